import { findsOut } from './wrongBridges';
import { wrongKeys } from './wrongKeys';

describe('a bridge that', () => findsOut(wrongKeys));
