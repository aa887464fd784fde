import { codeCatalogues, type CodeCatalogue } from './codeCatalogues';
import { describedAnswer } from './describedAnswer';
import { dqeStatusCatalogue } from './dqeStatusCatalogue';
import { lookUp, type Entry } from './entry';
import type { Call, Evidence } from './evidence';
import type { Failure } from './failure';
import { failureOf, type Finding } from './failureOf';
import { faultOf } from './faultCatalogue';
import {
	malformedEntry,
	noCredentialEntry,
	unlistedCodeEntry,
	unlistedStatusEntry,
	unresolvedEntry,
} from './generalCatalogue';
import { httpEntryOf } from './httpCatalogue';
import { inputCatalogue } from './inputCatalogue';
import { noOutcomeEntryOf } from './noOutcomeCatalogue';
import { shownText } from './vendorText';

/** No vendor's code is longer. */
const codeLength = 100;

/**
 * The one failure that this evidence stands for. Never throws and never takes anything for a success. A code is
 * found by its number in the call's own catalogue, never by its label; one that is in no catalogue has the
 * category `unknown`.
 */
export function mapFailure(evidence: Evidence, call: Call): Failure {
	return failureOf(findingOf(evidence, call), call);
}

function findingOf(evidence: Evidence, call: Call): Finding {
	switch (evidence.kind) {
		case 'code':
			return { ...evidence, ...codeFinding(evidence.code, call) };
		case 'status':
			return { ...statusFinding(evidence.status, call), label: evidence.label };
		case 'http': {
			const { status, label, retryAfterMs } = evidence;
			const entry = httpEntryOf(status, call.catalogue);
			return { entry, code: String(status), label, httpStatus: status, retryAfterMs };
		}
		case 'fault':
			return faultOf(evidence.fault);
		case 'malformed': {
			const { httpStatus, answer } = evidence;
			const label = describedAnswer(answer);
			return { entry: malformedEntry, code: 'malformed', label, httpStatus };
		}
		case 'noOutcome': {
			const { lastCode, waitedMs } = evidence;
			return { entry: noOutcomeEntryOf(lastCode), code: 'timeout', waitedMs };
		}
		case 'input': {
			const { reason, ...about } = evidence;
			return { entry: inputCatalogue[reason], code: reason, ...about };
		}
		case 'unresolved': {
			const { field, label } = evidence;
			return { entry: unresolvedEntry, code: 'expression', field, label };
		}
		case 'noCredential': {
			const { credential, label } = evidence;
			return { entry: noCredentialEntry, code: 'expression', field: credential, label };
		}
	}
}

function codeFinding(given: string, call: Call): Pick<Finding, 'code' | 'entry'> {
	const catalogue = codeCatalogues[call.catalogue];
	const code = catalogue.normalise(given.slice(0, codeLength));
	const listed = lookUp(catalogue.entries, code);
	if (listed !== undefined) {
		return { code, entry: { ...listed, ...overrideOf(catalogue, code, call.operation) } };
	}
	const entry = catalogue.fallback?.(code) ?? unlistedCodeEntry;
	return { code: shownText(code, call.secrets), entry };
}

function statusFinding(given: string, call: Call): Pick<Finding, 'code' | 'entry'> {
	const code = given.slice(0, codeLength).trim().toUpperCase();
	const entry = lookUp(dqeStatusCatalogue, code);
	return entry === undefined
		? { code: shownText(code, call.secrets), entry: unlistedStatusEntry }
		: { code, entry };
}

/** The last word of an operation is the most telling one: `pims.vehicle.command chargeDeferredTime`. */
function overrideOf(
	{ overrides = {} }: CodeCatalogue,
	code: string,
	operation: string,
): Partial<Entry> | undefined {
	const words = operation.split(/\s+/).reverse();
	const key = words
		.map((word) => `${code} ${word}`)
		.find((candidate) => lookUp(overrides, candidate));
	return key === undefined ? undefined : lookUp(overrides, key);
}
