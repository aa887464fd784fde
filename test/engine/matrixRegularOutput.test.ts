import { testOnErrorBranch } from '../support/onErrorMatrix';
import { itsMessage, paired, wholeItems } from '../support/toldFailure';

testOnErrorBranch({
	title: 'On Error: Continue',
	onError: 'continueRegularOutput',
	requests: 3,
	/** All three items are on the one output in their order; the failed one says nothing but that it failed. */
	expectFailed({ run }, operation, details) {
		expect(run.status).toBe('success');
		const [first, second, third, ...more] = run.items('Node');
		expect([first, third]).toMatchObject(wholeItems(operation));
		expect(second).toEqual({ json: { error: itsMessage, details }, ...paired });
		expect(more).toEqual([]);
		expect(run.json('Success')).toHaveLength(3);
	},
});
