import { operations } from '../support/operations';
import { unlucky } from '../support/operationUnderTest';
import { openTestBed, type TestBed } from '../support/testBed';
import { bring, runThree, troublesOf, type OnError, type ThreeItems } from '../support/threeItems';
import { itsMessage, paired, wholeItems } from '../support/toldFailure';

/**
 * n8n 2.35 takes an item with `details` for a success: there a failed item says nothing but its error, so that no
 * unverified phone goes on as a verified one.
 */
let bed: TestBed;
beforeAll(async () => {
	bed = await openTestBed('n8n-2.35');
});
afterAll(async () => await bed.sandbox.close());

const worst: ReadonlySet<string> = new Set([
	'HTTP 401',
	'HTTP 429 for longer than the node waits',
	'HTTP 500',
	'a refused connection',
	'a connection reset after the vendor acted',
	'HTML with status 200',
	'JSON of another shape',
	'a status that DQE does not document',
	'a code that DQE does not document',
	'a code that the SDK does not document',
]);

const expectations: Readonly<Record<OnError, (three: ThreeItems, whole: object[]) => void>> = {
	continueErrorOutput({ run, items }, whole) {
		expect(run.status).toBe('success');
		const [success, failed] = run.outputs('Node');
		expect(success).toMatchObject(whole);
		expect(success).toHaveLength(2);
		expect(failed).toEqual([{ json: { ...items[unlucky], error: itsMessage }, ...paired }]);
		expect(run.json('Success')).toHaveLength(2);
		expect(run.json('Failed')).toHaveLength(1);
	},
	continueRegularOutput({ run }, whole) {
		expect(run.status).toBe('success');
		const [first, second, third, ...more] = run.items('Node');
		expect([first, third]).toMatchObject(whole);
		expect(second).toEqual({ json: { error: itsMessage }, ...paired });
		expect(more).toEqual([]);
	},
	stopWorkflow({ run }) {
		expect(run.status).toBe('error');
		expect(run.order).not.toContain('Success');
		expect(run.error).toMatchObject({ name: 'NodeApiError', message: itsMessage });
		expect(run.error).toHaveProperty('context.itemIndex', unlucky);
		expect(run.error?.description).toMatch(/\S/);
	},
};

const settings: readonly OnError[] = [
	'continueErrorOutput',
	'continueRegularOutput',
	'stopWorkflow',
];

describe.each(settings)('n8n 2.35, on error: %s', (onError) => {
	describe.each(operations)('$name', (operation) => {
		it(`shows the failure, if ${operation.refusal.because}`, async () => {
			const { refusal } = operation;
			const three = await runThree(bed, operation, onError, refusal.arrange);
			expectations[onError](three, wholeItems(operation));
		});

		const chosen = troublesOf(operation).filter(({ what }) => worst.has(what));
		it.each(chosen)('shows $what', async (trouble) => {
			const three = await runThree(bed, operation, onError, bring(trouble.cause, operation));
			expectations[onError](three, wholeItems(operation));
		});
	});
});

it('leaves no row of the smaller table unused', () => {
	const used = operations.flatMap(troublesOf).map(({ what }) => what);
	expect([...worst].filter((what) => !used.includes(what))).toEqual([]);
});
