import { checkConformance } from '../../bridge-conformance/conformance';
import type { Sandbox } from '../../sandbox';
import { optionsFor, referenceBridge, slowDown } from './suite';

jest.setTimeout(60_000);

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await referenceBridge();
});
afterAll(() => sandbox.close());
beforeEach(() => {
	sandbox.reset();
	slowDown(sandbox);
});
afterEach(() => expect(sandbox.bridge.failures).toEqual([]));

const commandsIn = (journal: Sandbox['arrivals']) =>
	journal.filter(({ body, acted }) => acted && body.includes('"action":"warning"'));

describe('the sandbox', () => {
	it.each(['demo', 'legacy'])('keeps every rule of the contract: session %s', async (session) => {
		const options = { ...(await optionsFor(sandbox.url.bridge)), session };
		const rows = await checkConformance(options);
		expect(rows.filter(({ result }) => result !== 'pass')).toEqual([]);
		expect(commandsIn(sandbox.arrivals)).toHaveLength(1);
	});

	it('by default gets no command and sends no SMS, and the rows say what was left out', async () => {
		const { callbackUrl: _, ...options } = await optionsFor(sandbox.url.bridge);
		const rows = await checkConformance({ ...options, allowCommands: false });
		expect(rows.filter(({ result }) => result === 'fail')).toEqual([]);
		expect(commandsIn(sandbox.arrivals)).toEqual([]);
		expect(sandbox.phones.all).toEqual([]);
		const left = rows.filter(({ result }) => result === 'not checked');
		expect(new Set(left.map(({ detail }) => detail))).toEqual(
			new Set(['needs --allow-commands', 'needs --callback-url']),
		);
	});

	it('a command that the car’s account may not send leaves its rows open, failing none', async () => {
		sandbox.bridge.session('demo').sdk.state.account.carKey = false;
		sandbox.bridge.session('demo').sdk.state.strongAuthentication = 'expired';
		const rows = await checkConformance(await optionsFor(sandbox.url.bridge));
		expect(rows.filter(({ result }) => result === 'fail')).toEqual([]);
		const outcome = rows.find(({ id }) => id === 'commands.outcome');
		expect(outcome?.detail).toMatch(/^the SDK did not take the command: 2302 Need Strong/);
	});

	it('a session whose user is not logged in is not ready', async () => {
		sandbox.bridge.session('demo').sdk.state.account.loggedIn = false;
		const rows = await checkConformance(await optionsFor(sandbox.url.bridge));
		expect(rows.find(({ id }) => id === 'access.session')?.detail).toContain('logged in');
	});
});
