import fc from 'fast-check';
import { startSandbox, type Sandbox } from '../../sandbox';
import { Tally } from '../../sandbox/soak/outcomes';
import { step } from '../../sandbox/soak/steps';
import { Walk } from '../../sandbox/soak/walk';
import { start } from '../../sandbox/soak/world';

/** Random commands, hands at the cars, phones and hours, over HTTP: never an excluded state, always as the model says. */

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox({ clockStandsAt: start });
});
afterAll(() => sandbox.close());

/** Longer than a command takes; so short that the session goes on without its outcome. */
const deadlines = [120_000, 20_000];

describe('cars, phones and events agree with the model', () => {
	it('on random walks', async () => {
		const walks = fc.array(step, { maxLength: 60, size: 'max' });
		await fc.assert(
			fc.asyncProperty(walks, fc.constantFrom(...deadlines), async (steps, deadlineMs) => {
				const walk = await Walk.begin(sandbox, deadlineMs, new Tally());
				for (const each of steps) await walk.take(each);
				walk.end();
			}),
			{ numRuns: 25 },
		);
	});

	it.each(deadlines)(
		'on a long walk with commands that end after %d ms, and all sorts of outcomes',
		async (deadlineMs) => {
			const tally = new Tally();
			const walk = await Walk.begin(sandbox, deadlineMs, tally);
			for (const each of fc.sample(step, { seed: 2026, numRuns: 800 })) await walk.take(each);
			walk.end();
			const least: Readonly<Record<string, number>> = {
				'outcome: done (200)': 10,
				'outcome: already done': 1,
				'outcome: refused': 3,
				'outcome: unreachable': 3,
				'outcome: unknown': 1,
				'command: busy': 10,
				'command: not taken': 50,
				'event: remoteChargeFinished': 1,
				'turnCar: impossible': 5,
			};
			const tooFew = Object.entries(least).filter(([what, count]) => tally.all(what) < count);
			expect(tooFew).toEqual([]);
		},
	);
});
