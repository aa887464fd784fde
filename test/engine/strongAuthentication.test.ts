import type { SdkState } from '../../sandbox/bridge';
import { electricCar, onlyFailure, onlyOutput, phone } from '../support/operator';
import { useOperator } from '../support/useOperator';

const desk = useOperator();

const sdk = (): SdkState => desk.sandbox.bridge.session('demo').sdk.state;
const schedule = { vin: electricCar, startTime: '02:30' };

interface Batch {
	readonly key: string | undefined;
	readonly apis: readonly string[];
}

const apisIn = (body: string): string[] => {
	const { calls }: { calls: Array<{ method: string; api: string }> } = JSON.parse(body);
	return calls.map(({ method, api }) => `${method} ${api}`);
};

const batches = (): Batch[] =>
	desk
		.arrivals('bridge', '/calls')
		.map(({ headers, body }) => ({ key: headers['idempotency-key'], apis: apisIn(body) }));

const command = [
	'subscribe pims.vehicle.signal',
	'set pims.vehicle.vin',
	'set pims.vehicle.command',
];
const status = ['set pims.vehicle.vin', 'get pims.vehicle.informations'];
const password = ['get pims.authentication.otp'];

beforeEach(() => {
	sdk().strongAuthentication = 'expired';
});

const operations = [
	['charging schedule', schedule, command],
	['charging start', { vin: electricCar }, command],
	['charging stop', { vin: electricCar }, command],
	['vehicle getStatus', { vin: electricCar }, status],
	[
		'sdk call',
		{
			api: 'pims.vehicle.informations',
			parameters: '{ "actionType": "remote", "action": "get" }',
			selectVin: electricCar,
		},
		status,
	],
] as const;

describe.each(operations)('2302 at %s', (operation, parameters, apis) => {
	it('with the PIN: one password, then the batch once more under another key', async () => {
		onlyOutput(await desk.operator.stellantis(operation, parameters));

		expect(batches().map((batch) => batch.apis)).toEqual([apis, password, apis]);
		expect(new Set(batches().map(({ key }) => key)).size).toBe(3);
		expect(sdk().strongAuthentication).toBe('valid');
	});

	it('without the PIN: a failure that says where to put it', async () => {
		const failure = onlyFailure(
			await desk.operator.stellantis(operation, parameters, { credential: { pin: '' } }),
		);
		expect(failure).toMatchObject({
			code: '2302',
			category: 'strongAuthentication',
			delivered: 'no',
			retry: 'afterFix',
		});
		expect(failure.hint).toContain("'PIN'");
		expect(batches().map((batch) => batch.apis)).toEqual([apis]);
	});

	it('with a wrong PIN: the failure of the password, and nothing is sent again', async () => {
		const failure = onlyFailure(
			await desk.operator.stellantis(operation, parameters, { credential: { pin: '4321' } }),
		);
		expect(failure).toMatchObject({
			operation: 'pims.authentication.otp withPIN',
			code: '2308',
			category: 'blocked',
			delivered: 'yes',
		});
		expect(failure.hint).toContain("'PIN'");
		expect(JSON.stringify(failure)).not.toContain('4321');
		expect(batches().map((batch) => batch.apis)).toEqual([apis, password]);
		expect(sdk().account.pinTriesLeft).toBe(desk.sandbox.bridge.settings.pinTries - 1);
	});
});

const outOfUse: ReadonlyArray<readonly [string, string, string, (state: SdkState) => void]> = [
	['the PIN is blocked', '2317', 'yes', ({ account }) => void (account.pinTriesLeft = 0)],
	[
		'the device is not enrolled',
		...(['2312', 'no'] as const),
		({ account }) => void (account.deviceActivated = false),
	],
];

it.each(outOfUse)(
	'where %s, the failure tells the documented way out',
	async (_, code, delivered, turn) => {
		turn(sdk());
		const failure = onlyFailure(await desk.operator.stellantis('charging schedule', schedule));
		expect(failure).toMatchObject({ code, category: 'blocked', delivered });
		expect(failure.hint).toContain("'Reset Steps'");
	},
);

it('asked for again right after the repair, 2302 ends the item instead of going round', async () => {
	desk.sandbox.faults.order({
		vendor: 'bridge',
		on: 'pims.vehicle.command',
		times: 99,
		weather: { kind: 'code', code: '2302' },
	});
	expect(onlyFailure(await desk.operator.stellantis('charging schedule', schedule)).code).toBe(
		'2302',
	);
	expect(batches().map((batch) => batch.apis)).toEqual([command, password, command]);
});

it('is renewed once for a run of several items', async () => {
	const { outputs } = await desk.operator.stellantis('charging schedule', schedule, {
		items: [{}, {}, {}],
	});
	expect(outputs).toHaveLength(3);
	expect(batches().filter(({ apis }) => apis.join() === password.join())).toHaveLength(1);
});

it('2302 of a phone call, which no password repairs, is repaired the same way if the SDK says it', async () => {
	desk.sandbox.faults.order({
		vendor: 'bridge',
		on: 'phoneNumberCertification',
		weather: { kind: 'code', code: '2302' },
	});
	onlyOutput(
		await desk.operator.stellantis('phone requestCertificationCode', { phone: phone.typed }),
	);
	expect(desk.sandbox.phones.messagesOf(phone.dqe)).toHaveLength(1);
});
