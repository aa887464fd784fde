import type { INodeParameters } from 'n8n-workflow';
import type { SdkState } from '../../sandbox/bridge';
import { onlyFailure, onlyOutput, phone } from '../support/operator';
import {
	again,
	componentTroubles,
	coreTroubles,
	inWeboTroubles,
	networkTroubles,
	setUpTroubles,
	type SdkTrouble,
} from '../support/sdkTroubles';
import { useOperator } from '../support/useOperator';

const desk = useOperator();

const sdk = (): SdkState => desk.sandbox.bridge.session('demo').sdk.state;
const code = (): string => desk.sandbox.phones.messagesOf(phone.dqe).at(-1)?.code ?? '';
const otherCode = (): string => code().replace(/\d$/, (digit) => String((Number(digit) + 1) % 10));
const operate = async (operation: string, parameters: INodeParameters = {}) =>
	await desk.operator.stellantis(operation, parameters);

/** Requests a code of the trusted phone. */
const requested =
	(operation: string, more: INodeParameters = {}) =>
	async (): Promise<INodeParameters> => {
		sdk().account.trustedPhone = phone.pims;
		onlyOutput(await operate(operation));
		return { smsCode: code(), ...more };
	};
const validated = async (): Promise<INodeParameters> => {
	const given = await requested('enrollment requestCode')();
	onlyOutput(await operate('enrollment validateCode', given));
	return { ...given, pin: '1234' };
};
const certified = async (): Promise<INodeParameters> => {
	onlyOutput(await operate('phone requestCertificationCode', { phone: phone.typed }));
	return { smsCode: code(), phone: phone.typed, pin: '1234' };
};
const trusting = async (): Promise<INodeParameters> => {
	sdk().account.trustedPhone = phone.pims;
	return {};
};

const offline = networkTroubles.filter(({ code: listed }) => listed === '2202');
const inWebo = inWeboTroubles.filter(({ because }) => because.startsWith('inWebo'));
const sms = [...setUpTroubles, ...coreTroubles, ...networkTroubles];
const strong = [...setUpTroubles, ...componentTroubles, ...offline, ...inWebo];

interface Row {
	readonly operation: string;
	/** As the vendor calls it. */
	readonly api: string;
	/** Brings about the good state and gives the parameters. */
	readonly prepare: () => Promise<INodeParameters>;
	readonly troubles: readonly SdkTrouble[];
	readonly reads?: true;
}

// prettier-ignore
const rows: readonly Row[] = [
	{ operation: 'enrollment getStatus', api: 'account', prepare: trusting, troubles: [...setUpTroubles, ...coreTroubles, ...componentTroubles, ...networkTroubles], reads: true },
	{ operation: 'enrollment requestCode', api: 'smscode enrollment', prepare: trusting, troubles: sms },
	{ operation: 'enrollment validateCode', api: 'smscode enrollment validation', prepare: requested('enrollment requestCode'), troubles: [...sms, ...componentTroubles, ...inWebo] },
	{ operation: 'enrollment enroll', api: 'enrollment enroll', prepare: validated, troubles: [...strong, ...inWeboTroubles.filter(({ because }) => because.includes('PIN'))] },
	{ operation: 'enrollment enrollWithPhoneNumber', api: 'enrollment enrollWithPhoneNumber', prepare: certified, troubles: strong },
	{ operation: 'enrollment remove', api: 'enrollment remove', prepare: trusting, troubles: [...strong, ...networkTroubles] },
	{ operation: 'pin requestResetCode', api: 'smscode resetPIN', prepare: trusting, troubles: sms },
	{ operation: 'pin reset', api: 'pincode reset', prepare: requested('pin requestResetCode', { newPin: '0043' }), troubles: [...strong, ...inWeboTroubles] },
	{ operation: 'pin update', api: 'pincode update', prepare: async () => ({ oldPin: '1234', newPin: '0043' }), troubles: [...strong, ...inWeboTroubles] },
];

describe.each(rows)('$operation', ({ operation, api, prepare, troubles, reads }) => {
	it.each([...new Set(troubles)])('fails with $code where $because', async (trouble) => {
		const parameters = await prepare();
		trouble.turn(sdk());
		const failure = onlyFailure(await operate(operation, parameters));
		const { code: expected, category, delivered } = trouble;
		expect(failure).toMatchObject({
			vendor: 'pims',
			operation: `pims.authentication.${api}`,
			code: expected,
			category,
		});
		expect(failure.message).toMatch(/\S/);
		expect(failure.hint).toMatch(/\S/);
		if (!reads) expect(failure.delivered).toBe(delivered);
		if (!reads && delivered !== 'no') expect(failure.retry).toBe(again[delivered]);
	});
});

describe('a code of the SMS', () => {
	const kinds = rows.filter(({ operation }) =>
		['validateCode', 'enrollWithPhoneNumber', 'reset'].some((name) => operation.endsWith(name)),
	);

	it.each(kinds)('$operation: another one (2305)', async ({ operation, prepare }) => {
		const given = { ...(await prepare()), smsCode: otherCode() };
		const failure = onlyFailure(await operate(operation, given));
		expect(failure).toMatchObject({ code: '2305', category: 'smsCode', delivered: 'yes' });
		expect(failure.message).toContain("'SMS Code'");
	});

	it.each(kinds)('$operation: an old one (2306)', async ({ operation, prepare }) => {
		const given = await prepare();
		desk.sandbox.clock.advance(desk.sandbox.bridge.settings.smsCodeValidMs);
		const failure = onlyFailure(await operate(operation, given));
		expect(failure).toMatchObject({ code: '2306', category: 'smsCode', delivered: 'yes' });
		expect(failure.hint).toMatch(/Request \w+/);
	});

	it.each([
		['enrollment requestCode', 'pin reset', { newPin: '0043' }, 'PIN: Request Reset Code'],
		['pin requestResetCode', 'enrollment validateCode', {}, 'Enrollment: Request Code'],
	])('of %s does not serve %s', async (request, operation, more, hint) => {
		const given = await requested(request, more)();
		const failure = onlyFailure(await operate(operation, given));
		expect(failure.code).toBe('2305');
		expect(failure.hint).toContain(hint);
	});
});

describe('the account', () => {
	it.each(['enrollment requestCode', 'pin requestResetCode'])(
		'without a trusted phone gets no code: %s (2307)',
		async (operation) => {
			const failure = onlyFailure(await operate(operation));
			expect(failure).toMatchObject({ code: '2307', category: 'ordering', delivered: 'no' });
			expect(failure.hint).toContain('Phone: Add');
			expect(desk.sandbox.phones.all).toEqual([]);
		},
	);

	it('with a trusted phone takes no other (2390)', async () => {
		const given = await certified();
		sdk().account.trustedPhone = '0698765432';
		const failure = onlyFailure(await operate('enrollment enrollWithPhoneNumber', given));
		expect(failure).toMatchObject({ code: '2390', category: 'conflict', delivered: 'no' });
		expect(failure.hint).toContain('Enrollment: Request Code');
	});

	it('does not enroll before the code was validated (2311)', async () => {
		const given = await requested('enrollment requestCode', { pin: '1234' })();
		expect(onlyFailure(await operate('enrollment enroll', given)).code).toBe('2311');
	});

	it.each(
		rows.filter(({ api }) => /enroll|remove|pincode/.test(api) && !/smscode enrollment$/.test(api)),
	)(
		'$operation was done although the synchronization failed (2316): not to be repeated',
		async ({ operation, prepare }) => {
			const given = await prepare();
			sdk().inWebo = 'postSynchronizationFailed';
			expect(onlyFailure(await operate(operation, given))).toMatchObject({
				code: '2316',
				delivered: 'yes',
				retry: 'never',
			});
		},
	);
});

it('enrolling without a code is for the SDK to take (Android) or to refuse (2101)', async () => {
	const failure = onlyFailure(await operate('enrollment enroll', { pin: '1234' }));
	expect(failure).toMatchObject({ code: '2101', category: 'input' });
	expect(desk.arrivals('bridge', '/calls').at(-1)?.body).not.toContain('smsCode');
});
