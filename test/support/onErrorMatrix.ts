import type { OnError } from 'n8n-workflow';
import type { OperationUnderTest } from './operationUnderTest';
import { operations } from './operations';
import { openTestBed, type TestBed } from './testBed';
import {
	arrives,
	bring,
	keyOf,
	runThree,
	runTimeouts,
	troublesOf,
	type ThreeItems,
} from './threeItems';
import { detailsOfRefusal, detailsOfTrouble } from './toldFailure';
import { noAnswers } from './troubles';

/** What becomes of three items of which the second fails, under one setting of 'On Error'. */
export interface OnErrorBranch {
	readonly title: string;
	readonly onError: OnError;
	readonly expectFailed: (
		three: ThreeItems,
		operation: OperationUnderTest,
		details: object,
	) => void;
	/** How many requests go out in all, if that of the failing item does; one less if it does not. */
	readonly requests: number;
}

/** Every operation with its own refusal, every trouble and every kind of silence; more cases by `also`. */
export function testOnErrorBranch(
	{ title, onError, expectFailed, requests }: OnErrorBranch,
	also: (bed: () => TestBed) => void = () => undefined,
): void {
	let bed: TestBed;
	beforeAll(async () => {
		bed = await openTestBed();
	});
	afterAll(async () => await bed.sandbox.close());

	describe(title, () => {
		describe.each(operations)('$name', (operation) => {
			it(`tells why, if ${operation.refusal.because}`, async () => {
				const three = await runThree(bed, operation, onError, operation.refusal.arrange);
				expectFailed(three, operation, detailsOfRefusal(operation));
				expect(three.requests).toBe(requests);
			});

			it.each(troublesOf(operation))('after $what', async (trouble) => {
				const three = await runThree(bed, operation, onError, bring(trouble.cause, operation));
				expectFailed(three, operation, detailsOfTrouble(trouble, operation));
				expect(three.requests).toBe(arrives(trouble) ? requests : requests - 1);
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
				if (three === undefined) throw new Error(`${name} was not run`);
				expectFailed(three, operation, detailsOfTrouble(trouble, operation));
				expect(three.requests).toBe(requests);
			});
		});

		also(() => bed);
	});
}
