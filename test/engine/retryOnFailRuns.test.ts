import type { Weather } from '../../sandbox/contract';
import type { WorkflowJson } from '../harness';
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

/** What is kept over the tries of one run must not keep a later run from sending. */
let bed: TestBed;
beforeAll(async () => {
	bed = await openTestBed();
});
beforeEach(() => bed.sandbox.reset());
afterAll(async () => await bed.sandbox.close());

const turnedAway: Weather = { kind: 'status', status: 429 };
const [onlyOne] = five;

/** Start → Node → once more? → Node … → End; the node gives its items' sessions on by expressions over the start. */
function loop(deed: Deed): WorkflowJson {
	const {
		type: _,
		credentials: __,
		parameters,
		...settings
	} = tryingNode(bed, deed, {
		onError: 'stopWorkflow',
		maxTries: 3,
	});
	const to = (node: string) => [{ node, type: 'main', index: 0 }];
	return {
		nodes: [
			{ name: 'Start', type: 'n8n-nodes-base.manualTrigger' },
			{
				...settings,
				name: 'Node',
				type: `n8n-nodes-stellantis.${deed.node}`,
				parameters: JSON.parse(
					JSON.stringify(parameters).replaceAll('$json.', "$('Start').first().json."),
				),
			},
			{
				name: 'Once More',
				type: 'n8n-nodes-base.if',
				parameters: {
					conditions: { boolean: [{ value1: '={{ $runIndex === 0 }}', value2: true }] },
				},
			},
			{ name: 'End', type: 'n8n-nodes-base.noOp' },
		],
		connections: {
			Start: { main: [to('Node')] },
			Node: { main: [to('Once More')] },
			'Once More': { main: [to('Node'), to('End')] },
		},
	};
}

const credentials = () => ({
	dqeApi: bed.dqeApi,
	stellantisBridgeApi: {
		...bed.bridgeApi,
		session: "={{ $('Start').first().json.session }}",
		sdkVersion: '2.1',
	},
});

const firstItem = () => {
	const [json = {}] = welcomeFive(bed.sandbox);
	return [{ json }];
};

const repeatable = deeds.filter(({ onceAnHour }) => !onceAnHour);

describe.each(repeatable)('$name in a loop', (deed) => {
	it('goes out again in the second round', async () => {
		const run = await bed.bench.run(loop(deed), {
			credentials: credentials(),
			items: firstItem(),
		});
		expect(run.status).toBe('success');
		expect(run.runData['Node']).toHaveLength(2);
		expect(deed.timesDone(bed.sandbox, onlyOne)).toBe(2);
		expect(leftBehind(run)).toEqual([]);
	});

	it('is tried again in each round on its own', async () => {
		const items = firstItem();
		for (const skip of [0, 2]) {
			const { vendor } = deed;
			const { on } = deed.requestOf(onlyOne);
			bed.sandbox.faults.order({ vendor, on, skip, weather: turnedAway });
		}
		const run = await bed.bench.run(loop(deed), { credentials: credentials(), items });
		expect(run.status).toBe('success');
		expect(requestsFor(bed.sandbox, onlyOne)).toBe(4);
		expect(deed.timesDone(bed.sandbox, onlyOne)).toBe(2);
		expect(leftBehind(run)).toEqual([]);
	});
});

describe.each(repeatable)('$name in another execution', (deed) => {
	it('goes out again', async () => {
		const items = firstItem();
		const node = tryingNode(bed, deed, { onError: 'continueErrorOutput', maxTries: 2 });
		for (const times of [1, 2]) {
			const run = await bed.bench.single(node, { items });
			expect(run.json('Success')).toHaveLength(1);
			expect(deed.timesDone(bed.sandbox, onlyOne)).toBe(times);
		}
	});
});

describe('a read', () => {
	it('is asked again for those who got no answer, with the others left as they are', async () => {
		const items = welcomeFive(bed.sandbox);
		const weather: Weather = { kind: 'reset', acted: true };
		bed.sandbox.faults.order({ vendor: 'bridge', on: 'pims.vehicle.informations', weather });
		const [deed] = deeds.filter(({ node }) => node === 'stellantis');
		expect(deed).toBeDefined();
		if (!deed) return;
		const node = tryingNode(
			bed,
			{
				...deed,
				parameters: { resource: 'vehicle', operation: 'getStatus', vin: '={{ $json.vin }}' },
			},
			{ onError: 'continueErrorOutput', maxTries: 3 },
		);
		const run = await bed.bench.single(node, { items: items.map((json) => ({ json })) });
		expect(run.json('Success')).toMatchObject(items.map(({ vin }) => ({ vin })));
		expect(run.json('Failed')).toEqual([]);
	});
});

describe('checks of PINs that run at once', () => {
	it.each(['continueErrorOutput', 'continueRegularOutput', 'stopWorkflow'] as const)(
		'cost everybody one try, however often the node runs (%s)',
		async (onError) => {
			const { confirmations } = bed.sandbox.dqe;
			const items = five.map((customer) => {
				const phone = `3361234571${customer}`;
				const smsToken = `token-of-customer-${customer}`;
				confirmations.set(smsToken, {
					...{ phone, pin: '012345', expiresAt: bed.sandbox.clock.now() + 60_000 },
					channels: { phone: 0, post: 0, sms: 1, email: 0 },
					wrongTries: 0,
					used: false,
				});
				return { json: { phone: `+${phone}`, smsToken } };
			});
			const run = await bed.bench.single(
				{
					type: 'dqeSmsConfirmation',
					...{ onError, retryOnFail: true, maxTries: 3, waitBetweenTries: 1 },
					parameters: {
						operation: 'verifyCode',
						phone: '={{ $json.phone }}',
						smsToken: '={{ $json.smsToken }}',
						pin: '543210',
						options: { requestsAtOnce: 5 },
					},
					credentials: { dqeApi: bed.dqeApi },
				},
				{ items },
			);
			expect([...confirmations.values()].map(({ wrongTries }) => wrongTries)).toEqual(
				five.map(() => 1),
			);
			expect(run.status).toBe(onError === 'stopWorkflow' ? 'error' : 'success');
			expect(leftBehind(run)).toEqual([]);
		},
	);
});
