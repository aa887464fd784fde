import type { INodeParameters, INodeProperties } from 'n8n-workflow';
import { electricCar } from '../support/operator';
import { operations } from '../support/operations';
import type { OperationUnderTest } from '../support/operationUnderTest';
import { leftBehind } from '../support/sentOnce';
import { sessions } from '../support/bridgeSessions';
import { ovipConsents, stellantisConsents, type ConsentRule } from '../support/toolConsents';
import { agents, useTool, type ToolUse } from '../support/toolRun';
import { subscribers, vin } from '../support/partner';
import { useOperator } from '../support/useOperator';

const desk = useOperator();

const unlock = { resource: 'doors', operation: 'unlock', vin: electricCar };
const refusal =
	"An AI agent may not do this here, because 'Allow as Tool' is off in the tool node; nothing was sent";
const refused = [expect.stringContaining(refusal)];
const done = [expect.stringContaining('"outcome":"done"')];

const isLocked = (): boolean => desk.sandbox.bridge.car(electricCar).state.locked;

describe.each(agents)('as a tool of $by', ({ typeVersion: agent }) => {
	const use = async (parameters: INodeParameters, more: Partial<ToolUse> = {}) =>
		await useTool(desk.operator.bed, { node: 'stellantis', parameters, agent, ...more });

	it.each([
		['off', {}],
		['off, as saved', { allowAsTool: false }],
		['an expression', { allowAsTool: '={{ true }}' }],
		["the model's", { allowAsTool: "={{ $fromAI('allowAsTool', '', 'boolean') }}" }],
		['a text', { allowAsTool: 'true' }],
		['in the options', { options: { allowAsTool: true } }],
	])('doors stay locked where the consent is %s', async (_, consent) => {
		const { told } = await use({ ...unlock, ...consent }, { asks: [{ allowAsTool: true }] });
		expect(told).toEqual(refused);
		expect(desk.arrivals('bridge')).toEqual([]);
		expect(isLocked()).toBe(true);
	});

	it('doors are unlocked where a person has allowed it', async () => {
		const { told } = await use({ ...unlock, allowAsTool: true });
		expect(told).toEqual(done);
		expect(isLocked()).toBe(false);
	});

	it('a model chooses the car, not the consent', async () => {
		const vin = "={{ $fromAI('vin', 'VIN of the car', 'string') }}";
		const parameters = { ...unlock, vin: { __rl: true, mode: 'id', value: vin } };
		const asks = [{ vin: electricCar }];
		expect((await use(parameters, { asks })).told).toEqual(refused);
		expect((await use({ ...parameters, allowAsTool: true }, { asks })).told).toEqual(done);
	});

	it('a model that chooses to wake the car is refused, and may read what there is', async () => {
		const freshness = "={{ $fromAI('freshness', '', 'string') }}";
		const { told } = await use(
			{ resource: 'vehicle', operation: 'getStatus', vin: electricCar, freshness },
			{ asks: [{ freshness: 'refreshWithWakeUp' }, { freshness: 'cached' }] },
		);
		expect(told).toEqual([...refused, expect.stringContaining('"batteryPercent"')]);
		expect(desk.arrivals('bridge', '/calls')).toHaveLength(1);
	});

	it('a refusal says what a person can do', async () => {
		const { run } = await use(unlock);
		const error = run.runData['Tool']?.at(-1)?.error;
		expect(error).toMatchObject({
			description: expect.stringContaining("A person can switch 'Allow as Tool' on"),
		});
	});

	it.each(Object.keys(ovipConsents).filter((name) => ovipConsents[name] === 'always'))(
		'%s of Portail OVIP leaves the list alone without consent',
		async (name) => {
			const [resource, operation] = name.split(' ');
			desk.sandbox.ovip.setService('SERVICE1_CODE', 'One', [vin(1), vin(2)]);
			const parameters = { resource, operation, service: 'SERVICE1_CODE', vin: vin(2) };
			const tool = { node: 'portailOvip', parameters };
			expect((await use(parameters, tool)).told).toEqual(refused);
			expect(desk.arrivals('ovip')).toEqual([]);
			const allowed = { ...tool, parameters: { ...parameters, allowAsTool: true } };
			expect((await use(parameters, allowed)).told).toEqual([
				expect.stringContaining('"status":"removed"'),
			]);
			expect(subscribers(desk.sandbox)).toEqual([operation === 'sync' ? vin(2) : vin(1)]);
		},
	);

	it('Retry On Fail sends nothing a second time', async () => {
		desk.sandbox.faults.order({
			vendor: 'bridge',
			on: 'POST /sessions/demo/calls',
			weather: { kind: 'reset', acted: true },
		});
		const start = { resource: 'charging', operation: 'start', vin: electricCar };
		const settings = { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 } as const;
		const { told, run } = await use(start, { settings, credential: { sdkVersion: '2.1' } });
		expect(told).toEqual([expect.stringContaining('broke before its answer')]);
		expect(desk.arrivals('bridge', '/calls')).toHaveLength(1);
		expect(leftBehind(run)).toEqual([]);
	});

	it('what a model asks for again is done again', async () => {
		const start = { resource: 'charging', operation: 'start', vin: electricCar };
		const settings = { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 } as const;
		await use(start, { settings, asks: [{}, {}], credential: { sdkVersion: '2.1' } });
		expect(desk.arrivals('bridge', '/calls')).toHaveLength(2);
	});
});

describe('every operation of Stellantis as a tool', () => {
	const needsConsent = ({ parameters }: OperationUnderTest): boolean => {
		const rule = stellantisConsents[`${parameters['resource']} ${parameters['operation']}`];
		if (rule === undefined) throw new Error('Say in toolConsents whether it needs consent');
		return typeof rule === 'object'
			? parameters['freshness'] === rule.freshness
			: rule === 'always';
	};
	const own = operations.filter(({ node }) => node === 'stellantis');

	const run = async ({ arrange, parameters, node }: OperationUnderTest, allowAsTool: boolean) => {
		const [item = {}] = arrange(desk.sandbox);
		const { told } = await useTool(desk.operator.bed, {
			node,
			agent: 3,
			item,
			parameters: { ...parameters, allowAsTool },
			credential: { session: sessions[0], pin: '' },
		});
		return told;
	};

	it.each(own.filter(needsConsent))('$name needs consent', async (operation) => {
		expect(await run(operation, false)).toEqual(refused);
		expect(desk.arrivals('bridge')).toEqual([]);
	});

	it.each(own.filter(needsConsent))('$name works with it', async (operation) => {
		const [told = ''] = await run(operation, true);
		expect(JSON.parse(told)).toMatchObject([operation.succeeds(0)]);
	});

	it.each(own.filter((operation) => !needsConsent(operation)))(
		'$name works without',
		async (operation) => {
			const [told = ''] = await run(operation, false);
			expect(JSON.parse(told)).toMatchObject([operation.succeeds(0)]);
		},
	);
});

describe.each([
	['stellantis', stellantisConsents],
	['portailOvip', ovipConsents],
])('%s shows the consent', (node, consents) => {
	const properties = (): INodeProperties[] => {
		const { catalogue } = desk.operator.bed.bench;
		return catalogue.getByNameAndVersion(`n8n-nodes-stellantis.${node}`).description.properties;
	};
	const rulesShown = (): Record<string, ConsentRule> =>
		Object.fromEntries(
			properties()
				.filter(({ name }) => name === 'operation')
				.flatMap(({ displayOptions, options = [] }) =>
					options.map((option) => {
						const resource = displayOptions?.show?.['resource']?.[0];
						const operation = 'value' in option ? option.value : '';
						return [`${resource} ${operation}`, shownFor(resource, operation)];
					}),
				),
		);
	const shownFor = (resource: unknown, operation: unknown): ConsentRule => {
		const show = properties().find(
			({ name, displayOptions }) =>
				name === 'allowAsTool' &&
				displayOptions?.show?.['resource']?.[0] === resource &&
				displayOptions?.show?.['operation']?.[0] === operation,
		)?.displayOptions?.show;
		if (show === undefined) return 'never';
		expect(show['@tool']).toEqual([true]);
		const freshness = show['freshness']?.[0];
		return freshness === undefined ? 'always' : { freshness: String(freshness) };
	};

	it('where it is needed and nowhere else', () => {
		expect(rulesShown()).toEqual(consents);
	});
});

describe('outside of an agent', () => {
	it.each([{}, { allowAsTool: false }])('no consent is asked for: %j', async (parameters) => {
		const { outputs } = await desk.operator.stellantis('doors unlock', {
			vin: electricCar,
			...parameters,
		});
		expect(outputs).toMatchObject([{ outcome: 'done' }]);
	});

	it('what n8n runs by itself, without a workflow, counts as a tool', async () => {
		const { bench, bridgeApi } = desk.operator.bed;
		const run = await bench.single(
			{ type: 'stellantis', parameters: unlock, credentials: { stellantisBridgeApi: bridgeApi } },
			{ mode: 'internal' },
		);
		expect(run.error?.message).toContain(refusal);
		expect(desk.arrivals('bridge')).toEqual([]);
	});
});
