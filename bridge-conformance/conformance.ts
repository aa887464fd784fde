import type { ConformanceOptions } from './options';
import { Breach, Inconclusive, type Row, type Rule } from './rule';
import { rules } from './rules';
import { Subject } from './subject';

/**
 * Checks a bridge, rule by rule, and tells of each as it is done.
 * Rejects if there is nothing at the address at all.
 */
export async function checkConformance(
	options: ConformanceOptions,
	tell: (row: Row) => void = () => {},
): Promise<Row[]> {
	const subject = await Subject.meet(options);
	const rows: Row[] = [];
	try {
		for (const rule of rules) {
			const row = await rowOf(rule, subject);
			tell(row);
			rows.push(row);
		}
	} finally {
		await subject.close();
	}
	return rows;
}

async function rowOf({ id, requires, needs = [], check }: Rule, subject: Subject): Promise<Row> {
	const [missing] = needs.flatMap((need) => subject.missing(need) ?? []);
	if (missing !== undefined) return { id, requires, result: 'not checked', detail: missing };
	try {
		await check(subject);
		return { id, requires, result: 'pass', detail: '' };
	} catch (error) {
		return { id, requires, ...verdictOn(error) };
	}
}

function verdictOn(error: unknown): Pick<Row, 'result' | 'detail'> {
	if (error instanceof Inconclusive) return { result: 'not checked', detail: error.message };
	if (error instanceof Breach) return { result: 'fail', detail: error.message };
	return { result: 'fail', detail: `no answer: ${reasonOf(error)}` };
}

/** `fetch` says what happened in the cause. */
export function reasonOf(error: unknown): string {
	if (!(error instanceof Error)) return String(error);
	const { cause } = error;
	return cause instanceof Error && cause.message !== '' ? cause.message : error.message;
}
