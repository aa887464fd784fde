import type { Sent } from '../../nodes/shared/clients/send';
import { followSignals, settle, type SentCommand } from '../../nodes/shared/vehicle/followSignals';
import { mapFailure } from '../../nodes/shared/failures/mapFailure';
import { events, scriptedBridge } from '../clients/bridgeClient';
import { answer, fault } from '../clients/scriptedSend';

const vin = 'VR3UHZKXZLT123456';
const otherVin = 'VR3UHZKXZLT999999';
const sdk = { operation: 'pims.vehicle.command charge', effect: 'write' } as const;
const api = 'pims.vehicle.signal';
const receivedAt = '2026-03-01T12:00:01.000Z';

interface Of {
	readonly command?: string;
	readonly vin?: string;
}
const ours: Of = { command: 'key', vin };
const step = (code: number, of: Of = ours, more: object = {}) => ({
	api,
	receivedAt,
	...of,
	message: { transactionId: 't', status: 'RESULT', result: { code, ...more } },
});
const refusal = (code: number, of: Of = ours) => ({
	api,
	receivedAt,
	...of,
	message: { transactionId: 't', status: 'RESULT', error: { code, label: 'no' } },
});
const data = (of: string) => ({ vehicle: { attributes: { vin: of } } });

async function follow(script: readonly Sent[], waitMs = 60_000, perPollMs = 0) {
	const { client, clock, requests, send } = scriptedBridge(script);
	const startedAt = clock.now();
	const sent: SentCommand = {
		vin,
		command: 'startCharge',
		sdk,
		startedAt,
		transactionId: 't0',
		events: [],
	};
	const time = {
		pause: clock.pause,
		now: () => {
			// Every poll takes its time.
			return clock.now() + requests.length * perPollMs;
		},
	};
	const start = { messages: [], cursor: 'c0', key: 'key' };
	return { result: await followSignals(client, time, sent, start, waitMs), clock, requests, send };
}

const codes = (result: Awaited<ReturnType<typeof follow>>['result']) =>
	result.ok ? result.value.events.map(({ code }) => code) : [];

describe('to the end', () => {
	it.each([
		[
			'one after the other',
			[events('c1', step(900)), events('c2', step(903)), events('c3', step(200))],
		],
		['in one poll', [events('c1', step(900), step(903), step(200), step(900))]],
		[
			'with empty polls between',
			[events('c1'), events('c1', step(900)), events('c2'), events('c3', step(903), step(200))],
		],
	])('steps %s', async (_, script) => {
		const { result, requests } = await follow(script);
		expect(result).toMatchObject({
			ok: true,
			value: { vin, command: 'startCharge', outcome: 'done', code: '200', transactionId: 't0' },
		});
		expect(codes(result)).toEqual(['900', '903', '200']);
		expect(requests).toHaveLength(script.length);
	});

	it('goes on from the cursor of the last poll', async () => {
		const { requests } = await follow([events('c1', step(900)), events('c2', step(200))]);
		expect(requests.map(({ query }) => query?.['after'])).toEqual(['c0', 'c1']);
	});

	it('a refusal is a failure that says that the command went out', async () => {
		const { result } = await follow([events('c1', step(900), refusal(2329))]);
		expect(result).toMatchObject({
			ok: false,
			failure: { code: '2329', delivered: 'yes', transactionId: 't' },
		});
	});

	it('a refusal without a transaction has none', async () => {
		const bare = { ...refusal(2329), message: { status: 'RESULT', error: { code: 2329 } } };
		expect((await follow([events('c1', bare)])).result).not.toHaveProperty('failure.transactionId');
	});

	it('a refusal of what is the case already is no failure', async () => {
		const { result } = await follow([events('c1', refusal(2331))]);
		expect(result).toMatchObject({ ok: true, value: { outcome: 'alreadyDone', code: '2331' } });
	});
});

describe('signals that are not about the command', () => {
	it.each([
		['of another command', step(200, { command: 'other', vin })],
		['of another command of the same session', step(200, { command: 'other' })],
		['of another car', step(200, { vin: otherVin })],
		['with data of another car, where the bridge cannot tell', step(200, {}, data(otherVin))],
		['with data of another car under our key', step(200, { command: 'key' }, data(otherVin))],
		['refusing another command', refusal(2329, { command: 'other' })],
	])('%s are passed over', async (_, foreign) => {
		const { result } = await follow([events('c1', foreign), events('c2', step(200))]);
		expect(result).toMatchObject({ ok: true, value: { outcome: 'done' } });
		expect(codes(result)).toEqual(['200']);
	});

	it.each([
		['by the car', step(200, { vin })],
		['by its data', step(200, {}, data(vin))],
		['by nothing else than being alone', step(200, {})],
	])('where the bridge cannot tell, they are known %s', async (_, signal) => {
		expect((await follow([events('c1', signal)])).result).toMatchObject({ ok: true });
	});
});

describe('a bridge that is away', () => {
	const away: ReadonlyArray<readonly [string, Sent, number]> = [
		['broken connection', fault('interrupted'), 1_000],
		['no answer in time', fault('timeout'), 1_000],
		['refused connection', fault('unreachable', 'ECONNREFUSED'), 1_000],
		['503', answer('', 503), 1_000],
		['503 with a wait', answer('', 503, { 'retry-after': '7' }), 7_000],
		['429 without patience', answer('', 429, { 'retry-after': '0' }), 1_000],
		['HTML', answer('<html>'), 1_000],
	];

	it.each(away)(
		'%s: asked again after a pause, from the same cursor',
		async (_, trouble, pause) => {
			const { result, clock, requests } = await follow([trouble, events('c1', step(200))]);
			expect(result).toMatchObject({ ok: true, value: { outcome: 'done' } });
			expect(clock.pauses).toEqual([pause]);
			expect(requests.map(({ query }) => query?.['after'])).toEqual(['c0', 'c0']);
		},
	);

	it.each([
		['410', answer('', 410), '410'],
		['401', answer('', 401), '401'],
		['Stop', fault('canceled'), 'canceled'],
	])('%s: asking again cannot help; the command went out', async (_, trouble, code) => {
		const { result, requests } = await follow([trouble]);
		expect(result).toMatchObject({ ok: false, failure: { code, delivered: 'yes' } });
		expect(requests).toHaveLength(1);
	});

	it('longer than the deadline: no outcome, and no pause past it', async () => {
		const { result, clock } = await follow(
			[answer('', 503, { 'retry-after': '3' }), answer('', 503, { 'retry-after': '3' })],
			5_000,
		);
		expect(result).toMatchObject({ ok: false, failure: { code: 'timeout', delivered: 'yes' } });
		expect(clock.pauses).toEqual([3_000, 2_000]);
	});
});

describe('no outcome before the deadline', () => {
	it.each([
		['nothing', [], 'nothing was heard'],
		['900', [step(900)], 'accepted the command'],
		['901', [step(900), step(901)], 'did not wake up'],
		['903', [step(900), step(903)], 'reached the car'],
		['902', [step(902)], 'nothing was heard'],
	])('after %s: a time-out that says how far it came', async (_, list, words) => {
		const { result, requests } = await follow(
			[events('c1', ...list), events('c2')],
			60_000,
			30_000,
		);
		expect(result).toMatchObject({
			ok: false,
			failure: { code: 'timeout', category: 'timeout', delivered: 'yes', retry: 'later' },
		});
		expect(result.ok ? '' : result.failure.message).toContain(words);
		expect(result.ok ? '' : result.failure.message).toContain('60 seconds');
		expect(requests).toHaveLength(2);
	});

	it('polls no longer than what is left', async () => {
		const { requests } = await follow([events('c1'), events('c2')], 41_500, 30_000);
		expect(requests.map(({ query }) => query?.['wait'])).toEqual(['30', '12']);
	});
});

it.each([
	['startCharge', '2331', true],
	['startCharge', '2339', true],
	['stopCharge', '2331', false],
	['scheduleCharge', '2331', false],
	['scheduleCharge', '2339', false],
	['startCharge', '2329', false],
] as const)('%s refused with %s is done already: %s', (command, code, done) => {
	const sent: SentCommand = { vin, command, sdk, startedAt: 0, transactionId: '', events: [] };
	const failure = mapFailure(
		{ kind: 'code', code, label: 'x' },
		{ ...sdk, vendor: 'pims', catalogue: 'pims' },
	);
	expect(settle(sent, failure, 5)).toEqual(
		done
			? {
					ok: true,
					value: {
						vin,
						command,
						outcome: 'alreadyDone',
						code,
						label: 'x',
						transactionId: '',
						events: [],
						waitedMs: 5,
					},
				}
			: { ok: false, failure },
	);
});
