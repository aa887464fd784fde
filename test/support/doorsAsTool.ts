import { electricCar } from './operator';
import { openTestBed, type TestBed } from './testBed';
import { agents, useTool, type ToolUse } from './toolRun';

/** What tells a model from a person is the same on every engine; doors show it. @param engine folder below test/engines */
export function testDoorsAsTool(engine: string, settings: ToolUse['settings'] = {}): void {
	let bed: TestBed;
	beforeAll(async () => {
		bed = await openTestBed(engine);
	});
	afterAll(async () => await bed.sandbox.close());

	describe.each(agents)('as a tool of $by', ({ typeVersion: agent }) => {
		const unlock = { resource: 'doors', operation: 'unlock', vin: electricCar };
		const use = { node: 'stellantis', agent, settings } as const;

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
}
