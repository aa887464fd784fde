import { operations } from '../support/operations';
import { openTestBed, type TestBed } from '../support/testBed';
import { bring, runThree, troublesOf } from '../support/threeItems';
import { toldOf } from '../support/troubles';

let bed: TestBed;
beforeAll(async () => {
	bed = await openTestBed();
});
afterAll(async () => await bed.sandbox.close());

it('shows', async () => {
	for (const operation of operations) {
		const r = await runThree(bed, operation, 'continueErrorOutput', (s, i) => operation.refusal.arrange(s, i));
		console.log(operation.name, JSON.stringify([r.run.status, r.run.outputs('Node'), r.requests], null, 1));
		void bring; void troublesOf; void toldOf;
	}
});
