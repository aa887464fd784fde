import type { IContextObject } from 'n8n-workflow';
import { NewestRecords } from './newestRecords';
import { isWaitNumber, waitNumberField } from './waitNumber';

/** What a person did on the page; secrets in it are sealed. */
export type Reply = Readonly<Record<string, string>>;

/** What is kept of a wait in the execution's own context, which n8n stores with the execution. Plain JSON. */
export interface WaitRecord {
	/** A later execution that carries this context on (retry from the execution list) starts anew. */
	readonly execution: string;
	/** One more with each pause and each reply, so that an older record can be told. */
	readonly generation: number;
	/** Of the wait that goes on; absent once it is over, and in waits that began before there were numbers. */
	readonly number?: string;
	/** No other wait for a person came before it in this execution, so that its address was never that of another. */
	readonly isFirst?: boolean;
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

/** Whoever opens many requests and finishes them one by one brings an old record back with each, tries and all. */
export const newestWaits = new NewestRecords<WaitRecord>();

/** The name of a node's waits there. */
export const waitsOf = (execution: string, nodeId: string): string => `${execution}/${nodeId}`;

/** What the address of a wait's page has in its query. n8n signs it; the first wait needs none, as nothing came before. */
export const queryOf = ({ number, isFirst }: WaitRecord): Record<string, string> =>
	number === undefined || isFirst === true ? {} : { [waitNumberField]: number };

/** Whether both are of the same wait, and it goes on. */
export const isSameWait = (one: WaitRecord, { number, state }: WaitRecord): boolean =>
	state !== undefined && isWaitNumber(one.number, number ?? '');

const flowKey = 'lastWaitForPerson';

/** @param flow the execution's own context, which all of its nodes share */
export const hasWaited = (flow: IContextObject, execution: string): boolean =>
	flow[flowKey] === execution;

export function keepWaited(flow: IContextObject, execution: string): void {
	flow[flowKey] = execution;
}

const isRecord = (value: unknown): value is WaitRecord =>
	typeof value === 'object' && value !== null && 'execution' in value && 'generation' in value;
