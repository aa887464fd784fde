import { findsOut } from './wrongBridges';
import { wrongRefusals } from './wrongRefusals';

describe('a bridge that', () => findsOut(wrongRefusals));
