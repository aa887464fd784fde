import fc from 'fast-check';
import {
	settleByLists,
	subscribe,
	unsubscribe,
	type Subscription,
} from '../../nodes/PortailOvip/subscriptions';
import { synchronise } from '../../nodes/PortailOvip/synchronise';
import type { OvipClient } from '../../nodes/shared/clients/ovip';
import { parseRemovalLimit } from '../../nodes/shared/values/removalLimit';
import { parseServiceCode } from '../../nodes/shared/values/serviceCode';
import { parseVin } from '../../nodes/shared/values/vin';
import { startSandbox, type Sandbox } from '../../sandbox';
import { ineligibleVin } from '../../sandbox/ovip';
import { vin } from '../sandbox/ovipCaller';
import { keyOf, Model, type Answer, type Trouble } from './model';
import { answerOf, closePartner, order, partnerAt, value } from './partner';

let sandbox: Sandbox;
let client: OvipClient;
beforeAll(async () => {
	sandbox = await startSandbox();
	client = partnerAt(sandbox);
});
afterAll(async () => {
	closePartner();
	await sandbox.close();
});

const existing = ['SERVICE1_CODE', 'SERVICE2_CODE', 'SERVICE3_CODE'];
const services = [...existing, 'NO_SUCH_CODE'];
const cars = [...[1, 2, 3, 4, 5, 6, 7, 8].map(vin), ineligibleVin];

const car = fc.constantFrom(...cars).map((raw) => value(parseVin(raw)));
const service = fc.constantFrom(...services).map((code) => value(parseServiceCode(code)));
const subscription = fc.record({ service, vin: car });
const trouble: fc.Arbitrary<Trouble> = fc.oneof(
	{ weight: 3, arbitrary: fc.constant(undefined) },
	fc.constantFrom('down before', 'down after', 'cut before', 'cut after'),
);
const common = {
	size: fc.integer({ min: 1, max: 7 }),
	troubles: fc.array(trouble, { maxLength: 6 }),
	verify: fc.boolean(),
};
const write = fc.record({
	...common,
	kind: fc.constantFrom('add' as const, 'remove' as const),
	wanted: fc.array(subscription, { maxLength: 20 }),
});
const limit = fc
	.oneof(fc.integer({ min: 0, max: 9 }), fc.constantFrom('20%', '100%'))
	.map((raw) => value(parseRemovalLimit(raw)));
const list = fc.record({
	service,
	vins: fc.uniqueArray(car),
	complete: fc.boolean(),
	limits: fc.array(limit, { maxLength: 2 }),
});
const sync = fc.record({
	...common,
	kind: fc.constant('sync' as const),
	lists: fc.uniqueArray(list, { selector: ({ service }) => service, minLength: 1 }),
	removalTroubles: fc.array(trouble, { maxLength: 6 }),
	dryRun: fc.boolean(),
});
type Step = typeof write | typeof sync extends fc.Arbitrary<infer S> ? S : never;
type Write = typeof write extends fc.Arbitrary<infer S> ? S : never;
type Sync = typeof sync extends fc.Arbitrary<infer S> ? S : never;

/** Answers by service and VIN, as the code under test and as the model has them. */
interface Answers {
	readonly given: ReadonlyMap<string, Answer>;
	readonly expected: ReadonlyMap<string, Answer>;
}

async function written(model: Model, { kind, wanted, size, troubles, verify }: Write) {
	order(sandbox, kind === 'add' ? 'POST' : 'DELETE', troubles);
	const wish = kind === 'add' ? 'subscribed' : 'removed';
	const sent = await (kind === 'add' ? subscribe : unsubscribe)(client, wanted, size);
	const settled = verify ? await settleByLists(client, wanted, sent, wish) : sent;
	const answers = model[kind](wanted, size, troubles);
	return {
		given: new Map([...settled].map(([key, result]) => [key, answerOf(result)])),
		expected: verify ? model.settled(answers, wanted, wish) : answers,
	};
}

async function synced(model: Model, step: Sync): Promise<Answers> {
	const { lists, size, troubles, removalTroubles, verify, dryRun } = step;
	order(sandbox, 'POST', troubles);
	order(sandbox, 'DELETE', removalTroubles);
	const wantedLists = lists.map(({ vins, ...list }) => {
		const set = new Set(vins);
		return { ...list, vins: set, spared: set };
	});
	const done = await synchronise(client, wantedLists, { batchSize: size, dryRun, verify });
	const given = done.flatMap(({ service, wanted, others }) =>
		[...wanted, ...others].map(([vin, result]): [string, Answer] => [
			keyOf({ service, vin }),
			answerOf(result),
		]),
	);
	return { given: new Map(given), expected: expectedOfSync(model, step) };
}

function expectedOfSync(
	model: Model,
	{ lists: wanted, size, troubles, removalTroubles, verify, dryRun }: Sync,
): ReadonlyMap<string, Answer> {
	// The lists here are shorter than what a share always allows.
	const isTooMuch = (each: Sync['lists'][number]) =>
		each.complete &&
		each.limits.some((limit) => limit.kind === 'cars' && surplus(each).length > limit.count);
	const surplus = ({ service, vins }: Sync['lists'][number]) =>
		[...model.list(service)].filter((vin) => !vins.some((wanted) => wanted === vin));
	const lists = dryRun ? wanted : wanted.filter((each) => !isTooMuch(each));
	const all = (pick: (list: Sync['lists'][number]) => Iterable<string>) =>
		lists.flatMap((each) => [...pick(each)].map((vin) => ({ service: each.service, vin })));
	const present = all(({ service, vins }) => vins.filter((vin) => model.list(service).has(vin)));
	const missing = all(({ service, vins }) => vins.filter((vin) => !model.list(service).has(vin)));
	const kept = all((each) => (each.complete ? [] : surplus(each)));
	const extra = all((each) => (each.complete ? surplus(each) : []));
	const marked = (answer: Answer, entries: typeof missing) =>
		entries.map((entry): [string, Answer] => [keyOf(entry), answer]);
	const still = [...marked('alreadySubscribed', present), ...marked('kept', kept)];
	if (dryRun) {
		return new Map([...still, ...marked('toSubscribe', missing), ...marked('toRemove', extra)]);
	}
	const added = model.add(missing, size, troubles);
	const removed = model.remove(extra, size, removalTroubles);
	return new Map([
		...still,
		...(verify ? model.settled(added, missing, 'subscribed') : added),
		...(verify ? model.settled(removed, extra, 'removed') : removed),
	]);
}

const play = async (model: Model, step: Step): Promise<Answers> =>
	step.kind === 'sync' ? await synced(model, step) : await written(model, step);

const listed = (lists: Iterable<readonly [string, Iterable<string>]>) =>
	Object.fromEntries([...lists].map(([code, vins]) => [code, [...vins].sort()]));

it('lists and answers are those of a plain set, whatever is asked and whatever breaks', async () => {
	const start = fc.record(
		Object.fromEntries(existing.map((code) => [code, fc.uniqueArray(fc.constantFrom(...cars))])),
	);
	const steps = fc.array(fc.oneof(write, sync), { minLength: 1, maxLength: 5 });
	await fc.assert(
		fc.asyncProperty(start, steps, async (lists, story) => {
			sandbox.reset();
			for (const [code, vins] of Object.entries(lists)) sandbox.ovip.setService(code, code, vins);
			const model = new Model(lists);
			for (const step of story) {
				sandbox.faults.clear();
				const { given, expected } = await play(model, step);
				expect(Object.fromEntries(given)).toEqual(Object.fromEntries(expected));
				const now = [...sandbox.ovip.services].map(
					([code, { subscribers }]) => [code, subscribers] as const,
				);
				expect(listed(now)).toEqual(listed(model.lists));
			}
		}),
		{ numRuns: 200 },
	);
}, 60_000);

const repeated = (subscriptions: readonly Subscription[]) => subscriptions.map(keyOf).length;
it('the generated lists have duplicates', () => {
	const samples = fc.sample(write, { numRuns: 50, seed: 1 });
	expect(samples.some(({ wanted }) => repeated(wanted) > new Set(wanted.map(keyOf)).size)).toBe(
		true,
	);
});
