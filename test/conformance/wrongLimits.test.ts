import { findsOut } from './wrongBridges';
import { wrongLimits } from './wrongLimits';

describe('a bridge that', () => findsOut(wrongLimits));
