import { StaticMemory } from '../../nodes/Stellantis/trigger/staticMemory';
import type { TriggerHost } from '../harness/triggerHost';
import { electricCar } from '../support/operator';
import { chargeEvent, deliveryOf } from '../support/signing';
import { delivery, memoryOf, onlyItems, post, secretOf, useTriggers } from '../support/triggerDesk';

const desk = useTriggers();
const minute = 60_000;

const activated = async (): Promise<TriggerHost> =>
	await desk.activated({ events: ['chargeFinished'] });
const finished = (deliveryId: string): string =>
	deliveryOf(chargeEvent('remoteChargeFinished', electricCar), deliveryId);

describe('a delivery that comes again because our answer was lost', () => {
	const again = (host: TriggerHost, deliveryId: string, at = Date.now()) =>
		post(host.webhookUrl(), delivery(finished(deliveryId), secretOf(host), at));

	it('is taken, and starts nothing', async () => {
		const host = await activated();
		const now = Date.now();
		const answers = [
			await again(host, 'd1', now),
			// Within the same second the signature is the same one.
			await again(host, 'd1', now),
			await again(host, 'd1', now + 1000),
			await again(host, 'd1', now + 2000),
			await again(host, 'd2', now + 2000),
		];
		expect(answers).toEqual([200, 200, 200, 200, 200]);
		expect(host.started).toBe(2);
		await host.runs(2);
	});

	it('is known after a restart: n8n has stored it', async () => {
		const host = await activated();
		await again(host, 'd1');
		await host.runs(1);
		expect(memoryOf(host)).toMatchObject({ deliveries: { d1: expect.any(Number) } });
	});

	it.each([
		['an hour', 60],
		['23 hours', 23 * 60],
	])('is known for %s, and is new after the bridge has given up', async (_, minutes) => {
		const host = await activated();
		await again(host, 'd1');
		const clock = jest.spyOn(Date, 'now').mockReturnValue(Date.now() + minutes * minute);
		expect(await again(host, 'd1')).toBe(200);
		expect(host.started).toBe(1);
		clock.mockReturnValue(Date.now() + 26 * 60 * minute);
		expect(await again(host, 'd1')).toBe(200);
		expect(host.started).toBe(2);
		clock.mockRestore();
		await host.runs(2);
	});

	it.each(['constructor', '__proto__', 'toString', '7'])(
		'is told by its id, be it %s',
		async (deliveryId) => {
			const host = await activated();
			const now = Date.now();
			for (const at of [now, now + 1000]) expect(await again(host, deliveryId, at)).toBe(200);
			expect(await onlyItems(host)).toHaveLength(1);
		},
	);

	it('is remembered among as many as a day may bring, and what n8n keeps stays small', () => {
		const kept = {};
		const memory = new StaticMemory(kept);
		const start = Date.parse('2026-03-01T00:00:00Z');
		const remember = (index: number, at = index) =>
			memory.isNew(
				{ deliveryId: `d${index}`, session: 'demo', event: {}, signature: `${index} at ${at}` },
				start + at * minute,
			);
		for (let index = 0; index < 1440; index += 1) expect(remember(index)).toBe(true);
		expect(JSON.stringify(kept).length).toBeLessThan(15_000);
		expect([1439, 1200, 1000].map((index) => remember(index, 1440))).toEqual([false, false, false]);
	});
});

describe('deliveries that come before n8n has stored what the last one left', () => {
	const now = Date.parse('2026-03-01T00:00:00Z');
	const told = (id: string, secret: string) => ({
		deliveryId: id,
		session: 'demo',
		event: {},
		signature: `${id} under ${secret}`,
	});
	/** What each of two requests at the same time is given. */
	const loaded = (secret: string) => [1, 2].map(() => new StaticMemory({ secret }));

	it('know of each other', () => {
		const secret = 'of one registration';
		const [one, other] = loaded(secret);
		expect(one?.isNew(told('d1', secret), now)).toBe(true);
		one?.changesOf(electricCar, { plugged: false }, false);
		one?.keep(now);
		expect(other?.isNew(told('d1', secret), now)).toBe(false);
		expect(other?.isNew({ ...told('d1', secret), signature: 'fresh' }, now)).toBe(false);
		expect(other?.changesOf(electricCar, { plugged: true }, false)).toEqual({
			plugged: { from: false, to: true },
		});
	});

	it('know nothing of another registration', () => {
		const [one] = loaded('of an earlier registration');
		one?.isNew(told('d1', 'it'), now);
		one?.keep(now);
		const [other] = loaded('of a later registration');
		expect(other?.isNew(told('d1', 'it'), now)).toBe(true);
	});

	it('do not bring back what n8n has stored since', () => {
		const secret = 'of a process that was away';
		const [one] = loaded(secret);
		one?.changesOf(electricCar, { plugged: false }, false);
		one?.keep(now);
		const later = new StaticMemory({
			secret,
			generation: 7,
			vehicles: { [electricCar]: { plugged: true } },
		});
		later.isNew(told('d2', secret), now);
		expect(later.changesOf(electricCar, { plugged: true }, false)).toBeUndefined();
	});
});
