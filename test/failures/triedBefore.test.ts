import type { Call } from '../../nodes/shared/failures/evidence';
import { mapFailure } from '../../nodes/shared/failures/mapFailure';
import { triedBefore } from '../../nodes/shared/failures/triedBefore';

const call: Call = { vendor: 'pims', catalogue: 'pims', operation: 'first', effect: 'write' };

test.each(['2305', '2306', '2308', '2310', '2317', '2201', '9999'])(
	'a call that was not made after %s has its reason, and says that nothing was done',
	(code) => {
		const first = mapFailure({ kind: 'code', code, label: 'words', transactionId: 'a-1' }, call);
		const { message, hint, ...facts } = triedBefore(first, 'second');
		expect(facts).toEqual({
			...{ vendor: 'pims', operation: 'second', code, label: 'words' },
			...{ category: first.category, delivered: 'no', retry: 'afterFix' },
		});
		expect(message.startsWith(`${first.message}. `)).toBe(true);
		expect(message).not.toMatch(/\.$/);
		expect(hint).toMatch(/^Nothing was done here: /);
		expect(hint.endsWith(first.hint)).toBe(true);
		expect(`${message} ${hint}`).not.toMatch(/\b(?:errors?|problems?|failures?|mistakes?)\b/i);
	},
);
