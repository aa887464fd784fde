import type { IContextObject, IExecuteFunctions } from 'n8n-workflow';
import { turnOf } from './turn';

interface Claims {
	/** A later execution that carries this context on (retry from the execution list) starts anew. */
	readonly execution: string;
	/** What was claimed, and the turn of the node that did. Pairs: a name is no key of an object. */
	readonly claimed: Array<[name: string, turn: string]>;
}

const key = 'firstInExecution';

/**
 * What may be done once in an execution, by whichever node: a second run of the same node (two branches without Merge, a
 * loop) does not get it, nor does another node. The tries of Retry On Fail are one run. Lives in the execution's own
 * context, so it outlasts a wait; other executions, also those of sub-workflows, have their own.
 */
export class FirstInExecution {
	constructor(private readonly execution: IExecuteFunctions) {}

	/** Whether nobody has claimed the name before this run of the node. */
	claim(name: string): boolean {
		const { claimed } = this.claims();
		const turn = `${this.execution.getNode().name} ${turnOf(this.execution)}`;
		const [, first] = claimed.find(([other]) => other === name) ?? [];
		if (first === undefined) claimed.push([name, turn]);
		return first === undefined || first === turn;
	}

	private claims(): Claims {
		const context: IContextObject = this.execution.getContext('flow');
		const execution = this.execution.getExecutionId();
		const kept: unknown = context[key];
		if (isClaims(kept) && kept.execution === execution) return kept;
		const claims: Claims = { execution, claimed: [] };
		context[key] = claims;
		return claims;
	}
}

const isClaims = (value: unknown): value is Claims =>
	typeof value === 'object' &&
	value !== null &&
	'execution' in value &&
	'claimed' in value &&
	Array.isArray(value.claimed);
