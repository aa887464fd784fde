import { findsOut } from './wrongBridges';
import { wrongCallbacks } from './wrongCallbacks';

describe('a bridge that', () => findsOut(wrongCallbacks));
