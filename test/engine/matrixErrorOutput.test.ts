import { operations } from '../support/operations';
import { customers, unlucky } from '../support/operationUnderTest';
import { openTestBed, type TestBed } from '../support/testBed';
import {
	arrives,
	bring,
	keyOf,
	runThree,
	runTimeouts,
	troublesOf,
	type ThreeItems,
} from '../support/threeItems';
import {
	detailsOfRefusal,
	detailsOfTrouble,
	itsMessage,
	paired,
	wholeItems,
} from '../support/toldFailure';
import { noAnswers } from '../support/troubles';

const onError = 'continueErrorOutput';

let bed: TestBed;
beforeAll(async () => {
	bed = await openTestBed();
});
afterAll(async () => await bed.sandbox.close());

/** Items 0 and 2 are whole on the success branch, item 1 is on the error branch with its input. */
function expectOnItsBranch({ run, items }: ThreeItems, whole: object[], details: object): void {
	expect(run.status).toBe('success');
	const [success, failed] = run.outputs('Node');
	expect(success).toMatchObject(whole);
	expect(success).toHaveLength(whole.length);
	expect(failed).toEqual([{ json: { ...items[unlucky], error: itsMessage, details }, ...paired }]);
	expect(run.json('Success')).toHaveLength(2);
	expect(run.json('Failed')).toEqual([{ ...items[unlucky], error: itsMessage, details }]);
}

describe('On Error: Continue (using error output)', () => {
	describe.each(operations)('$name', (operation) => {
		it(`tells why, if ${operation.refusal.because}`, async () => {
			const { refusal } = operation;
			const three = await runThree(bed, operation, onError, refusal.arrange);
			expectOnItsBranch(three, wholeItems(operation), detailsOfRefusal(operation));
			expect(three.requests).toBe(3);
		});

		it.each(troublesOf(operation))('after $what', async (trouble) => {
			const three = await runThree(bed, operation, onError, bring(trouble.cause, operation));
			expectOnItsBranch(three, wholeItems(operation), detailsOfTrouble(trouble, operation));
			expect(three.requests).toBe(arrives(trouble) ? 3 : 2);
		});
	});

	it.each(operations)('$name waits out a short HTTP 429 and goes through', async (operation) => {
		const turnedAway = { status: 429, headers: { 'retry-after': '0' } };
		const { run, requests } = await runThree(
			bed,
			operation,
			onError,
			bring({ weather: { kind: 'status', ...turnedAway } }, operation),
		);
		expect(run.json('Success')).toMatchObject(customers.map(operation.succeeds));
		expect(run.json('Failed')).toEqual([]);
		expect(requests).toBe(4);
	});

	describe('time-outs', () => {
		let timeouts: ReadonlyMap<string, ThreeItems>;
		beforeAll(async () => {
			timeouts = await runTimeouts(bed, operations, onError);
		}, 120_000);

		it.each(
			operations.flatMap((operation) =>
				noAnswers.map((trouble) => ({ name: keyOf(operation, trouble), operation, trouble })),
			),
		)('$name', ({ name, operation, trouble }) => {
			const three = timeouts.get(name);
			expect(three).toBeDefined();
			if (!three) return;
			expectOnItsBranch(three, wholeItems(operation), detailsOfTrouble(trouble, operation));
			expect(three.requests).toBe(3);
		});
	});
});
