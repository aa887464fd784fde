import type { Failure } from './failure';

/**
 * The failure of a call that was not made, because a PIN or code in it was tried before in the same execution. It has
 * the reason of that first try.
 */
export function triedBefore(first: Failure, operation: string): Failure {
	const { vendor, code, label, category, message, hint } = first;
	return {
		vendor,
		operation,
		code,
		label,
		category,
		message: `${message}. The same PIN or code is not tried again`,
		hint: `Nothing was done here: the same PIN or code was tried shortly before, and after a few wrong ones no other is taken. ${hint}`,
		delivered: 'no',
		retry: 'afterFix',
	};
}
