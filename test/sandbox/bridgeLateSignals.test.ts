import { bev, BridgeCaller, command, phev, schedule, signalCode } from './bridgeCaller';

/** Signals that come after the deadline of their command, when the session runs another one already. */

let caller: BridgeCaller;
beforeAll(async () => {
	caller = await BridgeCaller.start();
});
afterAll(() => caller.sandbox.close());
beforeEach(() => caller.sandbox.reset());
afterEach(() => expect(caller.bridge.failures).toEqual([]));

const [early, late] = ['the-early-command', 'the-late-command'];

/** Two commands, the second one sent after the deadline of the first; all signals of both. */
async function twoCommands() {
	const { settings } = caller.bridge;
	Object.assign(settings, { paceMs: 100, commandDeadlineMs: 1 });
	const { data: first } = await caller.calls(command(bev, schedule), { key: early });
	caller.sandbox.clock.advance(2);
	settings.commandDeadlineMs = 60_000;
	const second = await caller.calls(command(phev, { action: 'horn' }), { key: late });
	expect(second.status).toBe(200);
	const events = [];
	for (let { cursor } = first; events.filter(({ message }) => isEnd(message)).length < 2; ) {
		const { data } = await caller.events(cursor, 5);
		expect(data.events).not.toEqual([]);
		events.push(...data.events);
		cursor = data.cursor;
	}
	return events;
}

const isEnd = ({ result }: { readonly result?: Readonly<Record<string, unknown>> | null }) =>
	result?.['code'] === 200;

it('belong to their own command and car, not to those that run by then', async () => {
	const events = await twoCommands();
	const of = (key: string) => events.filter((event) => event.command === key);
	expect(of(early).map(signalCode)).toEqual([900, 903, 200]);
	expect(of(late).map(signalCode)).toEqual([900, 901, 903, 200]);
	expect(new Set(of(early).map(({ vin }) => vin))).toEqual(new Set([bev]));
	expect(new Set(of(late).map(({ vin }) => vin))).toEqual(new Set([phev]));
});

it('do not end the command that runs by then', async () => {
	const { settings } = caller.bridge;
	Object.assign(settings, { paceMs: 10_000, commandDeadlineMs: 5_000 });
	await caller.calls(command(bev, schedule), { key: early });
	caller.sandbox.clock.advance(5_000);
	Object.assign(settings, { paceMs: 60_000, commandDeadlineMs: 120_000 });
	await caller.calls(command(phev, { action: 'horn' }), { key: late });
	settings.paceMs = 1_000;
	caller.sandbox.clock.advance(10_000);
	expect((await caller.calls(command(bev, { action: 'horn' }))).status).toBe(409);
});

describe('of which the SDK does not say what they answer', () => {
	const send = async () => {
		Object.assign(caller.bridge.settings, { paceMs: 60_000, commandDeadlineMs: 5_000 });
		return (await caller.calls(command(bev, schedule), { key: early })).data.cursor;
	};
	const unattributed = () =>
		caller.bridge.session('demo').sdk.emitRefusal('pims.vehicle.signal', 2201);

	it('are those of the running command, and end it', async () => {
		const cursor = await send();
		unattributed();
		const [event] = (await caller.events(cursor)).data.events;
		expect(event).toMatchObject({ command: early, vin: bev });
		expect((await caller.calls(command(phev, { action: 'horn' }))).status).toBe(200);
	});

	it('are nobody’s after its deadline', async () => {
		const cursor = await send();
		caller.sandbox.clock.advance(5_000);
		unattributed();
		const [event] = (await caller.events(cursor)).data.events;
		expect(event).not.toHaveProperty('command');
	});
});
