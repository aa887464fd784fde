import fc from 'fast-check';
import { parseArgs } from 'node:util';
import { startSandbox } from './index';
import { Tally } from './soak/outcomes';
import { step } from './soak/steps';
import { Walk } from './soak/walk';
import { start } from './soak/world';

/** Each walk begins with new cars, and can be repeated by its own seed. */
const stepsPerWalk = 500;
/** Longer than a command takes, and so short that the session goes on without its outcome. */
const deadlinesMs = [120_000, 20_000];
const secondsBetweenNews = 60;

const usage = `Walks at random through the sandbox's cars and holds them against a model.
  --minutes <number>  how long, in real time; 10 if absent
  --seed <integer>    of the first walk; the next ones have the next seeds
  --walks <integer>   ends after so many walks, if that is sooner`;

interface Options {
	readonly minutes: number;
	readonly seed: number;
	readonly walks: number;
}

function optionsOf(args: readonly string[]): Options | undefined {
	const { values } = parseArgs({
		args: [...args],
		options: {
			minutes: { type: 'string', default: '10' },
			seed: { type: 'string', default: String(Date.now() % 1_000_000_000) },
			walks: { type: 'string', default: String(Number.MAX_SAFE_INTEGER) },
			help: { type: 'boolean', default: false },
		},
	});
	if (values.help) return undefined;
	const options = {
		minutes: Number(values.minutes),
		seed: Number(values.seed),
		walks: Number(values.walks),
	};
	const { minutes, seed, walks } = options;
	if (!(minutes > 0) || !Number.isInteger(seed) || !Number.isInteger(walks) || walks < 1) {
		throw new Error(usage);
	}
	return options;
}

/** False at the first walk on which sandbox and model part. */
async function soak({ minutes, seed, walks }: Options): Promise<boolean> {
	const sandbox = await startSandbox({ clockStandsAt: start });
	const tally = new Tally();
	const begun = performance.now();
	const seconds = () => (performance.now() - begun) / 1000;
	let news = secondsBetweenNews;
	let done = 0;
	say(`${minutes} minutes of random steps, seed ${seed}`);
	try {
		for (; done < walks && seconds() < minutes * 60; done++) {
			const walkSeed = seed + done;
			const deadlineMs = deadlinesMs[walkSeed % deadlinesMs.length] ?? 0;
			const walk = await Walk.begin(sandbox, deadlineMs, tally);
			const steps = fc.sample(step, { seed: walkSeed, numRuns: stepsPerWalk });
			for (const [index, each] of steps.entries()) {
				try {
					await walk.take(each);
				} catch (error) {
					say(`\nStep ${index + 1} of the walk with seed ${walkSeed}: ${JSON.stringify(each)}`);
					say(error instanceof Error ? error.message : String(error));
					say(`Again: npm run sandbox:soak -- --walks 1 --seed ${walkSeed}`);
					return false;
				}
			}
			walk.end();
			if (seconds() < news) continue;
			news += secondsBetweenNews;
			say(`${Math.round(seconds())} s: ${tally.all('step: ')} steps, no disagreement`);
		}
		say(`\nNo excluded state and no disagreement in ${done} walks, ${Math.round(seconds())} s.`);
		return true;
	} finally {
		for (const [what, count] of tally.lines) say(`${String(count).padStart(9)}  ${what}`);
		await sandbox.close();
	}
}

const say = (line: string): void => void process.stdout.write(`${line}\n`);

async function main(): Promise<void> {
	const options = optionsOf(process.argv.slice(2));
	if (!options) return say(usage);
	if (!(await soak(options))) process.exitCode = 1;
}

main().catch((error: unknown) => {
	process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
	process.exitCode = 2;
});
