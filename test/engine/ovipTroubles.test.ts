import type { INode } from 'n8n-workflow';
import type { Weather } from '../../sandbox/contract';
import type { RunResult } from '../harness';
import { partnerOperations, type PartnerOperation } from '../support/partnerOperations';
import { partnerTroubles, type PartnerTrouble } from '../support/partnerTroubles';
import { useOperator } from '../support/useOperator';

type OnError = NonNullable<INode['onError']>;

const desk = useOperator();

/** Three items in requests of their own, of which the second meets the weather. */
async function runThree(
	{ operation, method, parameters, arrange, items }: PartnerOperation,
	onError: OnError,
	weather: Weather,
): Promise<RunResult> {
	const { bench, partnerApi } = desk.operator.bed;
	arrange(desk.sandbox);
	desk.sandbox.faults.order({ vendor: 'ovip', on: method, skip: 1, weather });
	const [resource = '', name = ''] = operation.split(' ');
	return await bench.single(
		{
			type: 'portailOvip',
			onError,
			parameters: { resource, operation: name, ...parameters },
			credentials: { stellantisPartnerApi: partnerApi },
		},
		{ items: items.map((json) => ({ json })) },
	);
}

const message = expect.stringMatching(/\S.*\[item 1\]$/s);

const detailsOf = ({ told }: PartnerTrouble, { calledAs, effect }: PartnerOperation) => ({
	...told,
	vendor: 'ovip',
	operation: calledAs,
	label: expect.any(String),
	hint: expect.stringMatching(/\S/),
	// A read may be asked again at once, where the trouble is not the user's to mend.
	retry: expect.stringMatching(
		effect === 'read' ? /^(safe|later|afterFix)$/ : /^(later|afterFix)$/,
	),
});

const wholeItems = ({ items, succeeds }: PartnerOperation) =>
	[0, 2].flatMap((index) => {
		const item = items[index];
		return item ? [{ json: succeeds(item), pairedItem: { item: index } }] : [];
	});

const expectations: Readonly<
	Record<OnError, (run: RunResult, trouble: PartnerTrouble, operation: PartnerOperation) => void>
> = {
	continueErrorOutput(run, trouble, operation) {
		const details = detailsOf(trouble, operation);
		const [success, failed] = run.outputs('Node');
		expect(success).toMatchObject(wholeItems(operation));
		expect(success).toHaveLength(2);
		expect(failed).toEqual([
			{ json: { ...operation.items[1], error: message, details }, pairedItem: { item: 1 } },
		]);
	},
	continueRegularOutput(run, trouble, operation) {
		const details = detailsOf(trouble, operation);
		const [first, second, third, ...more] = run.items('Node');
		expect([first, third]).toMatchObject(wholeItems(operation));
		expect(second).toEqual({ json: { error: message, details }, pairedItem: { item: 1 } });
		expect(more).toEqual([]);
	},
	stopWorkflow(run, trouble, operation) {
		expect(run.status).toBe('error');
		expect(run.order).not.toContain('Success');
		expect(run.error).toMatchObject({ name: 'NodeApiError', message });
		expect(run.error).toHaveProperty('context.itemIndex', 1);
		expect(run.error).toHaveProperty('context.details', detailsOf(trouble, operation));
	},
};

const settings: readonly OnError[] = [
	'continueErrorOutput',
	'continueRegularOutput',
	'stopWorkflow',
];

describe.each(settings)('on error: %s', (onError) => {
	describe.each(partnerOperations)('$name', (operation) => {
		const concerning = partnerTroubles.filter(
			({ notFor }) => notFor === undefined || !operation.operation.endsWith(notFor),
		);
		it.each(concerning)('tells of $what, of its own item only', async (trouble) => {
			const run = await runThree(operation, onError, trouble.weather);
			expectations[onError](run, trouble, operation);
		});
	});
});

it.each(partnerTroubles.filter(({ notFor }) => notFor === 'remove'))(
	'Remove is content with $what: nothing is documented',
	async ({ weather }) => {
		const [remove] = partnerOperations.filter(({ operation }) => operation.endsWith('remove'));
		if (!remove) throw new Error('Remove is not in the table');
		const run = await runThree(remove, 'continueErrorOutput', weather);
		expect(run.json('Success').map(({ status }) => status)).toEqual(Array(3).fill('removed'));
	},
);

it('sends a request again that was turned away with a short time to wait', async () => {
	const [add] = partnerOperations.filter(({ operation }) => operation.endsWith('add'));
	if (!add) throw new Error('Add is not in the table');
	const run = await runThree(add, 'continueErrorOutput', {
		kind: 'status',
		status: 429,
		headers: { 'retry-after': '0' },
	});
	expect(run.json('Success')).toEqual(add.items.map((item) => add.succeeds(item)));
	expect(desk.sandbox.ovip.requests.add).toBe(4);
});
