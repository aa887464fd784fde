import type { INodeParameters } from 'n8n-workflow';
import { electricCar, onlyFailure, onlyOutput, phone, sleepingCar } from '../support/operator';
import { useOperator } from '../support/useOperator';

const desk = useOperator();
const hour = 3_600_000;

const operate = async (operation: string, parameters: INodeParameters = {}, session = 'demo') =>
	await desk.operator.stellantis(operation, parameters, { credential: { session } });

describe('codes per day', () => {
	const requests: ReadonlyArray<readonly [string, INodeParameters]> = [
		['phone requestCertificationCode', { phone: phone.typed }],
		['enrollment requestCode', {}],
		['pin requestResetCode', {}],
		[
			'sdk call',
			{
				method: 'get',
				api: 'pims.authentication.smscode',
				parameters: '{ "type": "enrollment" }',
			},
		],
	];
	beforeEach(() => {
		desk.sandbox.bridge.session('demo').sdk.state.account.trustedPhone = phone.pims;
	});

	it.each(requests)(
		'%s: the seventh within 24 hours is refused, and says when',
		async (name, given) => {
			for (let sent = 0; sent < 6; sent++) {
				onlyOutput(await operate(name, given));
				desk.sandbox.clock.advance(hour);
			}
			const failure = onlyFailure(await operate(name, given));
			expect(failure).toMatchObject({
				code: '429',
				category: 'throttled',
				delivered: 'no',
				retry: 'later',
				retryAfterMs: 18 * hour,
			});
			expect(failure.hint).toContain('in 18 hours');
			expect(failure.hint).toContain("'Codes per Day'");
			expect(desk.sandbox.phones.all).toHaveLength(6);

			desk.sandbox.clock.advance(18 * hour);
			onlyOutput(await operate(name, given));
		},
	);

	it('are counted together, whatever they are for', async () => {
		const options = { codesPerDay: 3 };
		for (const [name, given] of requests.slice(0, 3)) {
			onlyOutput(await operate(name, { ...given, options }));
		}
		for (const [name, given] of requests) {
			expect(onlyFailure(await operate(name, { ...given, options })).code).toBe('429');
		}
		expect(desk.sandbox.phones.all).toHaveLength(3);
	});

	it('are those of one account', async () => {
		const once = { options: { codesPerDay: 1 } };
		onlyOutput(await operate('enrollment requestCode', once));
		desk.sandbox.bridge.session('legacy').sdk.state.account.trustedPhone = '0698765432';
		onlyOutput(await operate('enrollment requestCode', once, 'legacy'));
	});

	it('are not used up by what sends none', async () => {
		const once = { codesPerDay: 1 };
		for (let times = 0; times < 3; times++) onlyOutput(await operate('enrollment getStatus'));
		onlyOutput(await operate('enrollment requestCode', { options: once }));
	});
});

describe('wake-ups', () => {
	const wake = async (vin: string, options: INodeParameters = {}) =>
		await operate('vehicle getStatus', { vin, freshness: 'refreshWithWakeUp', options });

	it('wake a sleeping car once an hour, and say when the next one may come', async () => {
		const car = desk.sandbox.bridge.car(sleepingCar);
		expect(onlyOutput(await wake(sleepingCar))).toMatchObject({ vin: sleepingCar });
		expect(car.state.asleep).toBe(false);
		car.set({ asleep: true });
		desk.sandbox.clock.advance(hour / 4);

		const failure = onlyFailure(await wake(sleepingCar));
		expect(failure).toMatchObject({
			code: '429',
			category: 'throttled',
			delivered: 'no',
			retry: 'later',
			retryAfterMs: (3 * hour) / 4,
		});
		expect(failure.hint).toContain('in 45 minutes');
		expect(failure.hint).toContain("'Minimum Minutes Between Wake-Ups'");
		expect(car.state.asleep).toBe(true);

		desk.sandbox.clock.advance((3 * hour) / 4);
		onlyOutput(await wake(sleepingCar));
	});

	it('are counted per car', async () => {
		onlyOutput(await wake(sleepingCar));
		onlyOutput(await wake(electricCar));
		expect(onlyFailure(await wake(electricCar)).code).toBe('429');
	});

	it('may follow each other as fast as the option says', async () => {
		const options = { wakeUpMinutes: 5 };
		onlyOutput(await wake(sleepingCar, options));
		desk.sandbox.clock.advance(hour / 12);
		onlyOutput(await wake(sleepingCar, options));
	});

	it.each(['cached', 'refresh'])('%s wakes no car and is not limited', async (freshness) => {
		for (let times = 0; times < 3; times++) {
			onlyOutput(await operate('vehicle getStatus', { vin: sleepingCar, freshness }));
		}
		expect(desk.sandbox.bridge.car(sleepingCar).state.asleep).toBe(true);
	});

	it('are off by default', async () => {
		onlyOutput(await operate('vehicle getStatus', { vin: sleepingCar }));
		expect(desk.arrivals('bridge', '/calls').at(-1)?.body).toContain('"action":"get"');
	});
});
