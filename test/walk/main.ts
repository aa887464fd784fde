import { parseArgs } from 'node:util';
import { openTestBed } from '../support/testBed';
import { parseCase, type WalkCase } from './walkCase';
import { lineOf, tryCase, walk } from './walk';

const usage = `Plays operations of the three nodes on n8n's engine against the vendors' stand-ins, each time with other
faults, settings of On Error and Retry On Fail, and holds what the nodes say against what the stand-ins counted.
  --runs <integer>   5000 if absent
  --seed <integer>   1 if absent; the same seed gives the same cases
  --lanes <integer>  runs at the same time, 4 if absent
  --enough <integer> ends after so many violations, 5 if absent
  --only <case>      one case, as a violation is reported`;

const runsBetweenNews = 250;

class Tally {
	private readonly counts = new Map<string, number>();

	add(what: string): void {
		this.counts.set(what, (this.counts.get(what) ?? 0) + 1);
	}

	print(): void {
		const sorted = [...this.counts].sort(([a], [b]) => a.localeCompare(b));
		for (const [what, count] of sorted) console.log(`${String(count).padStart(7)}  ${what}`);
	}
}

function count(tally: Tally, { operation, onError, tries, faults }: WalkCase): void {
	tally.add(`operation: ${operation}`);
	tally.add(`on error: ${onError}`);
	tally.add(`tries: ${tries}`);
	const what = faults.map((fault) =>
		/^code /.test(fault.what) ? 'a code of the vendor' : fault.what,
	);
	for (const each of what.length > 0 ? what : ['none']) tally.add(`fault: ${each}`);
}

async function once(of: WalkCase): Promise<boolean> {
	const bed = await openTestBed();
	const broken = await tryCase(bed, of);
	await bed.sandbox.close();
	for (const what of broken) console.log(`✗ ${what}`);
	if (broken.length === 0) console.log('✓ As it has to be.');
	return broken.length === 0;
}

async function longWalk(options: {
	seed: number;
	runs: number;
	lanes: number;
	enough: number;
}): Promise<boolean> {
	const tally = new Tally();
	const begun = performance.now();
	const seconds = () => Math.round((performance.now() - begun) / 1000);
	let runs = 0;
	console.log(`${options.runs} runs, seed ${options.seed}`);
	const { runs: all, violations } = await walk({
		...options,
		done(of, broken) {
			count(tally, of);
			runs += 1;
			if (broken.length > 0) console.log(`✗ after ${runs} runs: ${broken[0]}`);
			if (runs % runsBetweenNews === 0) console.log(`${seconds()} s: ${runs} runs`);
		},
	});
	tally.print();
	for (const { smallest, what } of violations) {
		console.log('');
		for (const each of what) console.log(`✗ ${each}`);
		console.log(`  Again: ${lineOf(smallest)}`);
	}
	const found = violations.length;
	console.log(`\nSeed ${options.seed}: ${all} runs in ${seconds()} s, violations: ${found}`);
	return found === 0;
}

async function main(): Promise<boolean> {
	const { values } = parseArgs({
		options: {
			runs: { type: 'string', default: '5000' },
			seed: { type: 'string', default: '1' },
			lanes: { type: 'string', default: '4' },
			enough: { type: 'string', default: '5' },
			only: { type: 'string' },
			help: { type: 'boolean', default: false },
		},
	});
	if (values.help) {
		console.log(usage);
		return true;
	}
	if (values.only !== undefined) return await once(parseCase(values.only));
	const { runs, seed, lanes, enough } = values;
	const numbers = { runs: +runs, seed: +seed, lanes: +lanes, enough: +enough };
	if (!Object.values(numbers).every((value) => Number.isInteger(value) && value > 0)) {
		throw new Error(usage);
	}
	return await longWalk(numbers);
}

main().then(
	// n8n's libraries keep timers open.
	(good) => process.exit(good ? 0 : 1),
	(error: unknown) => {
		console.error(error instanceof Error ? error.message : error);
		process.exit(2);
	},
);
