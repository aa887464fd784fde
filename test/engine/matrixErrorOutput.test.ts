import { testOnErrorBranch } from '../support/onErrorMatrix';
import { customers, unlucky } from '../support/operationUnderTest';
import { operations } from '../support/operations';
import { bring, runThree } from '../support/threeItems';
import { itsMessage, paired, wholeItems } from '../support/toldFailure';

const onError = 'continueErrorOutput';

testOnErrorBranch(
	{
		title: 'On Error: Continue (using error output)',
		onError,
		requests: 3,
		/** Items 0 and 2 are whole on the success branch, item 1 is on the error branch with its input. */
		expectFailed({ run, items }, operation, details) {
			const whole = wholeItems(operation);
			expect(run.status).toBe('success');
			const [success, failed] = run.outputs('Node');
			expect(success).toMatchObject(whole);
			expect(success).toHaveLength(whole.length);
			expect(failed).toEqual([
				{ json: { ...items[unlucky], error: itsMessage, details }, ...paired },
			]);
			expect(run.json('Success')).toHaveLength(2);
			expect(run.json('Failed')).toEqual([{ ...items[unlucky], error: itsMessage, details }]);
		},
	},
	(bed) => {
		it.each(operations)('$name waits out a short HTTP 429 and goes through', async (operation) => {
			const turnedAway = { status: 429, headers: { 'retry-after': '0' } };
			const { run, requests } = await runThree(
				bed(),
				operation,
				onError,
				bring({ weather: { kind: 'status', ...turnedAway } }, operation),
			);
			expect(run.json('Success')).toMatchObject(customers.map(operation.succeeds));
			expect(run.json('Failed')).toEqual([]);
			expect(requests).toBe(4);
		});
	},
);
