import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { service, subscribers, vin } from '../support/partner';
import {
	cars,
	options,
	runWithPartner,
	syncNode,
	told,
	workflowOf,
} from '../support/syncWorkflows';
import { useOperator } from '../support/useOperator';

const desk = useOperator();

beforeEach(() => desk.sandbox.ovip.setService(service, 'Service One', [vin(1), vin(2), vin(3)]));

describe('with Execute Once, where n8n hands on the first of several items', () => {
	const once = async (items: readonly IDataObject[], parameters: INodeParameters = {}) => {
		const node = syncNode('Sync', parameters, { executeOnce: true });
		return await runWithPartner(desk.operator.bed, workflowOf([node], { Start: ['Sync'] }), items);
	};
	const refused = ['syncOfFirstItem'];

	it.each([
		['a VIN of its own in each item', cars(1, 2, 3)],
		['the same VIN in the first and the last', cars(1, 2, 1)],
		[
			'a list of its own in each item',
			[
				[1, 2],
				[3, 4],
			].map((list) => ({ service, vin: list.map(vin) })),
		],
		[
			'the same list in the first and the last, and another between',
			[
				[1, 2],
				[3, 4],
				[1, 2],
			].map((list) => ({ service, vin: list.map(vin) })),
		],
		['no VIN in the first', [{ service, vin: [] }, ...cars(1, 2)]],
		[
			'a last one that cannot be read',
			[
				{ service, vin: [vin(1), vin(2)] },
				{ service, vin: null },
			],
		],
	])('%s: nothing is removed, and the failure says why', async (_, items) => {
		const done = await once(items, { options: { ...options, allowEmptying: true } });
		expect(told(done)).toEqual(refused);
		expect(done.json('Sync')).toMatchObject([{ error: expect.stringContaining("'Execute Once'") }]);
		expect(subscribers(desk.sandbox)).toHaveLength(3);
		expect(desk.arrivals('ovip')).toEqual([]);
	});

	it('a dry run says the same', async () => {
		expect(told(await once(cars(1, 2), { dryRun: true }))).toEqual(refused);
	});

	it.each([
		['a list of the VINs of all items', '={{ $input.all().map((item) => item.json.vin) }}'],
		[
			'a text of the VINs of all items',
			"={{ $input.all().map((item) => item.json.vin).join(',') }}",
		],
		['a fixed list', `${vin(1)}, ${vin(4)}`],
	])('%s is taken', async (_, list) => {
		const done = await once(cars(1, 4), { vin: list });
		expect(told(done)).toEqual(['alreadySubscribed', 'subscribed', 'removed', 'removed']);
		expect(subscribers(desk.sandbox)).toEqual([vin(1), vin(4)]);
	});

	it('a single item is all there is', async () => {
		expect(told(await once(cars(1)))).toEqual(['alreadySubscribed', 'removed', 'removed']);
	});
});
