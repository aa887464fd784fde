import axios from 'axios';
import { join, resolve } from 'node:path';
import { readWorkflow } from '../harness';
import type { TriggerHost } from '../harness/triggerHost';
import { electricCar } from '../support/operator';
import { useTriggers } from '../support/triggerDesk';

const desk = useTriggers();
const file = (name: string) => readWorkflow(join(resolve(__dirname, '../../workflows'), name));

/** An n8n with an example workflow, activated; the credential is found by the id that the workflow names. */
async function active(name: string): Promise<TriggerHost> {
	const host = await desk.hosted(file(name));
	host.workflow.credentials = { 'bridge-sandbox': { ...desk.operator.bed.bridgeApi } };
	await host.activate();
	return host;
}

describe('charge finished → notify', () => {
	const car = () => desk.sandbox.bridge.car(electricCar);
	const messages = async (host: TriggerHost) => (await host.runs(1))[0]?.json('Send It Your Way');

	it('tells that a car is fully charged', async () => {
		const host = await active('charge-finished-notify.json');
		car().set({ charging: true });
		car().set({ batteryPercent: 100 });
		expect(await messages(host)).toEqual([
			{
				vin: electricCar,
				at: expect.stringMatching(/Z$/),
				text: expect.stringMatching(RegExp(`^Fully charged: ${electricCar}, \\d\\d:\\d\\d$`)),
			},
		]);
	});

	it('tells that charging was interrupted', async () => {
		const host = await active('charge-finished-notify.json');
		car().set({ charging: true });
		car().set({ charging: false });
		expect(await messages(host)).toMatchObject([
			{ text: expect.stringContaining('Charging was interrupted') },
		]);
	});
});

describe('webhook → schedule → answer', () => {
	const call = async (body: unknown) => {
		const host = await active('schedule-by-webhook.json');
		const { status, data } = await axios.post<unknown>(host.webhookUrl(), body, {
			validateStatus: () => true,
		});
		return { status, data };
	};

	it('answers with the outcome', async () => {
		expect(await call({ vin: electricCar, time: '03:45' })).toEqual({
			status: 200,
			data: {
				vin: electricCar,
				outcome: 'done',
				deferredTime: 'PT03H45M',
				startsAt: expect.stringContaining('T03:45:00'),
			},
		});
		expect(desk.sandbox.bridge.car(electricCar).state.deferredTime).toBe('PT03H45M');
	});

	it.each([
		['a wrong VIN', { vin: 'VR3', time: '02:30' }, /'VIN'/],
		['no VIN', { time: '02:30' }, /'VIN'/],
		['a time that is none', { vin: electricCar, time: 'soon' }, /'Start Time'/],
		['nothing', {}, /is empty/],
	])('answers 400 for %s', async (_, body, words) => {
		expect(await call(body)).toEqual({
			status: 400,
			data: {
				error: expect.stringMatching(words),
				hint: expect.stringMatching(/\S/),
				code: expect.stringMatching(/\S/),
				category: 'input',
			},
		});
		expect(desk.arrivals('bridge', '/calls')).toEqual([]);
	});

	it('answers 409 where the car refuses', async () => {
		desk.sandbox.bridge.car(electricCar).set({ ignition: 'start' });
		expect(await call({ vin: electricCar, time: '02:30' })).toMatchObject({
			status: 409,
			data: { code: '2329', category: 'vehicleState' },
		});
	});

	it.each([
		[429, 429, 'throttled'],
		[401, 502, 'authentication'],
		[503, 502, 'vendor'],
	])('a bridge that answers %d makes it %d', async (bridge, status, category) => {
		desk.sandbox.faults.order({
			vendor: 'bridge',
			on: '/calls',
			weather: { kind: 'status', status: bridge },
		});
		const answer = await call({ vin: electricCar, time: '02:30' });
		expect(answer).toMatchObject({ status, data: { category } });
		expect(JSON.stringify(answer)).not.toContain(desk.operator.bed.bridgeApi['token']);
	});
});
