import { findsOut } from './wrongBridges';
import { wrongAnswers } from './wrongAnswers';

describe('a bridge that', () => findsOut(wrongAnswers));
