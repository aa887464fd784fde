import type { IExecuteFunctions } from 'n8n-workflow';
import { afterEarlierTry } from '../failures/afterEarlierTry';
import { failed } from '../failures/failure';
import type { Answer } from './batch';
import { KeptOverTries } from './keptOverTries';

/**
 * Items for which an earlier try of *Retry On Fail* has written something, or may have. Where writing again does no
 * harm they are sent again; but what the last try did not do is then not certain never to have been done.
 */
export class TouchedItems {
	private readonly kept: KeptOverTries<number[]>;
	private readonly before: ReadonlySet<number>;

	constructor(execution: IExecuteFunctions) {
		this.kept = new KeptOverTries(execution, 'touched', isIndexes, []);
		this.before = new Set(this.kept.value);
	}

	/** Notes the answers of writes, and puts into doubt what earlier tries may have done. */
	noted(answers: readonly Answer[]): readonly Answer[] {
		const touched = new Set(this.before);
		for (const { itemIndex, result } of answers) {
			const isTouched = result.ok || result.failure.delivered !== 'no';
			if (isTouched && !touched.has(itemIndex)) {
				touched.add(itemIndex);
				this.kept.value.push(itemIndex);
			}
		}
		return answers.map((answer) =>
			answer.result.ok || !this.before.has(answer.itemIndex)
				? answer
				: { ...answer, result: failed(afterEarlierTry(answer.result.failure)) },
		);
	}

	/** @param again whether the engine is going to try again if it has tries left */
	close(again: boolean): void {
		this.kept.close(again);
	}
}

const isIndexes = (value: unknown): value is number[] => Array.isArray(value);
