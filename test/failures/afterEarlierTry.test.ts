import type { Call } from '../../nodes/shared/failures/evidence';
import { afterEarlierTry } from '../../nodes/shared/failures/afterEarlierTry';
import { mapFailure } from '../../nodes/shared/failures/mapFailure';

const call: Call = {
	vendor: 'ovip',
	catalogue: 'ovip',
	operation: 'POST /subscriptions',
	effect: 'write',
};
const after = (status: number) => {
	const failure = mapFailure({ kind: 'http', status, label: '' }, call);
	return { failure, told: afterEarlierTry(failure) };
};

it.each([400, 401, 404, 429])(
	'HTTP %i did nothing, but an earlier try may have done it',
	(httpStatus) => {
		const { failure, told } = after(httpStatus);
		expect(failure.delivered).toBe('no');
		expect(told).toEqual({
			...failure,
			message: `${failure.message}. An earlier try of the node may have been carried out`,
			delivered: 'unknown',
		});
	},
);

it('what was safe to try again is to be looked at first', () => {
	const refused = mapFailure(
		{ kind: 'fault', fault: { kind: 'unreachable', cause: 'ECONNREFUSED' } },
		call,
	);
	expect(refused).toMatchObject({ delivered: 'no', retry: 'safe' });
	expect(afterEarlierTry(refused)).toMatchObject({ delivered: 'unknown', retry: 'later' });
});

it.each([500, 503])('HTTP %i leaves it open anyway', (httpStatus) => {
	const { failure, told } = after(httpStatus);
	expect(told).toBe(failure);
});
