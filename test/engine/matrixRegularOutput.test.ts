import { operations } from '../support/operations';
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

const onError = 'continueRegularOutput';

let bed: TestBed;
beforeAll(async () => {
	bed = await openTestBed();
});
afterAll(async () => await bed.sandbox.close());

/** All three items are on the one output in their order; the failed one says nothing but that it failed. */
function expectInOrder({ run }: ThreeItems, whole: object[], details: object): void {
	expect(run.status).toBe('success');
	const [first, second, third, ...more] = run.items('Node');
	expect([first, third]).toMatchObject(whole);
	expect(second).toEqual({ json: { error: itsMessage, details }, ...paired });
	expect(more).toEqual([]);
	expect(run.json('Success')).toHaveLength(3);
}

describe('On Error: Continue', () => {
	describe.each(operations)('$name', (operation) => {
		it(`tells why, if ${operation.refusal.because}`, async () => {
			const { refusal } = operation;
			const three = await runThree(bed, operation, onError, refusal.arrange);
			expectInOrder(three, wholeItems(operation), detailsOfRefusal(operation));
			expect(three.requests).toBe(3);
		});

		it.each(troublesOf(operation))('after $what', async (trouble) => {
			const three = await runThree(bed, operation, onError, bring(trouble.cause, operation));
			expectInOrder(three, wholeItems(operation), detailsOfTrouble(trouble, operation));
			expect(three.requests).toBe(arrives(trouble) ? 3 : 2);
		});
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
			expectInOrder(three, wholeItems(operation), detailsOfTrouble(trouble, operation));
			expect(three.requests).toBe(3);
		});
	});
});
