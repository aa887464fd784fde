import type { Particulars } from '../values/parsed';
import { messageOf, type Entry } from './entry';
import type { Call, Figures } from './evidence';
import type { Category, Failure, Retry } from './failure';
import { withoutLibcCodes } from './libcCodes';
import { shownIdentifier, shownText } from './vendorText';
import { worded } from './wording';

/** No vendor's waiting time is longer than the widest window of its limits. */
const longestWaitMs = 24 * 60 * 60 * 1000;

/** What is known of a failed call, before it is put into words. */
export interface Finding extends Particulars {
	readonly entry: Entry;
	/** Of a catalogue, or made safe to show: never masked here, so that a PIN of `2302` does not hide the code 2302. */
	readonly code: string;
	/** The vendor's own words, as they came. */
	readonly label?: string;
	/** The display name of the field that is not right. */
	readonly field?: string;
	readonly figures?: Figures;
	/** How long an outcome was waited for. */
	readonly waitedMs?: number;
	readonly httpStatus?: number;
	readonly retryAfterMs?: number;
	readonly transactionId?: string;
}

/** Puts a finding into words, and nothing from outside without `shownText`. */
export function failureOf(finding: Finding, call: Call): Failure {
	const { entry } = finding;
	const shown = (text = ''): string => shownText(text, call.secrets);
	const label = shown(finding.label) || (entry.label ?? '');
	const details = {
		code: finding.code,
		field: shown(finding.field),
		named: finding.named ?? 'another country',
		figures: finding.figures,
		choices: finding.choices,
		bounds: finding.bounds,
		waited: seconds(finding.waitedMs),
		...(isWait(finding.retryAfterMs) && { later: later(finding.retryAfterMs) }),
		words: label,
	};
	const text = (template: string): string =>
		withoutLibcCodes(worded(template, call.catalogue, details));
	const hintForRead = call.effect === 'read' ? entry.hintForRead : undefined;
	return {
		vendor: call.vendor,
		operation: shown(call.operation),
		code: finding.code,
		label,
		category: entry.category,
		message: text(messageOf(entry, call.effect)),
		hint: text(hintForRead ?? entry.hint),
		delivered: entry.delivered,
		retry: soundRetry(entry, call.effect),
		...factsOf(finding, call),
	};
}

const seconds = (milliseconds = 0): string => `${Math.round(milliseconds / 1000)} seconds`;

const units = [
	['hours', 3_600_000],
	['minutes', 60_000],
	['seconds', 1_000],
] as const;

/** In the largest unit of which there are at least two, rounded up: coming early is of no use. */
function later(milliseconds: number): string {
	const wait = Math.min(milliseconds, longestWaitMs);
	const [unit, length] =
		units.find(([, size]) => wait >= 2 * size) ?? (['seconds', 1_000] as const);
	return `in ${Math.max(2, Math.ceil(wait / length))} ${unit}`;
}

/** What passes by itself, so that a read may simply be sent again. */
const passing: ReadonlySet<Category> = new Set([
	'conflict',
	'network',
	'throttled',
	'timeout',
	'vendor',
]);

/** Only what certainly did not arrive, or what only reads, may be sent again without harm. */
function soundRetry({ retry, delivered, category }: Entry, effect: Call['effect']): Retry {
	if (effect === 'read' && retry === 'later' && passing.has(category)) return 'safe';
	if (effect === 'write' && retry === 'safe' && delivered !== 'no') return 'later';
	return retry;
}

/** Properties that only some failures have; a missing one is left out, so that the failure stays plain JSON. */
function factsOf(
	{ httpStatus, retryAfterMs, transactionId }: Finding,
	{ secrets }: Call,
): Pick<Failure, 'httpStatus' | 'retryAfterMs' | 'transactionId'> {
	const shownId = shownIdentifier(transactionId ?? '', secrets);
	return {
		...(isWait(retryAfterMs) && {
			retryAfterMs: Math.min(Math.max(0, Math.ceil(retryAfterMs)), longestWaitMs),
		}),
		...(isHttpStatus(httpStatus) && { httpStatus }),
		...(shownId !== '' && { transactionId: shownId }),
	};
}

const isWait = (milliseconds: number | undefined): milliseconds is number =>
	milliseconds !== undefined && milliseconds >= 0;

function isHttpStatus(status: number | undefined): status is number {
	return status !== undefined && Number.isInteger(status) && status >= 100 && status <= 599;
}
