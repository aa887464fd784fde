import type { INodeParameters, NodeApiError } from 'n8n-workflow';
import type { Fault } from '../../sandbox/contract';
import { memoryOf, triggerWorkflow, useTriggers } from '../support/triggerDesk';

const desk = useTriggers();

type Fields = Readonly<Record<string, string>>;

/** What n8n shows when the workflow cannot be activated. */
async function refusal(parameters: INodeParameters, credential?: Fields) {
	const host = await desk.hosted(triggerWorkflow(parameters), credential);
	const error: NodeApiError = await host.activate().then(
		() => {
			throw new Error('The workflow was activated');
		},
		(thrown) => thrown,
	);
	expect(memoryOf(host)).toEqual({});
	return error;
}

const charges = { events: ['chargeFinished'] };
const troubles: ReadonlyArray<readonly [string, Fault['weather'], RegExp, RegExp]> = [
	['does not know the token', { kind: 'status', status: 401 }, /token/, /'Token'/],
	['has no such session', { kind: 'status', status: 404 }, /session/, /'Session'/],
	['is down', { kind: 'status', status: 503 }, /bridge/i, /later|again/],
	['hangs up', { kind: 'reset', acted: false }, /bridge/i, /\S/],
];

describe('activation at a bridge that', () => {
	it.each(troubles)('%s says what happened and what to do', async (_, weather, what, hint) => {
		desk.sandbox.faults.order({ vendor: 'bridge', on: 'PUT ', weather });
		const error = await refusal(charges);
		expect(error.name).toBe('NodeApiError');
		expect(error.message).toMatch(what);
		expect(error.message).not.toMatch(/\[item/);
		expect(error.description).toMatch(hint);
	});

	it('is not there says so, without a code of the operating system', async () => {
		const error = await refusal(charges, { bridgeUrl: 'http://127.0.0.1:9' });
		expect(error.message).toMatch(/bridge/i);
		expect(`${error.message} ${error.description}`).not.toMatch(/ECONN|EADDR/);
	});

	it("has an SDK without a user says so in the SDK's own terms", async () => {
		desk.sandbox.bridge.session('demo').sdk.state.account.loggedIn = false;
		const error = await refusal({ events: ['commandOutcome'] });
		expect(JSON.stringify(error.context['details'])).toContain('2301');
		expect(error.description).not.toMatch(/Idempotency/);
	});

	it('repeats what it was told shows no secret', async () => {
		const { token = '' } = desk.operator.bed.bridgeApi;
		desk.sandbox.faults.order({
			vendor: 'bridge',
			on: 'PUT ',
			weather: {
				kind: 'status',
				status: 400,
				body: JSON.stringify({ title: `Bearer ${token}` }),
				headers: { 'content-type': 'application/problem+json' },
			},
		});
		const error = await refusal(charges);
		const put = desk.arrivals('bridge', '/callbacks/')[0];
		const { secret }: { secret: string } = JSON.parse(put?.body ?? '{}');
		const shown = JSON.stringify([error, error.message, error.description, error.stack]);
		expect(secret).toHaveLength(64);
		expect(shown).not.toContain(secret);
		expect(shown).not.toContain(token);
	});
});

describe('before anything is registered', () => {
	it.each([
		['one VIN that is none', 'VR3UHZKXZLT12345'],
		['a wrong one among right ones', 'VR3SANDB0XBEV0001, VR3'],
		['a list in an expression with a number', '={{ [42] }}'],
		['a VIN with an O for a zero', 'VR3SANDBOXBEVOOO1'],
	])('%s is refused by the name of the field', async (_, vins) => {
		const error = await refusal({ ...charges, vins });
		expect(error.message).toContain("'Car Names or IDs'");
		expect(desk.arrivals('bridge').filter(({ method }) => method === 'PUT')).toEqual([]);
	});

	it('a VIN with an O for a zero is refused with what is wrong with it', async () => {
		const error = await refusal({ ...charges, vins: 'VR3SANDB0XBEV0001, VR3SANDBOXBEVOOO1' });
		expect(error.description).toContain('is it a zero');
	});

	it.each([
		['Events', { events: '={{ undefined }}' }, /gave nothing/],
		['Events', { events: '={{ ["chargeFinished", "often"] }}' }, /not one of chargeFinished, /],
		['Events', { events: '={{ [] }}' }, /is empty/],
		[
			'Watched Fields',
			{ events: ['vehicleChange'], watchedFields: '={{ "speed" }}' },
			/not one of batteryPercent, /,
		],
		['Watched Fields', { events: ['vehicleChange'], watchedFields: '={{ null }}' }, /is empty/],
		['Car Names or IDs', { ...charges, vins: '={{ undefined }}' }, /gave nothing/],
		['Car Names or IDs', { ...charges, vins: '={{ $json.( }}' }, /could not work out/],
	])('a wrong value of %s is refused', async (field, parameters, what) => {
		const error = await refusal(parameters);
		expect(error.message).toContain(`'${field}'`);
		expect(error.message).toMatch(what);
		expect(desk.arrivals('bridge').filter(({ method }) => method === 'PUT')).toEqual([]);
	});

	it('a session name that is none is refused', async () => {
		const error = await refusal(charges, { session: 'a/b' });
		expect(error.message).toContain("'Session'");
		expect(desk.arrivals('bridge')).toEqual([]);
	});
});
