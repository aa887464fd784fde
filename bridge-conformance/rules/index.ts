import type { Rule } from '../rule';
import { accessRules } from './access';
import { answerRules } from './answers';
import { batchRules } from './batches';
import { callbackRules } from './callbacks';
import { commandRules } from './commands';
import { deliveryRules } from './deliveries';
import { eventRules } from './events';
import { keyRules } from './keys';
import { limitRules } from './limits';
import { requestRules } from './requests';

/** All rules, in the order of checking; those about all answers come last. */
export const rules: readonly Rule[] = [
	...accessRules,
	...requestRules,
	...batchRules,
	...keyRules,
	...limitRules,
	...eventRules,
	...commandRules,
	...callbackRules,
	...deliveryRules,
	...answerRules,
];
