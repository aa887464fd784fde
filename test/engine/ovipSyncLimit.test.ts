import type { IDataObject, INodeParameters } from 'n8n-workflow';
import {
	another,
	perItem,
	sampleVin,
	service,
	statuses,
	subscribers,
	vin,
} from '../support/partner';
import { useOperator } from '../support/useOperator';

const desk = useOperator();

const sync = async (
	items: readonly IDataObject[],
	options: INodeParameters = {},
	parameters: INodeParameters = {},
) =>
	await desk.operator.ovip('subscription sync', { ...perItem, options, ...parameters }, { items });
const writes = () => desk.arrivals('ovip').filter(({ method }) => method !== 'GET').length;

const numbers = (count: number, from = 1) => Array.from({ length: count }, (_, n) => from + n);
const cars = (...of: number[]) => of.map((number) => ({ service, vin: vin(number) }));
const withStatus = (outputs: readonly IDataObject[], wanted: string) =>
	statuses(outputs).filter(([, status]) => status === wanted);

const forty = numbers(40).map(vin);
beforeEach(() => desk.sandbox.ovip.setService(service, 'Service One', forty));

it('one VIN of forty removes nobody: the failure says how many it would have been', async () => {
	const { outputs, failures } = await sync(cars(1));
	expect(outputs).toEqual([]);
	expect(failures).toEqual([
		expect.objectContaining({
			code: 'syncRemovesTooMany',
			category: 'input',
			delivered: 'no',
			message:
				"The service would lose 39 of its 40 subscribers, and 'Remove at Most' allows 10; nothing of it was changed [item 0]",
			hint: expect.stringContaining('Dry Run'),
		}),
	]);
	expect([writes(), subscribers(desk.sandbox)]).toEqual([0, forty]);
});

it('past the limit nothing of the service is changed, and each of its items fails', async () => {
	desk.sandbox.ovip.setService(another, 'Service Two', [vin(9)]);
	const items = [...cars(1, 41), { service: another, vin: vin(8) }];
	const { outputs, failures, run } = await sync(items);
	expect(failures.map(({ code }) => code)).toEqual(Array(2).fill('syncRemovesTooMany'));
	expect(run.items('Failed').map(({ pairedItem }) => pairedItem)).toEqual([
		{ item: 0 },
		{ item: 1 },
	]);
	expect(subscribers(desk.sandbox)).toEqual(forty);
	// The limit is each service's own.
	expect(statuses(outputs)).toEqual([
		[vin(8), 'subscribed'],
		[vin(9), 'removed'],
	]);
});

it.each([
	['by default: 10 of 40', undefined, 10],
	['a share that comes to more', '50%', 20],
	['a share that comes to less: still 10', '1%', 10],
	['a number of cars', '5', 5],
	['a number of cars by expression', '={{ 3 }}', 3],
	['none', '0', 0],
	['all', '100%', 40],
])('%s', async (_, removeAtMost, allowed) => {
	const options: INodeParameters = removeAtMost === undefined ? {} : { removeAtMost };
	if (allowed < 40) {
		const tooFew = numbers(40 - allowed - 1, allowed + 2);
		const { failures } = await sync(cars(...tooFew), options);
		expect(failures[0]?.message).toContain(`${allowed + 1} of its 40 subscribers`);
		expect(failures[0]?.message).toContain(`allows ${allowed};`);
		expect(writes()).toBe(0);
	}
	const enough = allowed < 40 ? numbers(40 - allowed, allowed + 1) : [41];
	const { outputs, failures } = await sync(cars(...enough), options);
	expect(failures).toEqual([]);
	expect(withStatus(outputs, 'removed')).toHaveLength(allowed);
	expect(subscribers(desk.sandbox)).toEqual(enough.map(vin));
});

it.each(['', 'a few', '120%', 0.2])('%j is no limit: the item is refused', async (removeAtMost) => {
	const { failures } = await sync(cars(1), { removeAtMost });
	expect(failures).toMatchObject([
		{ code: 'removalLimitNotValid', message: expect.stringContaining("'Remove at Most'") },
	]);
	expect(desk.arrivals('ovip')).toEqual([]);
});

it('of several limits for one service the lowest holds', async () => {
	const items = [...cars(1), { ...cars(2)[0], limit: '100%' }].map((item) => ({
		limit: '37',
		...item,
	}));
	const options = { removeAtMost: '={{ $json.limit }}' };
	const { failures } = await sync(items, options);
	expect(failures.map(({ code }) => code)).toEqual(Array(2).fill('syncRemovesTooMany'));
	expect(subscribers(desk.sandbox)).toEqual(forty);
});

describe('a dry run', () => {
	const dry = { dryRun: true };
	const objection = {
		code: 'syncRemovesTooMany',
		reason: expect.stringContaining('39 of its 40 subscribers'),
		hint: expect.stringMatching(/\S/),
	};

	it('shows which cars would go, and that the sync would refuse', async () => {
		const { outputs, failures } = await sync(cars(1, 41), {}, dry);
		expect(failures).toEqual([]);
		const removed = withStatus(outputs, 'toRemove').map(([car]) => car);
		expect(removed).toEqual(forty.slice(1));
		for (const output of outputs) {
			const { status } = output;
			if (status === 'alreadySubscribed') expect(output).not.toHaveProperty('code');
			else expect(output).toMatchObject(objection);
		}
		expect(writes()).toBe(0);
	});

	it('says nothing of a limit that is kept', async () => {
		const { outputs } = await sync(cars(1, 41), { removeAtMost: '39' }, dry);
		expect(withStatus(outputs, 'toRemove')).toHaveLength(39);
		for (const output of outputs) expect(output).not.toHaveProperty('code');
	});
});

describe('what is no matter of the limit', () => {
	it('not where empty values were joined: their VINs are missing, and nothing is emptied', async () => {
		const joined = [{ service, vin: [null, null].join() }];
		const { failures } = await sync(joined, { allowEmptying: true });
		expect(failures.map(({ code }) => code)).toEqual(['vinMissing']);
		expect([writes(), subscribers(desk.sandbox)]).toEqual([0, forty]);
	});

	it('emptying that was allowed', async () => {
		const none = { service, vin: [] };
		const { outputs } = await sync([none], { allowEmptying: true });
		expect(withStatus(outputs, 'removed')).toHaveLength(40);
	});

	it('but one VIN is no empty list: the limit holds, whatever may be emptied', async () => {
		const { failures } = await sync([...cars(1), { service, vin: [] }], { allowEmptying: true });
		expect(failures.map(({ code }) => code)).toEqual(Array(2).fill('syncRemovesTooMany'));
		expect(subscribers(desk.sandbox)).toEqual(forty);
	});

	it('a list that is not known in full, of which nothing is removed anyway', async () => {
		const { outputs } = await sync([...cars(1, 41), { service, vin: sampleVin }]);
		expect(withStatus(outputs, 'kept')).toHaveLength(39);
		expect(withStatus(outputs, 'subscribed')).toEqual([[vin(41), 'subscribed']]);
	});
});
