import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { ineligibleVin } from '../../sandbox/ovip';
import {
	another,
	bodies,
	perItem,
	sampleVin,
	service,
	statuses,
	subscribers,
	unknownService,
	vin,
} from '../support/partner';
import { useOperator } from '../support/useOperator';

const desk = useOperator();

const sync = async (items: readonly IDataObject[], parameters: INodeParameters = {}) =>
	await desk.operator.ovip('subscription sync', { ...perItem, ...parameters }, { items });
const cars = (...numbers: number[]) => numbers.map((number) => ({ service, vin: vin(number) }));
const none = (code = service) => ({ service: code, vin: [] });
const writes = () => desk.arrivals('ovip').filter(({ method }) => method !== 'GET').length;

beforeEach(() => desk.sandbox.ovip.setService(service, 'Service One', [vin(1), vin(2), vin(3)]));

it('adds what is missing and removes what is not in the input', async () => {
	const { outputs, run } = await sync(cars(3, 4, 3));
	expect(statuses(outputs)).toEqual([
		[vin(3), 'alreadySubscribed'],
		[vin(1), 'removed'],
		[vin(2), 'removed'],
		[vin(4), 'subscribed'],
		[vin(3), 'alreadySubscribed'],
	]);
	expect(run.items('Node').map(({ pairedItem }) => pairedItem)).toEqual(
		[0, 0, 0, 1, 2].map((item) => ({ item })),
	);
	expect(subscribers(desk.sandbox)).toEqual([vin(3), vin(4)]);
	expect(desk.sandbox.ovip.requests).toMatchObject({ list: 1, add: 1, remove: 1 });
});

it('keeps services apart and writes them together', async () => {
	desk.sandbox.ovip.setService(another, 'Service Two', [vin(9)]);
	const { outputs } = await sync([...cars(1, 2, 3), { service: another, vin: vin(1) }]);
	expect(statuses(outputs)).toEqual([
		...[1, 2, 3].map((number) => [vin(number), 'alreadySubscribed']),
		[vin(1), 'subscribed'],
		[vin(9), 'removed'],
	]);
	expect(subscribers(desk.sandbox, another)).toEqual([vin(1)]);
	expect(bodies(desk.sandbox, 'DELETE')).toEqual([[{ code: another, subscribers: [vin(9)] }]]);
});

it('writes nothing where the list is as it shall be', async () => {
	await sync(cars(3, 2, 1));
	expect(writes()).toBe(0);
});

it('shows the plan of a dry run and changes nothing', async () => {
	const { outputs } = await sync(cars(3, 4), { dryRun: true });
	expect(outputs).toEqual([
		{ vin: vin(3), service, dryRun: true, status: 'alreadySubscribed' },
		{ vin: vin(1), service, dryRun: true, status: 'toRemove' },
		{ vin: vin(2), service, dryRun: true, status: 'toRemove' },
		{ vin: vin(4), service, dryRun: true, status: 'toSubscribe' },
	]);
	expect([writes(), subscribers(desk.sandbox)]).toEqual([0, [vin(1), vin(2), vin(3)]]);
});

describe('what the input does not say clearly is not removed', () => {
	const kept = (outputs: readonly IDataObject[]) =>
		statuses(outputs).filter(([, status]) => status === 'kept');

	it.each([
		['a VIN with a slip', { service, vin: sampleVin }],
		['an item without a VIN', { service, vin: null }],
		['a wrong VIN in a list', { service, vin: [vin(3), sampleVin] }],
		['an item whose service cannot be read', { service: '', vin: vin(2) }],
	])('with %s', async (_, wrong) => {
		const { outputs, failures } = await sync([...cars(3, 4), wrong]);
		expect(failures).toMatchObject([{ category: 'input', delivered: 'no' }]);
		expect(kept(outputs)).toEqual([
			[vin(1), 'kept'],
			[vin(2), 'kept'],
		]);
		expect(subscribers(desk.sandbox)).toEqual([1, 2, 3, 4].map(vin));
		expect(desk.sandbox.ovip.requests.remove).toBe(0);
	});

	it('a slip in one service leaves the others as they are wanted', async () => {
		desk.sandbox.ovip.setService(another, 'Service Two', [vin(9)]);
		const items = [...cars(3), { service, vin: sampleVin }, { service: another, vin: vin(8) }];
		await sync(items);
		expect(subscribers(desk.sandbox)).toEqual([vin(1), vin(2), vin(3)]);
		expect(subscribers(desk.sandbox, another)).toEqual([vin(8)]);
	});

	it('items with other options want their cars in the same list', async () => {
		const options = { batchSize: '={{ $json.batchSize }}' };
		const items = [3, 4, 5].map((number) => ({ service, vin: vin(number), batchSize: number }));
		const { outputs } = await sync(items, { options });
		expect(subscribers(desk.sandbox)).toEqual([vin(3), vin(4), vin(5)]);
		expect(statuses(outputs)).toEqual(
			expect.arrayContaining([
				[vin(3), 'alreadySubscribed'],
				[vin(4), 'subscribed'],
				[vin(5), 'subscribed'],
				[vin(1), 'removed'],
			]),
		);
	});
});

describe('a list is emptied only where that is allowed', () => {
	const allowed = { options: { allowEmptying: true } };

	it('else the item fails and nothing is sent', async () => {
		const { failures } = await sync([none()]);
		expect(failures).toMatchObject([
			{ code: 'syncWouldEmpty', delivered: 'no', hint: expect.stringContaining('Allow Emptying') },
		]);
		expect(writes()).toBe(0);
		expect(subscribers(desk.sandbox)).toHaveLength(3);
	});

	it('then all its cars are removed', async () => {
		const { outputs } = await sync([none()], allowed);
		expect(statuses(outputs)).toEqual([1, 2, 3].map((number) => [vin(number), 'removed']));
		expect(subscribers(desk.sandbox)).toEqual([]);
	});

	it('an empty list that is empty already is answered too', async () => {
		const { outputs } = await sync([none(another)], allowed);
		expect(outputs).toEqual([{ vin: null, service: another, status: 'unchanged' }]);
	});

	it('and a list that cannot be read fails its item', async () => {
		desk.sandbox.faults.order({ vendor: 'ovip', weather: { kind: 'status', status: 503 } });
		const { outputs, failures } = await sync([none()], allowed);
		expect([outputs, failures]).toMatchObject([[], [{ code: '503', delivered: 'unknown' }]]);
		expect(writes()).toBe(0);
	});
});

describe('when something goes wrong', () => {
	it('a list that cannot be read fails its VINs, and nothing of it is written', async () => {
		desk.sandbox.faults.order({ vendor: 'ovip', weather: { kind: 'status', status: 503 } });
		const { outputs, failures } = await sync([...cars(3, 4), { service: another, vin: vin(1) }]);
		expect(statuses(outputs)).toEqual([[vin(1), 'subscribed']]);
		expect(failures).toMatchObject([{ code: '503' }, { code: '503' }]);
		expect(subscribers(desk.sandbox)).toEqual([vin(1), vin(2), vin(3)]);
	});

	it('additions that fail do not keep removals from being made', async () => {
		desk.sandbox.faults.order({
			vendor: 'ovip',
			on: 'POST',
			weather: { kind: 'status', status: 500 },
		});
		const { outputs, failures } = await sync(cars(3, 4));
		expect(failures).toMatchObject([{ code: '500', delivered: 'unknown' }]);
		expect(statuses(outputs)).toEqual([
			[vin(3), 'alreadySubscribed'],
			[vin(1), 'removed'],
			[vin(2), 'removed'],
		]);
	});

	it('cars that are not taken are told of, or put out with their status', async () => {
		const items = [
			{ service, vin: ineligibleVin },
			{ service: unknownService, vin: vin(1) },
		];
		const failed = await sync(items, { options: { batchSize: 1 } });
		expect(failed.failures).toMatchObject([{ code: '200' }, { code: '202' }]);
		const shown = await sync(items, { options: { batchSize: 1, whenRejected: 'output' } });
		expect(statuses(shown.outputs)).toEqual([
			[ineligibleVin, 'rejected'],
			[vin(1), 'serviceUnknown'],
		]);
	});

	it('the lists settle what became of it, where it verifies', async () => {
		for (const on of ['POST', 'DELETE']) {
			desk.sandbox.faults.order({ vendor: 'ovip', on, weather: { kind: 'reset', acted: true } });
		}
		const { outputs } = await sync(cars(3, 4), { options: { verifyAfterWriting: true } });
		expect(statuses(outputs)).toEqual([
			[vin(3), 'alreadySubscribed'],
			[vin(1), 'removed'],
			[vin(2), 'removed'],
			[vin(4), 'subscribed'],
		]);
	});
});
