import { dqeVerifyCatalogue } from './dqeVerifyCatalogue';
import type { Catalogue } from './entry';

const ended = { category: 'smsCode', delivered: 'yes', retry: 'afterFix' } as const;

/** DQE's label for one of its codes. */
const labelOf = (code: '03' | '04' | '05'): string => dqeVerifyCatalogue[code]?.label ?? '';

/**
 * What ends the wait for a person without success: DQE's codes of GDPR_VERIF, once the page gives no further try and
 * no further code, and a reply that came after the end.
 */
export const dqeReplyCatalogue: Catalogue = {
	'03': {
		...ended,
		label: labelOf('03'),
		message: 'The person typed the PIN after its code had expired, and no further code is allowed',
		hint: "Start again if the person wants to; raise 'Duration' or 'Maximum Resends' if people need more time.",
	},
	'04': {
		...ended,
		label: labelOf('04'),
		message: "The person typed a wrong PIN as often as 'Maximum Tries' allows",
		hint: "Start again if the person wants to; raise 'Maximum Tries' if people often mistype.",
	},
	'05': {
		...ended,
		label: labelOf('05'),
		message: 'DQE takes no PIN for this code any more, and no further code is allowed',
		hint: "Start again if the person wants to; lower 'Maximum Tries' if DQE counts fewer, or raise 'Maximum Resends'.",
	},
	outdated: {
		...ended,
		category: 'conflict',
		retry: 'never',
		message: 'The wait had ended when this reply came, so it counts for nothing',
		hint: 'Nothing needs to be done: the earlier reply has been taken.',
	},
};

/** Of the output after the time for an answer has passed. */
export const nobodyAnswered = 'Nobody typed the right PIN in time';
