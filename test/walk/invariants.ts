import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import type { Customer } from '../support/operationUnderTest';
import { mayHold, standsIn } from '../support/secretsInPlay';
import { textsIn } from '../support/whereTextStands';
import type { Played } from './play';
import type { Subject } from './subject';

const isCustomer = (whose: unknown): whose is Customer => typeof whose === 'number';

interface Told {
	readonly index: number;
	readonly delivered: unknown;
	readonly retry: unknown;
	readonly code: unknown;
	/** The call that failed. */
	readonly operation: unknown;
}

interface Outcome {
	readonly succeeded: ReadonlyArray<{ readonly index: number; readonly json: IDataObject }>;
	readonly failed: readonly Told[];
	/** What does not belong on an output of a node. */
	readonly odd: readonly string[];
}

const isRecord = (value: unknown): value is IDataObject =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** -1 for an item that is paired with none. */
function indexOf({ pairedItem }: INodeExecutionData): number {
	const one = Array.isArray(pairedItem) ? pairedItem[0] : pairedItem;
	return typeof one === 'object' ? one.item : (one ?? -1);
}

const told = (index: number, { delivered, retry, code, operation }: IDataObject): Told => ({
	...{ index, delivered, retry, code, operation },
});

/** Whether what failed only reads; a write may begin with that. */
function isRead({ effect, calledAs }: Subject, operation: unknown): boolean {
	const call = String(operation);
	const reads = /^GET |^pims\.vehicle\.informations/.test(call);
	return effect === 'read' || (reads && call !== calledAs);
}

/** What n8n has on the branches that this setting of On Error gives the node. */
function outcomeOf({ run, of: { onError } }: Played): Outcome {
	if (run.status === 'error') {
		const context: unknown = run.error && Reflect.get(run.error, 'context');
		const { details, itemIndex } = isRecord(context) ? context : {};
		const odd = onError === 'stopWorkflow' ? [] : [`the node threw: ${run.error?.message}`];
		if (!isRecord(details)) odd.push(`an error without details: ${run.error?.message}`);
		return {
			succeeded: run.items('Success').map((item) => ({ index: indexOf(item), json: item.json })),
			failed: isRecord(details) ? [told(Number(itemIndex), details)] : [],
			odd,
		};
	}
	const [first = [], second = []] = run.outputs('Node');
	const isFailed = ({ json }: INodeExecutionData) => json['error'] !== undefined;
	const onRegular = first.filter(isFailed);
	const failed = [...onRegular, ...second];
	const odd = [
		...(onError !== 'continueRegularOutput' && onRegular.length > 0
			? ['a failed item on the success output']
			: []),
		...second.filter((item) => !isFailed(item)).map(() => 'a good item on the error output'),
		...failed
			.filter(({ json }) => !isRecord(json['details']))
			.map(({ json }) => `a failed item without details: ${String(json['error'])}`),
	];
	return {
		succeeded: first
			.filter((item) => !isFailed(item))
			.map((item) => ({ index: indexOf(item), json: item.json })),
		failed: failed.flatMap((item) =>
			isRecord(item.json['details']) ? [told(indexOf(item), item.json['details'])] : [],
		),
		odd,
	};
}

/** Every item once, paired with what it came from; nothing where the workflow stopped. */
function countOf({ run, items, subject: { tellsMore = false } }: Played, outcome: Outcome) {
	const { succeeded, failed } = outcome;
	if (run.status === 'error') {
		return succeeded.length > 0 ? ['items went on although the workflow stopped'] : [];
	}
	return items.flatMap((_item, index) => {
		const times = [...succeeded, ...failed].filter((each) => each.index === index).length;
		const fits = tellsMore && index < 2 ? times >= 1 : times === 1;
		return fits ? [] : [`item ${index} has ${times} outputs`];
	});
}

function successesOf({ whose, book }: Played, { succeeded }: Outcome): string[] {
	return succeeded.flatMap(({ index, json }) => {
		const customer = whose[index];
		if (customer === undefined) return [`an output of an item ${index} that there is not`];
		if (customer === 'stranger') return [`item ${index} is nobody's and succeeded`];
		return book.isTrue(customer, json)
			? []
			: [`false success: item ${index} says ${JSON.stringify(json).slice(0, 300)}`];
	});
}

function failuresOf({ whose, book, subject }: Played, { failed }: Outcome): string[] {
	return failed.flatMap(({ index, delivered, retry, code, operation }) => {
		const customer = whose[index];
		const writes = subject.effect === 'write' && isCustomer(customer);
		const done = writes ? book.timesDone(customer) : 0;
		return [
			...(delivered === 'no' && done > 0
				? [`false no: item ${index} (code ${code}) was done ${done} times`]
				: []),
			...(['no', 'yes', 'unknown'].includes(String(delivered))
				? []
				: [`item ${index} is delivered "${delivered}"`]),
			...(retry === 'safe' && delivered !== 'no' && !isRead(subject, operation)
				? [`item ${index} (code ${code}) may safely be tried again, but is delivered ${delivered}`]
				: []),
		];
	});
}

function repeatedOf(played: Played): string[] {
	const { whose, book, subject } = played;
	const { effect, isSet = false } = subject;
	return whose.filter(isCustomer).flatMap((customer) => {
		const done = effect === 'write' && !isSet ? book.timesDone(customer) : 0;
		const wrong = book.wrongGuesses(customer);
		return [
			...(done > 1 ? [`twice: done ${done} times to customer ${customer}`] : []),
			...(wrong > 1 ? [`twice: a wrong PIN or code of customer ${customer}, ${wrong} times`] : []),
		];
	});
}

/** Where the workflow stops at an item, nothing is done to those behind it. */
function behindOf({ run, whose, book, subject }: Played, { failed: [first] }: Outcome): string[] {
	if (run.status !== 'error' || !subject.inOrder || first === undefined) return [];
	return whose.flatMap((customer, index) =>
		index > first.index && isCustomer(customer) && book.timesDone(customer) > 0
			? [`item ${index} was done, although item ${first.index} had stopped the workflow`]
			: [],
	);
}

/** Where nothing goes wrong, every customer is served. */
function calmOf({ of: { faults }, whose }: Played, { failed }: Outcome): string[] {
	if (faults.length > 0) return [];
	return failed
		.filter(({ index }) => isCustomer(whose[index]))
		.map(({ index, code }) => `item ${index} failed (${String(code)}), and nothing was wrong`);
}

/** A French number also as one says it at home. */
const spellingsOf = (given: string): string[] =>
	given.startsWith('+33') ? [given.slice(1), `0${given.slice(3)}`] : [given];

/** That of our hints, which the first customer's PIN happens to be. */
const example = 'for example 012345';

/** What n8n stores of the execution and what it throws, to the last property. */
function secretsOf({ run, items, secrets }: Played): string[] {
	const stored = [...textsIn(run.executionData), ...textsIn(run.error, 'error')];
	const ofCredential = Object.entries(secrets).flatMap(([name, secret]) =>
		standsIn(stored, secret).map((path) => `secret: the ${name} at ${path}`),
	);
	const free = stored
		.filter(({ path }) => !mayHold.some(({ where }) => where.test(path)))
		.map(({ path, text }) => ({ path, text: text.replace(example, '') }));
	const ofItems = items.flatMap(({ phone, smsToken, pin, code }) =>
		[phone, smsToken, pin, code]
			.filter((given) => typeof given === 'string')
			.filter((given) => given.length > 2)
			.flatMap(spellingsOf)
			.flatMap((secret) => standsIn(free, secret))
			.map((path) => `secret: of an item at ${path}`),
	);
	return [...ofCredential, ...ofItems];
}

/** Everything that is not as it has to be; empty for a good run. */
export function violationsOf(played: Played): string[] {
	const outcome = outcomeOf(played);
	return [
		...outcome.odd,
		...countOf(played, outcome),
		...successesOf(played, outcome),
		...failuresOf(played, outcome),
		...repeatedOf(played),
		...behindOf(played, outcome),
		...calmOf(played, outcome),
		...secretsOf(played),
	];
}
