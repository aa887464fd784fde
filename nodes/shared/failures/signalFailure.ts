import type { Call, Evidence } from './evidence';
import type { Failure } from './failure';
import { mapFailure } from './mapFailure';

type CodeEvidence = Extract<Evidence, { kind: 'code' }>;

/**
 * The failure for a refusal that came as a signal, after the command had been accepted: the command went out. Only a
 * code that means "nothing was sent" where it answers a call leaves it open.
 */
export function signalFailure(evidence: CodeEvidence, call: Call): Failure {
	const signalled = { ...call, operation: `${call.operation} signal` };
	const failure = { ...mapFailure(evidence, signalled), operation: call.operation };
	if (mapFailure(evidence, call).delivered !== 'no') return { ...failure, delivered: 'yes' };
	if (failure.delivered !== 'no') return failure;
	const retry = failure.retry === 'safe' ? 'later' : failure.retry;
	return { ...failure, delivered: 'unknown', retry };
}
