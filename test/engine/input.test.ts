import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { operations } from '../support/operations';
import { openTestBed, type TestBed } from '../support/testBed';
import { wrongInputs, type WrongInput } from '../support/wrongInput';

let bed: TestBed;
beforeAll(async () => {
	bed = await openTestBed();
});
beforeEach(() => bed.sandbox.reset());
afterAll(async () => await bed.sandbox.close());

const fromItem = '={{ $json.wrong }}';

/** The operation with the wrong value in one place, taken from the item as n8n takes it. */
async function runWith({ of: { node, parameters, arrange }, at, given }: WrongInput) {
	const [place, name = ''] = at.split('.');
	const option = place === 'options' ? { [name]: fromItem } : {};
	const field = place === 'credential' ? { [name]: fromItem } : {};
	const set: INodeParameters = at.includes('.') ? {} : { [at]: fromItem };
	const items: IDataObject[] = arrange(bed.sandbox).map((item) => ({
		...item,
		...JSON.parse(JSON.stringify({ wrong: given })),
	}));
	bed.sandbox.arrivals.length = 0;
	return await bed.bench.single(
		{
			type: node,
			onError: 'continueErrorOutput',
			parameters: { ...parameters, ...set, options: option },
			credentials: {
				dqeApi: bed.dqeApi,
				stellantisBridgeApi: { ...bed.bridgeApi, session: 'first', ...field },
			},
		},
		{ items: items.map((json) => ({ json })), timezone: 'Europe/Paris' },
	);
}

describe('a wrong value', () => {
	it.each(
		wrongInputs.map((row) => ({
			...row,
			name: row.of.name,
			shown: JSON.stringify(row.given).slice(0, 40),
		})),
	)('$shown for $field ($name) is refused before anything is sent', async (row) => {
		const run = await runWith(row);

		expect(bed.sandbox.arrivals).toEqual([]);
		expect(run.json('Success')).toEqual([]);
		const failed = run.json('Failed');
		expect(failed).toHaveLength(3);
		for (const [index, item] of failed.entries()) {
			expect(item['error']).toMatch(`'${row.field}'`);
			expect(item['error']).toMatch(new RegExp(` \\[item ${index}\\]$`));
			expect(item['details']).toMatchObject({
				code: row.reason,
				category: 'input',
				delivered: 'no',
				retry: 'afterFix',
				hint: expect.stringMatching(/for example|such as|\+33/),
			});
		}
	});
});

describe('an operation that the node does not have', () => {
	it.each([
		['dqeSmsConfirmation', { operation: '__CUSTOM_API_CALL__' }],
		['dqeSmsConfirmation', { operation: '={{ undefined }}' }],
		['stellantis', { resource: 'charging', operation: '__CUSTOM_API_CALL__' }],
		['stellantis', { resource: 'charging', operation: 'getTrustedNumber' }],
		['stellantis', { resource: '__CUSTOM_API_CALL__', operation: 'schedule' }],
		['stellantis', { resource: 'constructor', operation: 'name' }],
	])('%s %j is a clear failure', async (type, parameters) => {
		const run = await bed.bench.single({
			type,
			onError: 'continueErrorOutput',
			parameters,
			credentials: { dqeApi: bed.dqeApi, stellantisBridgeApi: bed.bridgeApi },
		});
		expect(run.json('Failed')).toMatchObject([
			{
				error: "'Operation' is not an operation of this node [item 0]",
				details: { category: 'input', code: 'operationUnknown', delivered: 'no' },
			},
		]);
		expect(bed.sandbox.arrivals).toEqual([]);
	});
});

describe('an expression that cannot be resolved', () => {
	it.each(operations.filter(({ parameters }) => 'phone' in parameters || 'vin' in parameters))(
		'$name fails for that item only',
		async ({ node, parameters, arrange, succeeds }) => {
			const at = 'phone' in parameters ? 'phone' : 'vin';
			const items = arrange(bed.sandbox);
			const run = await bed.bench.single(
				{
					type: node,
					onError: 'continueErrorOutput',
					parameters: {
						...parameters,
						[at]: `={{ $itemIndex === 1 ? $('No Such Node').item.json.x : $json.${at} }}`,
					},
					credentials: {
						dqeApi: bed.dqeApi,
						stellantisBridgeApi: { ...bed.bridgeApi, session: '={{ $json.session }}' },
					},
				},
				{ items: items.map((json) => ({ json })), timezone: 'Europe/Paris' },
			);
			expect(run.json('Success')).toMatchObject([succeeds(0), succeeds(2)]);
			expect(run.json('Failed')).toMatchObject([
				{
					...items[1],
					error: expect.stringMatching(
						/^n8n could not work out the expression in '(Phone|VIN)'.* \[item 1\]$/,
					),
					details: { category: 'configuration', delivered: 'no', retry: 'afterFix' },
				},
			]);
		},
	);
});

describe('fields that cannot be resolved before anything is chosen', () => {
	it.each([
		['Operation', { resource: 'charging', operation: "={{ $('No Such Node').item.json.x }}" }],
		['Resource', { resource: "={{ $('No Such Node').item.json.x }}", operation: 'schedule' }],
		[
			'Timeout',
			{
				resource: 'phone',
				operation: 'getTrustedNumber',
				options: { timeout: "={{ $('No Such Node').item.json.x }}" },
			},
		],
	])('an expression for %s that fails does not let the item pass', async (_, parameters) => {
		const run = await bed.bench.single({
			type: 'stellantis',
			onError: 'continueErrorOutput',
			parameters,
			credentials: { stellantisBridgeApi: bed.bridgeApi },
		});
		expect(run.json('Success')).toEqual([]);
		expect(run.json('Failed')).toMatchObject([
			{ error: expect.stringMatching(/\[item 0\]$/), details: { delivered: 'no' } },
		]);
		expect(bed.sandbox.arrivals).toEqual([]);
	});
});
