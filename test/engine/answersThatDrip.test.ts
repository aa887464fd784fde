import type { Weather } from '../../sandbox/contract';
import { electricCar, onlyFailure } from '../support/operator';
import { useOperator } from '../support/useOperator';

const desk = useOperator();

/** Never silent for as long as the time-out, and yet minutes until it is whole. */
const drip = { kind: 'drip', everyMs: 300, acted: true } satisfies Weather;

/** Milliseconds on this machine until `work` has ended. */
async function lasting(work: () => Promise<unknown>): Promise<number> {
	const start = performance.now();
	await work();
	return performance.now() - start;
}

const timedOut = { code: 'timeout', category: 'timeout', delivered: 'unknown' };
const options = { timeout: 2 };

it.each([
	[
		'Send Code',
		'dqe',
		async () => await desk.operator.sms('sendCode', { options }),
		{ ...timedOut, retry: 'later' },
	],
	[
		'Get Status',
		'bridge',
		async () => await desk.operator.stellantis('vehicle getStatus', { vin: electricCar, options }),
		{ ...timedOut, retry: 'safe' },
	],
	[
		'Charging: Start',
		'bridge',
		async () =>
			await desk.operator.stellantis(
				'charging start',
				{ vin: electricCar, options },
				{ credential: { sdkVersion: '2.1' } },
			),
		{ ...timedOut, retry: 'later' },
	],
	[
		'Subscription: Add',
		'ovip',
		async () =>
			await desk.operator.ovip('subscription add', {
				service: 'SERVICE1_CODE',
				vin: electricCar,
				options,
			}),
		{ ...timedOut, retry: 'later' },
	],
] as const)('%s: the time-out is for the whole answer', async (_, vendor, run, failure) => {
	desk.sandbox.faults.order({ vendor, weather: drip, times: 9 });
	const took = await lasting(async () => expect(onlyFailure(await run())).toMatchObject(failure));
	// Far from the half minute that the answer takes.
	expect(took).toBeLessThan(10_000);
	expect(desk.arrivals(vendor)).toHaveLength(1);
});

it('a token endpoint that drips is given up as well', async () => {
	const oauth = { authentication: 'oauth2', clientId: 'SANDBOX-LICENCE', clientSecret: 's' };
	desk.sandbox.faults.order({ vendor: 'dqe', on: '/oauth/', weather: { ...drip, everyMs: 3_000 } });
	const took = await lasting(async () => {
		const operated = await desk.operator.sms('sendCode', { options }, { credential: oauth });
		expect(onlyFailure(operated)).toMatchObject({ delivered: 'no' });
	});
	expect(took).toBeLessThan(40_000);
	expect(desk.arrivals('dqe', 'GDPR_MSG')).toEqual([]);
});

it('Stop ends a dripping answer', async () => {
	desk.sandbox.faults.order({ vendor: 'dqe', weather: drip });
	const stop = new AbortController();
	const took = await lasting(async () => {
		const running = desk.operator.sms('sendCode', {}, { signal: stop.signal });
		while (desk.arrivals('dqe').length === 0) await new Promise(setImmediate);
		stop.abort();
		await running.catch(() => undefined);
	});
	expect(took).toBeLessThan(10_000);
});

describe('events of a command that is awaited', () => {
	it.each([
		['that drip', drip],
		['that never answer', { kind: 'hang', acted: false }],
	] as const)('%s: the wait ends at its deadline', async (_, weather) => {
		desk.sandbox.faults.order({ vendor: 'bridge', on: '/events', weather, times: 99 });
		const took = await lasting(async () => {
			const operated = await desk.operator.stellantis('charging start', {
				vin: electricCar,
				waitAtMost: 5,
			});
			expect(onlyFailure(operated)).toMatchObject({ code: 'timeout', delivered: 'yes' });
		});
		expect(took).toBeLessThan(9_000);
	});

	it('that are empty and come at once are not asked for again and again', async () => {
		const body = JSON.stringify({ events: [], cursor: 'c1' });
		desk.sandbox.faults.order({
			vendor: 'bridge',
			on: '/events',
			weather: { kind: 'body', body, contentType: 'application/json', acted: false },
			times: 999,
		});
		await desk.operator.stellantis('charging start', { vin: electricCar, waitAtMost: 5 });
		expect(desk.arrivals('bridge', '/events').length).toBeLessThanOrEqual(7);
	});

	it('whose position is no longer kept go on from now', async () => {
		desk.sandbox.faults.order({
			vendor: 'bridge',
			on: '/events',
			weather: { kind: 'status', status: 410 },
		});
		desk.sandbox.bridge.settings.paceMs = 2_000;
		const operated = await desk.operator.stellantis('charging start', { vin: electricCar });
		expect(operated.outputs).toMatchObject([{ outcome: 'done' }]);
		expect(desk.arrivals('bridge', '/events')[1]?.path).not.toContain('after=');
	});
});
