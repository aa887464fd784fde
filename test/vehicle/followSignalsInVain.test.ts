import type { Sent } from '../../nodes/shared/clients/send';
import { events } from '../clients/bridgeClient';
import { answer, fault } from '../clients/scriptedSend';
import { follow, otherVin, step } from './following';

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
		['401', answer('', 401), '401'],
		['Stop', fault('canceled'), 'canceled'],
	])('%s: asking again cannot help; the command went out', async (_, trouble, code) => {
		const { result, requests } = await follow([trouble]);
		expect(result).toMatchObject({ ok: false, failure: { code, delivered: 'yes' } });
		expect(requests).toHaveLength(1);
	});

	it('410: the position is lost, so it goes on from now', async () => {
		const { result, clock, requests } = await follow([answer('', 410), events('c9', step(200))]);
		expect(result).toMatchObject({ ok: true, value: { outcome: 'done' } });
		expect(clock.pauses).toEqual([]);
		expect(requests.map(({ query }) => query)).toEqual([
			{ after: 'c0', wait: '30' },
			{ wait: '30' },
		]);
	});

	it('410 without a position: asking again cannot help', async () => {
		const { result, requests } = await follow([answer('', 410), answer('', 410)]);
		expect(result).toMatchObject({ ok: false, failure: { code: '410', delivered: 'yes' } });
		expect(requests).toHaveLength(2);
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

	it('the last polls are over before the deadline, by the bridge and by the clock', async () => {
		const { requests } = await follow(
			Array.from({ length: 9 }, () => events('c1')),
			3_200,
		);
		expect(requests.map(({ query, timeoutMs }) => [query?.['wait'], timeoutMs])).toEqual([
			['2', 3_200],
			['1', 2_200],
			['0', 1_200],
			['0', 200],
		]);
	});

	it('empty lists that come at once are asked for once a second', async () => {
		const { clock } = await follow(
			Array.from({ length: 5 }, () => events('c1')),
			5_000,
		);
		expect(clock.pauses).toEqual([1_000, 1_000, 1_000, 1_000, 1_000]);
	});

	it.each([
		['the position where they began, again and again', ['c1', 'c1', 'c1', 'c1', 'c1'], step(900)],
		['only events of another car', ['c1', 'c2', 'c3', 'c4', 'c5'], step(200, { vin: otherVin })],
	])('lists with %s are asked for once a second', async (_, cursors, event) => {
		const { clock } = await follow(
			cursors.map((cursor) => events(cursor, event)),
			3_500,
		);
		const [last, ...others] = clock.pauses.reverse();
		expect(last).toBeLessThanOrEqual(1_000);
		expect(others.every((pause) => pause === 1_000)).toBe(true);
		expect(clock.pauses.length).toBeGreaterThanOrEqual(4);
	});

	it('polls no longer than what is left', async () => {
		const { requests } = await follow([events('c1'), events('c2')], 41_500, 30_000);
		expect(requests.map(({ query }) => query?.['wait'])).toEqual(['30', '11']);
	});
});
