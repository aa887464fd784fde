import { signalFailure } from '../../nodes/shared/failures/signalFailure';
import { pimsLabels } from './published';

const call = {
	vendor: 'pims',
	catalogue: 'pims',
	operation: 'pims.vehicle.command charge',
	effect: 'write',
} as const;
const failureOf = (code: string) => signalFailure({ kind: 'code', code, label: '' }, call);

it.each([
	['2329', 'yes', 'afterFix'],
	['2201', 'yes', 'later'],
	['2353', 'yes', 'later'],
	['2377', 'unknown', 'later'],
	['2301', 'unknown', 'afterFix'],
	['9999', 'yes', 'later'],
] as const)('%s after the command was accepted: %s, %s', (code, delivered, retry) => {
	expect(failureOf(code)).toMatchObject({
		code,
		delivered,
		retry,
		operation: 'pims.vehicle.command charge',
	});
});

it('no published code is said to have sent nothing, in fact or in words, or to be safe to send again', () => {
	for (const [code] of pimsLabels) {
		const { delivered, retry, message } = failureOf(code);
		expect([code, delivered, retry]).not.toContain('no');
		expect([code, retry]).not.toContain('safe');
		expect(message).not.toMatch(/not sent|nothing was sent/);
	}
});
