import { electricCar } from '../support/operator';
import { openTestBed, type TestBed } from '../support/testBed';
import { agents, useTool } from '../support/toolRun';

/** An older engine tells tools apart in the same way: a model may not open a car there either. */
let bed: TestBed;
beforeAll(async () => {
	bed = await openTestBed('n8n-2.35');
});
afterAll(async () => await bed.sandbox.close());

describe.each(agents)('as a tool of $by', ({ typeVersion: agent }) => {
	const unlock = { resource: 'doors', operation: 'unlock', vin: electricCar };
	const use = { node: 'stellantis', agent } as const;

	it('doors stay locked until a person has allowed it', async () => {
		bed.sandbox.reset();
		const refused = await useTool(bed, { ...use, parameters: unlock });
		expect(refused.told).toEqual([expect.stringContaining("'Allow as Tool' is off")]);
		expect(bed.sandbox.arrivals).toEqual([]);

		const parameters = { ...unlock, allowAsTool: true };
		const allowed = await useTool(bed, { ...use, parameters });
		expect(allowed.told).toEqual([expect.stringContaining('"outcome":"done"')]);
	});
});
