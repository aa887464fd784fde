import { ineligibleVin } from '../../sandbox/ovip';
import {
	another,
	bodies,
	perItem,
	service,
	statuses,
	subscribers,
	unknownService,
	vin,
} from '../support/partner';
import { useOperator } from '../support/useOperator';

const desk = useOperator();

const ofService = (code: string, ...numbers: number[]) =>
	numbers.map((number) => ({ service: code, vin: vin(number) }));

describe('Subscription: Add', () => {
	it('sends the items of all services in one request and answers each, paired', async () => {
		const items = [...ofService(service, 1, 2), ...ofService(another, 1), ...ofService(service, 3)];
		const { outputs, run } = await desk.operator.ovip('subscription add', perItem, { items });

		expect(outputs).toEqual(
			items.map(({ service, vin }) => ({ vin, service, status: 'subscribed' })),
		);
		expect(run.items('Node').map(({ pairedItem }) => pairedItem)).toEqual(
			items.map((_, item) => ({ item })),
		);
		expect(bodies(desk.sandbox, 'POST')).toEqual([
			[
				{ code: service, subscribers: [vin(1), vin(2), vin(3)] },
				{ code: another, subscribers: [vin(1)] },
			],
		]);
		expect(subscribers(desk.sandbox)).toEqual([vin(1), vin(2), vin(3)]);
	});

	it('sends a VIN once that several items have, and answers each of them', async () => {
		const items = [...ofService(service, 1, 1), { service, vin: ` ${vin(1).toLowerCase()} ` }];
		const { outputs } = await desk.operator.ovip('subscription add', perItem, { items });
		expect(statuses(outputs)).toEqual(items.map(() => [vin(1), 'subscribed']));
		expect(bodies(desk.sandbox, 'POST')).toEqual([[{ code: service, subscribers: [vin(1)] }]]);
	});

	it.each([
		['commas', `${vin(1)}, ${vin(2)},${vin(3)}`],
		['line breaks', `${vin(1)}\r\n${vin(2)}\n\n${vin(3)}\n`],
		['a list', [vin(1), vin(2), vin(3)]],
		['a list as JSON text', JSON.stringify([vin(1), vin(2), vin(3)])],
	])('takes many VINs in one field, with %s', async (_, given) => {
		const items = [{ service, vin: given }];
		const { outputs, run } = await desk.operator.ovip('subscription add', perItem, { items });
		expect(statuses(outputs)).toEqual([1, 2, 3].map((number) => [vin(number), 'subscribed']));
		expect(run.items('Node').map(({ pairedItem }) => pairedItem)).toEqual(
			outputs.map(() => ({ item: 0 })),
		);
		expect(desk.sandbox.ovip.requests.add).toBe(1);
	});

	it('carries no more VINs in a request than the batch size, over services', async () => {
		const items = [...ofService(service, 1, 2, 3), ...ofService(another, 4, 5)];
		const parameters = { ...perItem, options: { batchSize: 2 } };
		const { outputs } = await desk.operator.ovip('subscription add', parameters, { items });
		expect(outputs).toHaveLength(5);
		expect(bodies(desk.sandbox, 'POST')).toEqual([
			[{ code: service, subscribers: [vin(1), vin(2)] }],
			[
				{ code: service, subscribers: [vin(3)] },
				{ code: another, subscribers: [vin(4)] },
			],
			[{ code: another, subscribers: [vin(5)] }],
		]);
	});

	it('fails the items whose VINs are missing from the answer, and only those', async () => {
		const items = [...ofService(service, 1), { service, vin: ineligibleVin }];
		const { outputs, failures } = await desk.operator.ovip('subscription add', perItem, { items });
		expect(statuses(outputs)).toEqual([[vin(1), 'subscribed']]);
		expect(failures).toEqual([
			expect.objectContaining({
				vendor: 'ovip',
				operation: 'POST /subscriptions',
				code: '200',
				category: 'input',
				delivered: 'no',
				message: expect.stringMatching(/left out this VIN.*\[item 1\]$/),
			}),
		]);
	});

	it.each(['omitted', 'empty'] as const)(
		'takes an entry that is %s from the answer for one that took nothing',
		async (emptyEntries) => {
			desk.sandbox.ovip.rules.emptyEntries = emptyEntries;
			const items = [{ service, vin: ineligibleVin }, ...ofService(another, 1)];
			const run = await desk.operator.ovip('subscription add', perItem, { items });
			expect(statuses(run.outputs)).toEqual([[vin(1), 'subscribed']]);
			expect(run.failures).toMatchObject([{ code: '200' }]);
		},
	);

	it.each(['empty', 'entries'] as const)(
		'takes 202 with an answer of %s for a service that does not exist',
		async (acceptedBody) => {
			desk.sandbox.ovip.rules.acceptedBody = acceptedBody;
			const items = ofService(unknownService, 1, 2);
			const { outputs, failures } = await desk.operator.ovip('subscription add', perItem, {
				items,
			});
			expect(outputs).toEqual([]);
			expect(failures).toMatchObject([
				{ code: '202', category: 'configuration', httpStatus: 202, delivered: 'no' },
				{ code: '202', category: 'configuration', httpStatus: 202, delivered: 'no' },
			]);
		},
	);

	it('outputs what was not taken with its status, where the option says so', async () => {
		const items = [
			...ofService(service, 1),
			{ service, vin: ineligibleVin },
			...ofService(unknownService, 2),
		];
		const options = { whenRejected: 'output', batchSize: 2 };
		const { outputs, failures } = await desk.operator.ovip(
			'subscription add',
			{ ...perItem, options },
			{ items },
		);
		const why = { reason: expect.stringMatching(/\S/), hint: expect.stringMatching(/\S/) };
		expect(failures).toEqual([]);
		expect(outputs).toEqual([
			{ vin: vin(1), service, status: 'subscribed' },
			{ vin: ineligibleVin, service, status: 'rejected', code: '200', ...why },
			{ vin: vin(2), service: unknownService, status: 'serviceUnknown', code: '202', ...why },
		]);
	});

	it('sends only what is missing, where it reads the list first', async () => {
		desk.sandbox.ovip.setService(service, 'Service One', [vin(1)]);
		const items = ofService(service, 1, 2, 1);
		const parameters = { ...perItem, options: { readListFirst: true } };
		const { outputs } = await desk.operator.ovip('subscription add', parameters, { items });
		expect(statuses(outputs)).toEqual([
			[vin(1), 'alreadySubscribed'],
			[vin(2), 'subscribed'],
			[vin(1), 'alreadySubscribed'],
		]);
		expect(bodies(desk.sandbox, 'POST')).toEqual([[{ code: service, subscribers: [vin(2)] }]]);
		expect(desk.sandbox.ovip.requests).toMatchObject({ list: 1, add: 1 });
	});
});

describe('Subscription: Remove', () => {
	beforeEach(() => desk.sandbox.ovip.setService(service, 'One', [vin(1), vin(2), vin(3)]));

	it.each(['empty', 'entries'] as const)(
		'removes with a body, whether the answer is %s',
		async (deleteBody) => {
			desk.sandbox.ovip.rules.deleteBody = deleteBody;
			const items = ofService(service, 1, 9, 1);
			const { outputs } = await desk.operator.ovip('subscription remove', perItem, { items });
			expect(outputs).toEqual(
				items.map(({ service, vin }) => ({ vin, service, status: 'removed' })),
			);
			expect(bodies(desk.sandbox, 'DELETE')).toEqual([
				[{ code: service, subscribers: [vin(1), vin(9)] }],
			]);
			expect(subscribers(desk.sandbox)).toEqual([vin(2), vin(3)]);
		},
	);

	it('is removed too where the vendor answers 204 without a body', async () => {
		desk.sandbox.faults.order({ vendor: 'ovip', weather: { kind: 'code', code: '204' } });
		const items = ofService(service, 1);
		const { outputs } = await desk.operator.ovip('subscription remove', perItem, { items });
		expect(statuses(outputs)).toEqual([[vin(1), 'removed']]);
	});
});
