import type { IContextObject } from 'n8n-workflow';

/** What a person did on the page; secrets in it are sealed. */
export type Reply = Readonly<Record<string, string>>;

/** What is kept of a wait in the execution's own context, which n8n stores with the execution. Plain JSON. */
export interface WaitRecord {
	/** A later execution that carries this context on (retry from the execution list) starts anew. */
	readonly execution: string;
	/** One more with each pause and each reply, so that an older record can be told. */
	readonly generation: number;
	/** Absent once the wait is over. */
	readonly state?: unknown;
	/** There from the moment when a reply is taken until the node runs with it. */
	readonly reply?: Reply;
}

const key = 'waitForPerson';

export const recordIn = (context: IContextObject): WaitRecord | undefined => {
	const kept: unknown = context[key];
	return isRecord(kept) ? kept : undefined;
};

export function keepRecord(context: IContextObject, record: WaitRecord): void {
	context[key] = record;
}

const isRecord = (value: unknown): value is WaitRecord =>
	typeof value === 'object' && value !== null && 'execution' in value && 'generation' in value;
