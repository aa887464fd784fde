import { findsOut } from './wrongBridges';
import { wrongEvents } from './wrongEvents';

describe('a bridge that', () => findsOut(wrongEvents));
