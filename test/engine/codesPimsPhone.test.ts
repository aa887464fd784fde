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

async function requestCode(number = phone.typed): Promise<void> {
	onlyOutput(await desk.operator.stellantis('phone requestCertificationCode', { phone: number }));
}

interface Operation {
	readonly name: string;
	/** As the vendor calls it. */
	readonly api: string;
	/** What goes before, in the good state; gives the parameters. */
	readonly prepare: () => Promise<INodeParameters>;
	readonly write: boolean;
	readonly troubles: readonly SdkTrouble[];
}

const withCode = async (): Promise<INodeParameters> => {
	await requestCode();
	return { phone: phone.typed, smsCode: code() };
};

const everywhere = [...setUpTroubles, ...coreTroubles, ...networkTroubles];

const certification: Operation = {
	name: 'phone requestCertificationCode',
	api: 'pims.authentication.smscode phoneNumberCertification',
	prepare: () => Promise.resolve({ phone: phone.typed }),
	write: true,
	troubles: everywhere,
};
const addition: Operation = {
	name: 'phone add',
	api: 'pims.authentication.smscode addPhoneNumber',
	prepare: withCode,
	write: true,
	troubles: [...everywhere, ...componentTroubles],
};
const modification: Operation = {
	name: 'phone modify',
	api: 'pims.authentication.smscode modifyPhoneNumber',
	prepare: async () => {
		sdk().account.trustedPhone = '0698765432';
		return await withCode();
	},
	write: true,
	troubles: [...everywhere, ...componentTroubles, ...inWeboTroubles],
};
const trusted: Operation = {
	name: 'phone getTrustedNumber',
	api: 'pims.authentication.trustedphonenumber',
	prepare: () => Promise.resolve({}),
	write: false,
	troubles: everywhere,
};

describe.each([certification, addition, modification, trusted])(
	'$name',
	({ name, api, prepare, write, troubles }) => {
		it.each([...troubles])('fails with $code where $because', async (trouble) => {
			const parameters = await prepare();
			trouble.turn(sdk());
			const failure = onlyFailure(await desk.operator.stellantis(name, parameters));

			const { code: expected, category, delivered, names } = trouble;
			expect(failure).toMatchObject({ vendor: 'pims', operation: api, code: expected, category });
			expect(failure.message).toContain(names);
			expect(failure.hint).not.toBe('');
			expect(failure.transactionId).toMatch(/^[\da-f]{8}-[\da-f]{4}$/);
			if (write) expect(failure).toMatchObject({ delivered });
			// What may have happened is never called safe to repeat, and a read always is.
			if (write && delivered !== 'no') expect(failure.retry).toBe(again[delivered]);
			if (!write && delivered === 'unknown') expect(failure.retry).toBe('safe');
		});
	},
);

describe.each([addition, modification])('the SMS code of $name', ({ name, prepare }) => {
	it.each([
		['2305', 'is another one', (given: INodeParameters) => ({ ...given, smsCode: otherCode() })],
		[
			'2305',
			'was sent to another phone',
			(given: INodeParameters) => ({ ...given, phone: '+33 6 11 22 33 44' }),
		],
		['2306', 'has expired', (given: INodeParameters) => given],
	] as const)('fails with %s where it %s', async (expected, _, change) => {
		const parameters = change(await prepare());
		if (expected === '2306') {
			desk.sandbox.clock.advance(desk.sandbox.bridge.settings.smsCodeValidMs);
		}
		const failure = onlyFailure(await desk.operator.stellantis(name, parameters));
		expect(failure).toMatchObject({ code: expected, category: 'smsCode', delivered: 'yes' });
		expect(failure.message).toContain("'SMS Code'");
		expect(failure.hint).toContain('Phone: Request Certification Code');
	});

	it('serves once', async () => {
		const parameters = await prepare();
		onlyOutput(await desk.operator.stellantis(name, parameters));
		sdk().account.trustedPhone = name === 'phone add' ? undefined : '0698765432';
		expect(onlyFailure(await desk.operator.stellantis(name, parameters)).code).toBe('2305');
	});

	it('keeps its leading zeros', async () => {
		// Every tenth code begins with a zero.
		let parameters = await prepare();
		while (!code().startsWith('0')) {
			// The codes of a day are limited.
			desk.sandbox.clock.advance(24 * 60 * 60_000);
			parameters = await prepare();
		}
		onlyOutput(await desk.operator.stellantis(name, parameters));
		expect(desk.arrivals('bridge', '/calls').at(-1)?.body).toContain(`"smsCode":"${code()}"`);
	});
});

describe('the account', () => {
	it('that has a trusted phone takes no other by Add (2390)', async () => {
		const parameters = await addition.prepare();
		sdk().account.trustedPhone = '0698765432';
		const failure = onlyFailure(await desk.operator.stellantis('phone add', parameters));
		expect(failure).toMatchObject({ code: '2390', category: 'conflict', delivered: 'no' });
		expect(failure.message).toContain('already has a trusted phone');
	});

	it('that has no trusted phone has none to modify (2307)', async () => {
		const failure = onlyFailure(
			await desk.operator.stellantis('phone modify', await addition.prepare()),
		);
		expect(failure).toMatchObject({ code: '2307', category: 'ordering', delivered: 'no' });
		expect(failure.hint).toContain('Phone: Add');
	});

	it('that has none says so as an output of Get Trusted Number, not as a failure', async () => {
		expect(onlyOutput(await desk.operator.stellantis('phone getTrustedNumber'))).toEqual({
			registered: false,
			phone: null,
		});
	});

	it('was changed although the synchronization failed (2316): not to be repeated', async () => {
		const parameters = await modification.prepare();
		sdk().inWebo = 'postSynchronizationFailed';
		const failure = onlyFailure(await desk.operator.stellantis('phone modify', parameters));
		expect(failure).toMatchObject({ code: '2316', delivered: 'yes', retry: 'never' });
		expect(sdk().account.trustedPhone).toBe(phone.pims);
	});
});

it('a session whose SDK spells codes as text gives the same failures', async () => {
	desk.sandbox.bridge.session('legacy').sdk.state.account.loggedIn = false;
	const failure = onlyFailure(
		await desk.operator.stellantis(
			'phone add',
			{ phone: phone.typed, smsCode: '012345' },
			{ credential: { session: 'legacy' } },
		),
	);
	expect(failure).toMatchObject({ code: '2301', category: 'authentication' });
});

it.each([
	['2101', 'Missing [smsCode] parameter', 'input', 'smsCode'],
	['2102', 'Invalid [phoneNumber] parameter', 'input', 'phoneNumber'],
	['2399', 'Something new', 'unknown', '2399'],
])(
	'code %s, which only the vendor can produce, is explained with his words',
	async (ordered, label, category, names) => {
		desk.sandbox.faults.order({
			vendor: 'bridge',
			on: 'addPhoneNumber',
			weather: { kind: 'code', code: ordered, label },
		});
		const failure = onlyFailure(
			await desk.operator.stellantis('phone add', { phone: phone.typed, smsCode: '012345' }),
		);
		expect(failure).toMatchObject({ code: ordered, category, label });
		expect(failure.message).toContain(names);
	},
);
