import { findsOut } from './wrongBridges';
import { wrongDeliveries } from './wrongDeliveries';

describe('a bridge that', () => findsOut(wrongDeliveries));
