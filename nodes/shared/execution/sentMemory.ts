import type { IExecuteFunctions } from 'n8n-workflow';
import type { Result } from '../failures/failure';
import { KeptOverTries } from './keptOverTries';

export type ItemResult = Result<object | object[]>;

/**
 * What has been sent for each item, over the tries of *Retry On Fail*: the engine runs the whole node again for all
 * items when one failed, and an SMS or a command must not go out twice.
 */
export class SentMemory {
	private readonly kept: KeptOverTries<Record<string, ItemResult>>;

	constructor(execution: IExecuteFunctions) {
		this.kept = new KeptOverTries(execution, 'sent', isMemory, {});
	}

	/** The first answer of an earlier try, where something was or may have been sent. */
	of(itemIndex: number): ItemResult | undefined {
		return this.kept.value[itemIndex];
	}

	keep(itemIndex: number, result: ItemResult): void {
		if (result.ok || result.failure.delivered !== 'no') this.kept.value[itemIndex] = result;
	}

	/** @param again whether the engine is going to try again if it has tries left */
	close(again: boolean): void {
		this.kept.close(again);
	}
}

const isMemory = (value: unknown): value is Record<string, ItemResult> =>
	typeof value === 'object' && value !== null;
