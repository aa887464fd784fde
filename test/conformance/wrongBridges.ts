import { checkDifferent } from './suite';
import type { WrongVariant } from './variant';
import { wrongAnswers } from './wrongAnswers';
import { wrongBasics } from './wrongBasics';
import { wrongCallbacks } from './wrongCallbacks';
import { wrongDeliveries } from './wrongDeliveries';
import { wrongEvents } from './wrongEvents';
import { wrongKeys } from './wrongKeys';
import { wrongLimits } from './wrongLimits';
import { wrongRefusals } from './wrongRefusals';

/** All wrong bridges, by what they do wrong; each list is a test file of its own, so that they run side by side. */
export const wrongBridges = {
	'First sight': wrongBasics,
	Answers: wrongAnswers,
	Keys: wrongKeys,
	Limits: wrongLimits,
	'Commands and the order of rules': wrongRefusals,
	Events: wrongEvents,
	Callbacks: wrongCallbacks,
	Deliveries: wrongDeliveries,
} as const;

/** The suite fails the rows that a mistake breaks, and no others, and gets the vendor to send nothing. */
export function findsOut(variants: readonly WrongVariant[]): void {
	jest.setTimeout(240_000);

	it.concurrent.each(variants.map((variant) => [variant.name, variant] as const))(
		'%s',
		async (_name, { rows, ...difference }) => {
			const { rows: checked, sms } = await checkDifferent(difference);
			const failed = checked.filter(({ result }) => result === 'fail');
			expect(failed.map(({ id }) => id)).toEqual(rows);
			expect(sms).toBe(0);
			for (const { detail } of failed) expect(detail).not.toBe('');
		},
	);
}
