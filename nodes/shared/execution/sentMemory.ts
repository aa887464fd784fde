import type { IContextObject, IExecuteFunctions, INode } from 'n8n-workflow';
import type { Result } from '../failures/failure';
import { turnOf } from './turn';

export type ItemResult = Result<object | object[]>;

interface Memory {
	tries: number;
	results: Record<string, ItemResult>;
}

/** The engine's own bounds of 'Max. Tries'; 0, and what else a workflow from elsewhere may have, is none to it. */
const triesOf = ({ retryOnFail, maxTries }: INode): number =>
	retryOnFail === true ? Math.min(5, Math.max(2, maxTries ? maxTries : 3)) : 1;

/**
 * What has been sent for each item, over the tries of *Retry On Fail*: the engine runs the whole node again for all
 * items when one failed, and an SMS or a command must not go out twice. Lives in the execution's own context, by run,
 * and is gone with the last try.
 */
export class SentMemory {
	private readonly context: IContextObject | undefined;
	private readonly key: string;
	private readonly memory: Memory;
	private readonly lastTry: boolean;

	constructor(execution: IExecuteFunctions) {
		const tries = triesOf(execution.getNode());
		this.context = tries > 1 ? execution.getContext('node') : undefined;
		// A later execution that carries this context on (retry from the execution list) starts anew.
		this.key = `sent:${execution.getExecutionId()}:${turnOf(execution)}`;
		this.memory = this.earlierTries() ?? { tries: 0, results: {} };
		this.memory.tries += 1;
		this.lastTry = this.memory.tries >= tries;
		if (this.context) this.context[this.key] = this.memory;
	}

	/** The first answer of an earlier try, where something was or may have been sent. */
	of(itemIndex: number): ItemResult | undefined {
		return this.memory.results[itemIndex];
	}

	keep(itemIndex: number, result: ItemResult): void {
		if (result.ok || result.failure.delivered !== 'no') this.memory.results[itemIndex] = result;
	}

	/** @param again whether the engine is going to try again if it has tries left */
	close(again: boolean): void {
		if (this.context && (this.lastTry || !again)) delete this.context[this.key];
	}

	private earlierTries(): Memory | undefined {
		const kept: unknown = this.context?.[this.key];
		return isMemory(kept) ? kept : undefined;
	}
}

const isMemory = (value: unknown): value is Memory =>
	typeof value === 'object' && value !== null && 'tries' in value && 'results' in value;
