import { operations } from '../support/operations';
import { unlucky } from '../support/operationUnderTest';
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
import { detailsOfRefusal, detailsOfTrouble, itsMessage } from '../support/toldFailure';
import { noAnswers } from '../support/troubles';

const onError = 'stopWorkflow';

let bed: TestBed;
beforeAll(async () => {
	bed = await openTestBed();
});
afterAll(async () => await bed.sandbox.close());

/** The workflow stops at the second item: nothing goes on, and the error says what the failed item would say. */
function expectStop({ run }: ThreeItems, details: object): void {
	expect(run.status).toBe('error');
	expect(run.order).not.toContain('Success');
	expect(run.outputs('Node').flat()).toEqual([]);
	const { error } = run;
	expect(error).toMatchObject({ name: 'NodeApiError', message: itsMessage });
	const context = error && 'context' in error ? error.context : {};
	expect(context).toMatchObject({ itemIndex: unlucky, details });
	expect(context).toHaveProperty('details', details);
	expect(error?.description).toBe(Reflect.get(Object(context['details']), 'hint'));
	expect(run.errorOf('Node')?.message).toBe(error?.message);
}

describe('On Error: Stop workflow', () => {
	describe.each(operations)('$name', (operation) => {
		it(`tells why, if ${operation.refusal.because}`, async () => {
			const { refusal } = operation;
			const three = await runThree(bed, operation, onError, refusal.arrange);
			expectStop(three, detailsOfRefusal(operation));
			expect(three.requests).toBe(2);
		});

		it.each(troublesOf(operation))('after $what', async (trouble) => {
			const three = await runThree(bed, operation, onError, bring(trouble.cause, operation));
			expectStop(three, detailsOfTrouble(trouble, operation));
			expect(three.requests).toBe(arrives(trouble) ? 2 : 1);
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
			expectStop(three, detailsOfTrouble(trouble, operation));
			expect(three.requests).toBe(2);
		});
	});
});
