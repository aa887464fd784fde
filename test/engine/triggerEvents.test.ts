import type { IDataObject } from 'n8n-workflow';
import type { TriggerHost } from '../harness/triggerHost';
import { electricCar, onlyOutput, sleepingCar, until } from '../support/operator';
import { chargeEvent, deliveryOf } from '../support/signing';
import { delivery, post, secretOf, useTriggers } from '../support/triggerDesk';

const desk = useTriggers();

const car = (vin = electricCar) => desk.sandbox.bridge.car(vin);
const finish = (vin = electricCar): void => {
	car(vin).set({ plugged: true, charging: true });
	car(vin).set({ batteryPercent: 100 });
};
const interrupt = (): void => {
	car().set({ charging: true });
	car().set({ charging: false });
};
/** All items of the first executions. */
const items = async (host: TriggerHost, count: number): Promise<IDataObject[]> =>
	(await host.runs(count)).flatMap((run) => run.json('Started'));
const schedule = (startTime = '02:30') =>
	desk.operator.stellantis('charging schedule', { vin: electricCar, startTime });

describe('from the car to the workflow, through the bridge', () => {
	it('a finished charge', async () => {
		const host = await desk.activated({ events: ['chargeFinished'] });
		finish();
		expect(await items(host, 1)).toEqual([
			{
				event: 'chargeFinished',
				session: 'demo',
				vin: electricCar,
				receivedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
			},
		]);
	});

	it('only the kind that was asked for', async () => {
		const host = await desk.activated({ events: ['chargeInterrupted'] });
		finish();
		car().set({ batteryPercent: 50 });
		interrupt();
		expect(await items(host, 1)).toMatchObject([{ event: 'chargeInterrupted' }]);
		expect(host.started).toBe(1);
	});

	it('a command that was carried out, with the state of the car', async () => {
		const host = await desk.activated({ events: ['commandOutcome'] });
		onlyOutput(await schedule('03:45'));
		const [item] = await items(host, 1);
		expect(item).toMatchObject({
			event: 'commandOutcome',
			session: 'demo',
			vin: electricCar,
			outcome: 'done',
			code: '200',
			vehicle: { vin: electricCar, scheduledCharge: 'PT03H45M' },
		});
		expect(item?.['command']).toBe(
			desk.arrivals('bridge', '/calls').at(0)?.headers['idempotency-key'],
		);
		expect(host.started).toBe(1);
	});

	it('a command that the car refused, with the cause and what to do', async () => {
		const host = await desk.activated({ events: ['commandOutcome'] });
		car().set({ ignition: 'start' });
		await schedule();
		expect(await items(host, 1)).toMatchObject([
			{
				event: 'commandOutcome',
				outcome: 'refused',
				code: '2329',
				message: expect.stringMatching(/\S/),
				hint: expect.stringMatching(/\S/),
			},
		]);
	});

	it('a change of a watched field; the first report is only remembered', async () => {
		const host = await desk.activated({
			events: ['vehicleChange'],
			watchedFields: ['scheduledCharge'],
		});
		for (const time of ['02:30', '02:30', '04:00']) await schedule(time);
		expect(await items(host, 1)).toMatchObject([
			{
				event: 'vehicleChange',
				vin: electricCar,
				changes: { scheduledCharge: { from: 'PT02H30M', to: 'PT04H00M' } },
				vehicle: { scheduledCharge: 'PT04H00M' },
			},
		]);
		expect(host.started).toBe(1);
	});

	it('comes again after an answer that the bridge did not get, and starts once', async () => {
		const host = await desk.activated({ events: ['chargeFinished'] });
		host.loseAnswers(2);
		finish();
		await until(() => host.calls === 3);
		expect(await items(host, 1)).toHaveLength(1);
		expect(host.started).toBe(1);
	});

	it('starts nothing any more after deactivation', async () => {
		const host = await desk.activated({ events: ['chargeFinished'] });
		const other = await desk.activated({ events: ['chargeFinished'] });
		await host.deactivate();
		finish();
		await items(other, 1);
		expect(host.calls).toBe(0);
	});
});

describe('only these VINs', () => {
	it.each([
		['all, if none is named', '', 2],
		['those of a list', `${electricCar}, ${sleepingCar}`, 2],
		['as people write them', ' vr3-sandb0xbev0001 ', 1],
		['in an expression', `={{ ['${sleepingCar}'] }}`, 1],
		['nobody else', 'VR3UHZKXZLT123456', 0],
	])('%s', async (_, vins, count) => {
		const host = await desk.activated({ events: ['chargeFinished'], vins });
		const all = await desk.activated({ events: ['chargeFinished'] });
		finish(electricCar);
		finish(sleepingCar);
		await items(all, 2);
		await until(() => host.calls === 2);
		expect(await items(host, count)).toHaveLength(count);
		expect(host.started).toBe(count);
	});

	it('are not those of an event that names no car', async () => {
		const text = deliveryOf(chargeEvent('remoteChargeFinished'));
		const all = await desk.activated({ events: ['chargeFinished'] });
		const named = await desk.activated({ events: ['chargeFinished'], vins: electricCar });
		for (const host of [all, named]) {
			expect(await post(host.webhookUrl(), delivery(text, secretOf(host)))).toBe(200);
		}
		expect(await items(all, 1)).toMatchObject([{ event: 'chargeFinished', vin: null }]);
		expect(named.started).toBe(0);
	});
});

describe('a test event in the editor', () => {
	it('is taken at the test address, starts once, and ends the listening', async () => {
		const host = await desk.activated({ events: ['chargeFinished'] });
		await host.deactivate();
		await host.listen();
		finish();
		expect(await items(host, 1)).toMatchObject([{ event: 'chargeFinished' }]);
		await until(() => !host.isListening);
		expect(desk.arrivals('bridge', '/callbacks/').at(-1)?.method).toBe('DELETE');
	});

	it('can be the first report of a car', async () => {
		const host = await desk.activated({
			events: ['vehicleChange'],
			watchedFields: ['scheduledCharge'],
		});
		await host.listen();
		await schedule('02:30');
		expect(await items(host, 1)).toMatchObject([
			{ changes: { scheduledCharge: { from: null, to: 'PT02H30M' } } },
		]);
		expect(host.started).toBe(1);
	});
});
