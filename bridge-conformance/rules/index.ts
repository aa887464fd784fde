import type { Rule } from '../rule';
import { accessRules } from './access';
import { answerRules } from './answers';
import { batchRules } from './batches';
import { callbackFormRules } from './callbackForms';
import { callbackRules } from './callbacks';
import { commandRules } from './commands';
import { deliveryRules } from './deliveries';
import { deliveryTryRules } from './deliveryTries';
import { eventRules } from './events';
import { keyRequestRules } from './keyRequests';
import { keyRules } from './keys';
import { keptRules } from './kept';
import { limitRules } from './limits';
import { limitWindowRules } from './limitWindow';
import { refusalRules } from './refusals';
import { replacementRules } from './replacement';
import { requestRules } from './requests';
import { signalRules } from './signals';

/** All rules, in the order of checking; those about all answers come last. */
export const rules: readonly Rule[] = [
	...accessRules,
	...requestRules,
	...batchRules,
	...keyRules,
	...keyRequestRules,
	...limitRules,
	...limitWindowRules,
	...refusalRules,
	...eventRules,
	...callbackRules,
	...callbackFormRules,
	...commandRules,
	...signalRules,
	...deliveryRules,
	...deliveryTryRules,
	...replacementRules,
	...keptRules,
	...answerRules,
];
