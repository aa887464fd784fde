import type { IContextObject, IExecuteFunctions, INode } from 'n8n-workflow';
import { turnOf } from './turn';

/** The engine's own bounds of 'Max. Tries'; 0, and what else a workflow from elsewhere may have, is none to it. */
const triesOf = ({ retryOnFail, maxTries }: INode): number =>
	retryOnFail === true ? Math.min(5, Math.max(2, maxTries ? maxTries : 3)) : 1;

interface Kept<T> {
	tries: number;
	readonly value: T;
}

/**
 * Something that outlasts the tries of *Retry On Fail*, for which the engine runs the whole node again. Lives in the
 * execution's own context, by run, and is gone with the last try. `value` may be written into; it has to be plain JSON.
 */
export class KeptOverTries<T> {
	readonly value: T;
	private readonly context: IContextObject | undefined;
	private readonly key: string;
	private readonly lastTry: boolean;

	constructor(
		execution: IExecuteFunctions,
		name: string,
		isValue: (value: unknown) => value is T,
		fresh: T,
	) {
		const tries = triesOf(execution.getNode());
		this.context = tries > 1 ? execution.getContext('node') : undefined;
		// A later execution that carries this context on (retry from the execution list) starts anew.
		this.key = `${name}:${execution.getExecutionId()}:${turnOf(execution)}`;
		const found: unknown = this.context?.[this.key];
		const kept: Kept<T> =
			isKept(found) && isValue(found.value)
				? { tries: found.tries, value: found.value }
				: { tries: 0, value: fresh };
		kept.tries += 1;
		this.value = kept.value;
		this.lastTry = kept.tries >= tries;
		if (this.context) this.context[this.key] = kept;
	}

	/** @param again whether the engine is going to try again if it has tries left */
	close(again: boolean): void {
		if (this.context && (this.lastTry || !again)) delete this.context[this.key];
	}
}

const isKept = (value: unknown): value is Kept<unknown> =>
	typeof value === 'object' &&
	value !== null &&
	'tries' in value &&
	typeof value.tries === 'number' &&
	'value' in value;
