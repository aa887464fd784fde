import type { WorkflowJson } from '../harness';
import { perItem, service, subscribers, vin } from '../support/partner';
import { openTestBed, type TestBed } from '../support/testBed';

let bed: TestBed;
beforeAll(async () => {
	bed = await openTestBed('n8n-2.20');
});
beforeEach(() => {
	bed.sandbox.reset();
	bed.sandbox.ovip.setService(service, 'Service One', [vin(1), vin(2), vin(3)]);
});
afterAll(async () => await bed.sandbox.close());

const sync = (name: string, vins: string, executeOnce = false): WorkflowJson['nodes'][number] => ({
	...{ name, executeOnce, onError: 'continueRegularOutput' },
	type: 'n8n-nodes-stellantis.portailOvip',
	parameters: { resource: 'subscription', operation: 'sync', ...perItem, vin: vins },
});

async function run(...nodes: Array<WorkflowJson['nodes'][number]>) {
	const workflow = {
		nodes: [{ name: 'Start', type: 'n8n-nodes-base.manualTrigger' }, ...nodes],
		connections: {
			Start: { main: [nodes.map(({ name }) => ({ node: name, type: 'main', index: 0 }))] },
		},
	};
	return await bed.bench.run(workflow, {
		credentials: { stellantisPartnerApi: bed.partnerApi },
		items: [1, 2, 3].map((number) => ({ json: { service, vin: vin(number) } })),
	});
}

const ofItem = '={{ $json.vin }}';

it('a second sync of a service in one execution is refused', async () => {
	const done = await run(sync('First', ofItem), sync('Second', vin(1)));
	expect(done.json('First').map(({ status }) => status)).toEqual(
		Array(3).fill('alreadySubscribed'),
	);
	expect(done.json('Second')).toEqual(
		Array(3).fill({ error: expect.stringContaining('has synced the service before') }),
	);
	expect(subscribers(bed.sandbox)).toHaveLength(3);
});

it('with Execute Once, the first item alone is refused', async () => {
	const done = await run(sync('Once', ofItem, true));
	expect(done.json('Once')).toEqual([{ error: expect.stringContaining("'Execute Once'") }]);
	expect(subscribers(bed.sandbox)).toHaveLength(3);
});

it('with Execute Once, a list of all items is taken', async () => {
	const done = await run(sync('Once', '={{ $input.all().map((item) => item.json.vin) }}', true));
	expect(done.json('Once').map(({ status }) => status)).toEqual(Array(3).fill('alreadySubscribed'));
});
