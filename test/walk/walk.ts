import fc from 'fast-check';
import { startSandbox } from '../../sandbox';
import { openTestBed, type TestBed } from '../support/testBed';
import { violationsOf } from './invariants';
import { play } from './play';
import { simpler, walkCase, type WalkCase } from './walkCase';

/** A case that went wrong, and the smallest one that does. */
export interface Violation {
	readonly found: WalkCase;
	readonly smallest: WalkCase;
	readonly what: readonly string[];
}

export interface WalkPlan {
	readonly seed: number;
	readonly runs: number;
	/** Runs at the same time, each with vendors of its own. */
	readonly lanes: number;
	/** The walk ends after so many violations. */
	readonly enough: number;
	/** Told of every run that is done. */
	readonly done?: (of: WalkCase, violations: readonly string[]) => void;
}

export interface Walked {
	readonly runs: number;
	readonly violations: readonly Violation[];
}

export const casesOf = (seed: number, runs: number): WalkCase[] =>
	fc.sample(walkCase, { seed, numRuns: runs });

/** The rules that a case breaks; what is thrown on the way is one of its own. */
export async function tryCase(bed: TestBed, of: WalkCase): Promise<string[]> {
	try {
		return violationsOf(await play(bed, of));
	} catch (error) {
		return [`the run ended in ${error instanceof Error ? (error.stack ?? '') : String(error)}`];
	}
}

/** So many tries to make a case smaller. */
const patience = 60;

const kindOf = (violation: string | undefined): string => violation?.split(/[:\d]/, 1)[0] ?? '';

/** The smallest case that breaks the same rule, going down by single steps. */
async function shrink(bed: TestBed, found: WalkCase, what: string[]): Promise<Violation> {
	let smallest: Violation = { found, smallest: found, what };
	let left = patience;
	for (let isSmaller = true; isSmaller; ) {
		isSmaller = false;
		for (const candidate of simpler(smallest.smallest)) {
			if (left-- <= 0) return smallest;
			const broken = await tryCase(bed, candidate);
			if (!broken.some((each) => kindOf(each) === kindOf(what[0]))) continue;
			smallest = { found, smallest: candidate, what: broken };
			isSmaller = true;
			break;
		}
	}
	return smallest;
}

/** Beds with one engine and vendors of their own. */
async function bedsFor(bed: TestBed, lanes: number): Promise<TestBed[]> {
	const more = Array.from({ length: lanes - 1 }, async () => ({
		...bed,
		sandbox: await startSandbox(),
	}));
	return [bed, ...(await Promise.all(more))];
}

/** Walks through the cases of a seed. */
export async function walk({ seed, runs, lanes, enough, done }: WalkPlan): Promise<Walked> {
	const beds = await bedsFor(await openTestBed(), lanes);
	const violations: Violation[] = [];
	const cases = casesOf(seed, runs).values();
	let count = 0;
	const stroll = async (bed: TestBed): Promise<void> => {
		for (const of of cases) {
			const broken = await tryCase(bed, of);
			count += 1;
			done?.(of, broken);
			if (broken.length > 0) violations.push(await shrink(bed, of, broken));
			if (violations.length >= enough) return;
		}
	};
	try {
		await Promise.all(beds.map(stroll));
	} finally {
		for (const { sandbox } of beds) await sandbox.close();
	}
	return { runs: count, violations };
}

/** The line that plays a case again. */
export const lineOf = (of: WalkCase): string =>
	`npm run walk -- --only '${JSON.stringify(of).replaceAll("'", String.raw`'\''`)}'`;
