import type { Failure } from './failure';

/** A failure of a try that did nothing, after an earlier try that did something or may have. */
export function afterEarlierTry(failure: Failure): Failure {
	if (failure.delivered !== 'no') return failure;
	const { message, retry } = failure;
	return {
		...failure,
		message: `${message}. An earlier try of the node may have been carried out`,
		delivered: 'unknown',
		retry: retry === 'safe' ? 'later' : retry,
	};
}
