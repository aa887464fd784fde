import { findsOut } from './wrongBridges';
import { wrongBasics } from './wrongBasics';

describe('a bridge that', () => findsOut(wrongBasics));
