import type { IExecuteFunctions, IHttpRequestOptions } from 'n8n-workflow';

/**
 * When the whole answer to a request has to be there. The HTTP library's own time-out only counts silence: an answer
 * that drips may take for ever.
 */
export class Deadline<Context extends object> {
	/** What n8n's HTTP function is to be called with. */
	readonly context: Context;
	readonly options: Pick<IHttpRequestOptions, 'abortSignal' | 'timeout'>;
	private readonly signal: AbortSignal;

	/** @param milliseconds from now */
	constructor(context: Context, milliseconds: number) {
		this.signal = AbortSignal.timeout(milliseconds);
		const stop = stopOf(context);
		const abortSignal = stop ? AbortSignal.any([stop, this.signal]) : this.signal;
		this.options = { abortSignal, timeout: milliseconds };
		// n8n puts the signal of its Stop button in the place of the one that it is given.
		this.context = new Proxy(context, {
			get: (target, name) =>
				stop && name === 'getExecutionCancelSignal' ? () => abortSignal : Reflect.get(target, name),
		});
	}

	get hasPassed(): boolean {
		return this.signal.aborted;
	}
}

type Stoppable = Pick<IExecuteFunctions, 'getExecutionCancelSignal'>;

const stopOf = (context: object): AbortSignal | undefined =>
	isStoppable(context) ? context.getExecutionCancelSignal() : undefined;

const isStoppable = (context: object): context is Stoppable =>
	'getExecutionCancelSignal' in context && typeof context.getExecutionCancelSignal === 'function';
