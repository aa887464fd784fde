import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { RunResult } from '../harness';
import { guessesAt, guessingNodes, sdkOf, wrong, type GuessingNode } from '../support/guesses';
import { electricCar } from '../support/operator';
import { leftBehind } from '../support/sentOnce';
import type { OnError } from '../support/threeItems';
import { useOperator } from '../support/useOperator';

/** A wrong PIN or code is tried once: an account is blocked after a few. */
const desk = useOperator();

interface Setting {
	readonly items: number;
	readonly onError?: OnError;
	/** n8n's Retry On Fail; off if absent. */
	readonly maxTries?: number;
}

async function guess(
	{ operation, field, prepare }: GuessingNode,
	{ items, onError = 'continueErrorOutput', maxTries }: Setting,
): Promise<RunResult> {
	const given = await prepare(desk);
	const [resource = '', name = ''] = operation.split(' ');
	const { bench, bridgeApi } = desk.operator.bed;
	return await bench.single(
		{
			type: 'stellantis',
			parameters: {
				resource,
				operation: name,
				...given,
				...(field !== undefined && { [field]: wrong }),
			},
			onError,
			...(maxTries !== undefined && { retryOnFail: true, maxTries, waitBetweenTries: 1 }),
			credentials: { stellantisBridgeApi: { ...bridgeApi, pin: wrong } },
		},
		{ items: Array.from({ length: items }, () => ({ json: {} })) },
	);
}

const leftOut = (code: string): object => ({
	error: expect.stringContaining('same PIN or code is not tried again'),
	details: expect.objectContaining({ code, delivered: 'no', retry: 'afterFix' }),
});

describe.each(guessingNodes)('$name', (node) => {
	it('is tried once for three items alike, and the others say why they were left out', async () => {
		const run = await guess(node, { items: 3 });
		const [first, ...others] = run.json('Failed');
		expect(guessesAt(desk)).toBe(1);
		expect(first).toMatchObject({
			details: { code: node.code, delivered: 'yes', retry: 'afterFix' },
		});
		expect(others).toEqual([leftOut(node.code), leftOut(node.code)]);
		expect(run.json('Success')).toEqual([]);
		expect(JSON.stringify(run.json('Failed'))).not.toContain(wrong);
	});

	it.each<Setting>([
		{ items: 1, maxTries: 5 },
		{ items: 3, maxTries: 5 },
		{ items: 3, maxTries: 5, onError: 'continueRegularOutput' },
		{ items: 3, maxTries: 5, onError: 'stopWorkflow' },
	])('is tried once under Retry On Fail: %j', async (setting) => {
		const run = await guess(node, setting);
		expect(guessesAt(desk)).toBe(1);
		expect(leftBehind(run)).toEqual([]);
	});
});

const update = async (items: IDataObject[], parameters: INodeParameters = {}) =>
	await desk.operator.stellantis(
		'pin update',
		{ oldPin: '={{ $json.oldPin }}', newPin: '={{ $json.newPin }}', ...parameters },
		{ items: items.map((item) => ({ newPin: '0043', ...item })) },
	);

it('another PIN for the same account is one that the user gave: each is tried once', async () => {
	const given = ['9998', '9997', '9998', '1234'].map((oldPin) => ({ oldPin }));
	const { outputs, failures } = await update(given);
	expect(failures.map(({ delivered }) => delivered)).toEqual(['yes', 'yes', 'no']);
	expect(outputs).toEqual([{ updated: true }]);
});

it('a PIN that was refused before it became the right one is tried again', async () => {
	const { outputs, failures } = await update([
		{ oldPin: '9999' },
		{ oldPin: '1234', newPin: '9999' },
		{ oldPin: '9999' },
	]);
	expect(failures).toMatchObject([{ code: '2308' }]);
	expect(outputs).toHaveLength(2);
});

it('the same PIN of another session is another PIN', async () => {
	const { bench, bridgeApi } = desk.operator.bed;
	desk.sandbox.bridge.addSession('other', { sdkVersion: '2.3.0', vins: [] });
	await bench.single(
		{
			type: 'stellantis',
			parameters: { resource: 'pin', operation: 'update', oldPin: wrong, newPin: '0043' },
			onError: 'continueErrorOutput',
			credentials: { stellantisBridgeApi: { ...bridgeApi, session: '={{ $json.session }}' } },
		},
		{ items: ['demo', 'other', 'demo', 'other'].map((session) => ({ json: { session } })) },
	);
	expect(guessesAt(desk)).toBe(2);
	expect(desk.sandbox.bridge.session('other').sdk.state.account.pinTriesLeft).toBe(2);
	expect(sdkOf(desk).account.pinTriesLeft).toBe(2);
});

/** Start → First → Second → …, all alike, going on when they fail. */
const inARow = (names: readonly string[], parameters: INodeParameters) => ({
	nodes: [
		{ name: 'Start', type: 'n8n-nodes-base.manualTrigger' },
		...names.map((name) => ({
			name,
			type: 'n8n-nodes-stellantis.stellantis',
			onError: 'continueRegularOutput' as const,
			parameters,
		})),
	],
	connections: Object.fromEntries(
		['Start', ...names].map((name, index) => [
			name,
			{ main: [names.slice(index, index + 1).map((node) => ({ node, type: 'main', index: 0 }))] },
		]),
	),
});

it('is not tried again by another node of the execution, but by another execution', async () => {
	sdkOf(desk).strongAuthentication = 'expired';
	const workflow = inARow(['First', 'Second', 'Third'], {
		...{ resource: 'charging', operation: 'start', vin: electricCar },
	});
	const { bench, bridgeApi } = desk.operator.bed;
	const credentials = { stellantisBridgeApi: { ...bridgeApi, pin: wrong } };
	for (const times of [1, 2]) {
		const run = await bench.run(workflow, { credentials });
		expect(guessesAt(desk)).toBe(times);
		expect(run.json('Third')).toEqual([leftOut('2308')]);
	}
});

describe('a PIN whose answer was lost', () => {
	const loseAnswers = (times: number): void =>
		desk.sandbox.faults.order({
			...{ vendor: 'bridge', on: 'pims.authentication.otp', times },
			weather: { kind: 'reset', acted: true },
		});
	const schedule = guessingNodes[0];

	it('may count as a try, so it is given no second time', async () => {
		if (!schedule) throw new Error('There is no node that schedules');
		loseAnswers(99);
		const run = await guess(schedule, { items: 3, maxTries: 5 });
		expect(guessesAt(desk)).toBe(1);
		expect(run.json('Failed')).toHaveLength(3);
		expect(sdkOf(desk).account.pinTriesLeft).toBe(2);
	});
});
