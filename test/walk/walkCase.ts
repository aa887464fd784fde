import fc from 'fast-check';
import type { OnError } from '../support/threeItems';
import { bridgeSubjects } from './bridgeSubjects';
import { dqeSubjects } from './dqeSubjects';
import { faultsOf } from './faults';
import { ovipSubjects } from './ovipSubjects';
import type { Subject } from './subject';
import type { Place, WalkFault } from './walkFault';

export const subjects: readonly Subject[] = [...dqeSubjects, ...bridgeSubjects, ...ovipSubjects];

export interface OrderedFault extends Place {
	readonly what: string;
}

/** One run, said in plain JSON, so that it can be repeated. */
export interface WalkCase {
	readonly operation: string;
	/** Items of customers whom the vendors know: 1 to 3. */
	readonly items: number;
	/** Before which of them an item stands that is no customer's; none if null. */
	readonly stranger: number | null;
	readonly onError: OnError;
	/** 1: without Retry On Fail. */
	readonly tries: number;
	readonly faults: readonly OrderedFault[];
}

const onErrors = ['continueErrorOutput', 'continueRegularOutput', 'stopWorkflow'] as const;

/** Not below `/events`, whose faults make the node ask again every second until its time is over. */
const isQuick = (on: string) => on !== '/events';

function faultArbitrary(subject: Subject): fc.Arbitrary<OrderedFault> {
	const all = faultsOf(subject).filter(({ code }) => code === undefined);
	const codes = subject.codes.map((code) => `code ${code}`);
	const meeting = (
		weight: number,
		faults: readonly WalkFault[],
		places: readonly string[],
		most: readonly number[],
	) => {
		const met = faults.flatMap(({ what, only }) =>
			places.filter((on) => only?.(on) ?? true).map((on) => ({ what, on })),
		);
		if (met.length === 0) return [];
		const after = fc.nat(3);
		const times = fc.constantFrom(...most);
		const arbitrary = fc
			.record({ met: fc.constantFrom(...met), after, times })
			.map(({ met, ...rest }): OrderedFault => ({ ...met, ...rest }));
		return [{ weight, arbitrary }];
	};
	const quick = all.filter(({ slow }) => slow !== true);
	const slow = all.filter((fault) => fault.slow === true);
	return fc.oneof(
		...meeting(55, quick, subject.places.filter(isQuick), [1, 2, 9]),
		...meeting(
			40,
			codes.map((what) => faultNamed(subject, what)),
			subject.codePlaces,
			[1, 2, 9],
		),
		...meeting(3, slow, subject.places, [1, 2]),
		...meeting(
			2,
			quick,
			subject.places.filter((on) => !isQuick(on)),
			[1, 2],
		),
	);
}

const caseOf = (subject: Subject): fc.Arbitrary<WalkCase> => {
	const fault = faultArbitrary(subject);
	return fc.record({
		operation: fc.constant(subject.name),
		items: fc.integer({ min: 1, max: 3 }),
		stranger: fc.option(fc.nat(3), { freq: 3 }),
		onError: fc.constantFrom(...onErrors),
		tries: fc.oneof(
			{ weight: 1, arbitrary: fc.constant(1) },
			{ weight: 2, arbitrary: fc.integer({ min: 2, max: 5 }) },
		),
		faults: fc.oneof(
			{ weight: 1, arbitrary: fc.constant([]) },
			{ weight: 10, arbitrary: fc.tuple(fault) },
			{ weight: 6, arbitrary: fc.tuple(fault, fault) },
		),
	});
};

export const walkCase: fc.Arbitrary<WalkCase> = fc.oneof(...subjects.map(caseOf));

/** @throws {RangeError} for the name of no operation */
export function subjectNamed(name: string): Subject {
	const subject = subjects.find((candidate) => candidate.name === name);
	if (!subject) throw new RangeError(`There is no operation "${name}"`);
	return subject;
}

/** @throws {RangeError} for the name of no fault of the subject */
export function faultNamed(subject: Subject, what: string): WalkFault {
	const fault = faultsOf(subject).find((candidate) => candidate.what === what);
	if (!fault) throw new RangeError(`Nothing called "${what}" can meet "${subject.name}"`);
	return fault;
}

/** The cases that are a little simpler, the greatest steps first. */
export function simpler(of: WalkCase): WalkCase[] {
	const { items, stranger, onError, tries, faults } = of;
	const withFault = (index: number, fault: OrderedFault | undefined): WalkCase => ({
		...of,
		faults: faults.flatMap((each, at) => (at !== index ? [each] : fault ? [fault] : [])),
	});
	return [
		...faults.map((_fault, index) => withFault(index, undefined)),
		...(stranger === null ? [] : [{ ...of, stranger: null }]),
		...(onError === 'continueErrorOutput' ? [] : [{ ...of, onError: onErrors[0] }]),
		...(items > 1 ? [{ ...of, items: items - 1 }] : []),
		...(tries > 1 ? [{ ...of, tries: 1 }] : []),
		...(tries > 2 ? [{ ...of, tries: tries - 1 }] : []),
		...faults.flatMap((fault, index) => [
			...(fault.after > 0 ? [withFault(index, { ...fault, after: fault.after - 1 })] : []),
			...(fault.times > 1 ? [withFault(index, { ...fault, times: 1 })] : []),
			...(fault.times > 2 ? [withFault(index, { ...fault, times: 2 })] : []),
		]),
	];
}

/** @throws if the text is no case */
export function parseCase(text: string): WalkCase {
	const given: WalkCase = JSON.parse(text);
	const subject = subjectNamed(given.operation);
	for (const { what } of given.faults) faultNamed(subject, what);
	return given;
}
