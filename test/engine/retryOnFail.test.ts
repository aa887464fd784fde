import type { Weather } from '../../sandbox/contract';
import {
	deeds,
	five,
	leftBehind,
	requestsFor,
	tryingNode,
	welcomeFive,
	type Deed,
} from '../support/sentOnce';
import { openTestBed, type TestBed } from '../support/testBed';
import type { OnError } from '../support/threeItems';

/**
 * n8n's Retry On Fail runs the whole node again for all items. What was sent or may have been sent must not be sent
 * again by that.
 */
let bed: TestBed;
beforeAll(async () => {
	bed = await openTestBed();
});
beforeEach(() => bed.sandbox.reset());
afterAll(async () => await bed.sandbox.close());

const settings: readonly OnError[] = [
	'continueErrorOutput',
	'continueRegularOutput',
	'stopWorkflow',
];

const lateAnswer: Weather = { kind: 'hang', acted: true };
/** Certainly not carried out. */
const turnedAway: Weather = { kind: 'status', status: 429 };

/** Runs the deed for five customers; the first request for one of them meets the weather, or every one is refused. */
async function run(deed: Deed, onError: OnError, unlucky: number, weather: Weather | 'refused') {
	const { sandbox } = bed;
	const items = welcomeFive(sandbox);
	const { vendor } = deed;
	if (weather === 'refused') deed.refuse(sandbox, unlucky);
	else sandbox.faults.order({ vendor, ...deed.requestOf(unlucky), weather });
	return await bed.bench.single(tryingNode(bed, deed, { onError, maxTries: 3 }), {
		items: items.map((json) => ({ json })),
		timezone: 'Europe/Paris',
	});
}

const done = (deed: Deed): number[] =>
	five.map((customer) => deed.timesDone(bed.sandbox, customer));
const requested = (): number[] => five.map((customer) => requestsFor(bed.sandbox, customer));

const mayHaveGoneOut = {
	error: expect.stringContaining('did not answer in time. The request may have been carried out'),
	details: expect.objectContaining({ code: 'timeout', delivered: 'unknown' }),
};

describe.each(deeds)('$name whose answer came too late', (deed) => {
	it.each([0, 2])('to customer %i goes out once to each, and the item says so', async (unlucky) => {
		const result = await run(deed, 'continueErrorOutput', unlucky, lateAnswer);
		expect(done(deed)).toEqual([1, 1, 1, 1, 1]);
		expect(requested()).toEqual([1, 1, 1, 1, 1]);
		expect(result.json('Failed')).toMatchObject([mayHaveGoneOut]);
		expect(result.items('Node', 1)).toMatchObject([{ pairedItem: { item: unlucky } }]);
		expect(result.json('Success')).toHaveLength(4);
		expect(leftBehind(result)).toEqual([]);
	});

	it.each([0, 2])('to customer %i goes out once to each on one output', async (unlucky) => {
		const result = await run(deed, 'continueRegularOutput', unlucky, lateAnswer);
		expect(done(deed)).toEqual([1, 1, 1, 1, 1]);
		expect(requested()).toEqual([1, 1, 1, 1, 1]);
		expect(result.json('Node')[unlucky]).toEqual(mayHaveGoneOut);
		expect(result.json('Node')).toHaveLength(5);
		expect(leftBehind(result)).toEqual([]);
	});

	it.each([
		[0, [1, 0, 0, 0, 0]],
		[2, [1, 1, 1, 0, 0]],
	])('to customer %i stops the workflow after what was sent once', async (unlucky, sent) => {
		const result = await run(deed, 'stopWorkflow', unlucky, lateAnswer);
		expect(done(deed)).toEqual(sent);
		expect(requested()).toEqual(sent);
		expect(result.status).toBe('error');
		expect(result.error?.message).toEqual(mayHaveGoneOut.error);
		expect(result.error).toHaveProperty('context.details.delivered', 'unknown');
		expect(leftBehind(result)).toEqual([]);
	});
});

describe.each(deeds)('$name that certainly did not go out', (deed) => {
	it.each(settings)('goes out on the second try (%s)', async (onError) => {
		const result = await run(deed, onError, 0, turnedAway);
		expect(done(deed)).toEqual([1, 1, 1, 1, 1]);
		expect(requested()).toEqual([2, 1, 1, 1, 1]);
		expect(result.status).toBe('success');
		expect(result.json('Success')).toHaveLength(5);
		expect(result.json('Failed')).toEqual([]);
		expect(leftBehind(result)).toEqual([]);
	});

	it.each([
		['continueErrorOutput', [3, 1, 1, 1, 1], [0, 1, 1, 1, 1]],
		['continueRegularOutput', [3, 1, 1, 1, 1], [0, 1, 1, 1, 1]],
		['stopWorkflow', [3, 0, 0, 0, 0], [0, 0, 0, 0, 0]],
	] as const)('is given up after the last try (%s)', async (onError, asked, sent) => {
		const result = await run(deed, onError, 0, 'refused');
		expect(requested()).toEqual(asked);
		expect(done(deed)).toEqual(sent);
		const [failedItem] = result.json('Node', onError === 'continueErrorOutput' ? 1 : 0);
		const told = onError === 'stopWorkflow' ? result.error : { context: failedItem };
		expect(told).toHaveProperty('context.details.delivered', 'no');
		expect(leftBehind(result)).toEqual([]);
	});
});

describe("what a workflow from elsewhere may have as 'Max. Tries'", () => {
	const [deed] = deeds;

	// n8n takes 3 for none, and a number from 2 to 5 for any other.
	it.each([0, 1, 9])('%p: goes out once', async (maxTries) => {
		if (!deed) throw new Error('There is something to send');
		const { sandbox } = bed;
		const [json = {}] = welcomeFive(sandbox);
		const { vendor } = deed;
		sandbox.faults.order({ vendor, ...deed.requestOf(0), weather: lateAnswer });
		const node = tryingNode(bed, deed, { onError: 'continueErrorOutput', maxTries });
		const result = await bed.bench.single(node, { items: [{ json }], timezone: 'Europe/Paris' });
		expect(done(deed)).toEqual([1, 0, 0, 0, 0]);
		expect(result.json('Failed')).toMatchObject([mayHaveGoneOut]);
		expect(leftBehind(result)).toEqual([]);
	});
});
