import { testOnErrorBranch } from '../support/onErrorMatrix';
import { unlucky } from '../support/operationUnderTest';
import { itsMessage } from '../support/toldFailure';

testOnErrorBranch({
	title: 'On Error: Stop workflow',
	onError: 'stopWorkflow',
	requests: 2,
	/** The workflow stops at the second item: nothing goes on, and the error says what the failed item would say. */
	expectFailed({ run }, _operation, details) {
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
	},
});
