import type { Failure } from './failure';

/** The failure with ` [item 3]` at the end of its message; counted from 0, as n8n shows items. */
export function atItem(failure: Failure, itemIndex: number): Failure {
	const message = failure.message.replace(/ \[item \d+\]$/, '');
	return { ...failure, message: `${message} [item ${itemIndex}]` };
}
