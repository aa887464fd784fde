import { BridgeCaller, schedule, subscribe } from './bridgeCaller';

let caller: BridgeCaller;
beforeAll(async () => {
	caller = await BridgeCaller.start();
});
afterAll(() => caller.sandbox.close());
beforeEach(() => {
	caller.sandbox.reset();
	caller.bridge.settings.paceMs = 0;
});
afterEach(() => expect(caller.bridge.failures).toEqual([]));

const type = ({ status, data }: { status: number; data: { type?: string } }) =>
	`${status} ${data.type?.replace('urn:problem:mobile-sdk-bridge:', '')}`;

describe('cursors', () => {
	it('lead from event to event without gap or repetition', async () => {
		const { batch, events } = await caller.command(schedule);
		for (const [index, { cursor }] of events.entries()) {
			expect((await caller.events(cursor)).data.events).toEqual(events.slice(index + 1));
		}
		const page = (await caller.events(batch.cursor)).data;
		expect(page.cursor).toBe(events.at(-1)?.cursor);
	});

	it('none means from now on', async () => {
		await caller.command(schedule);
		const { data } = await caller.events();
		expect(data.events).toEqual([]);
		await caller.command(schedule);
		expect((await caller.events(data.cursor)).data.events).toHaveLength(3);
	});

	it('expire with the events after them, an hour later', async () => {
		const { batch, events } = await caller.command(schedule);
		caller.sandbox.clock.advance(3_500_000);
		expect((await caller.events(batch.cursor)).data.events).toHaveLength(3);
		caller.sandbox.clock.advance(200_000);
		expect(type(await caller.events(batch.cursor))).toBe('410 cursor-expired');
		expect((await caller.events(events.at(-1)?.cursor)).data.events).toEqual([]);
	});

	it('of an earlier life of the bridge are expired', async () => {
		const { batch } = await caller.command(schedule);
		caller.sandbox.reset();
		expect(type(await caller.events(batch.cursor))).toBe('410 cursor-expired');
	});

	it('of another session, of nobody and from the future are foreign', async () => {
		const { batch, events } = await caller.command(schedule);
		expect(type(await caller.events(batch.cursor, 0, 'legacy'))).toBe('400 foreign-cursor');
		const [bridge, life] = Buffer.from(batch.cursor, 'base64url').toString().split(':');
		const future = Buffer.from(`${bridge}:${life}:999:demo`).toString('base64url');
		const alien = Buffer.from(`alien:${life}:0:demo`).toString('base64url');
		for (const cursor of ['1', 'x'.repeat(512), future, alien, `${events[0]?.cursor}eA`]) {
			expect(type(await caller.events(cursor))).toBe('400 foreign-cursor');
		}
		expect(type(await caller.events('x'.repeat(513)))).toBe('400 invalid-request');
	});
});

describe('long poll', () => {
	it('answers as soon as something happens', async () => {
		const { data } = await caller.calls([subscribe]);
		const waiting = caller.events(data.cursor, 30);
		await caller.command(schedule);
		const { events } = (await waiting).data;
		expect(events[0]?.message.result).toEqual({ code: 900 });
	});

	it('answers empty when nothing does', async () => {
		const { data } = await caller.events();
		const before = Date.now();
		expect((await caller.events(data.cursor, 1)).data).toEqual({ events: [], cursor: data.cursor });
		expect(Date.now() - before).toBeGreaterThanOrEqual(990);
	});

	it('several callers get the same events', async () => {
		const { data } = await caller.calls([subscribe]);
		const waiting = [1, 2, 3].map(() => caller.events(data.cursor, 30));
		await caller.command(schedule);
		const pages = await Promise.all(waiting);
		expect(new Set(pages.map((page) => page.data.events[0]?.cursor)).size).toBe(1);
	});

	it('ends at once when the bridge stops', async () => {
		const waiting = caller.events(undefined, 30);
		await caller.request('GET', '/health');
		await caller.bridge.close();
		expect((await waiting).data.events).toEqual([]);
	});
});
