import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { Category, Delivered, Retry } from '../../nodes/shared/failures/failure';
import type { Sandbox } from '../../sandbox';
import type { Arrival, Fault } from '../../sandbox/contract';

/** What is to be told of a failure, apart from its words. */
export interface Told {
	readonly code: string;
	readonly category: Category;
	readonly delivered: Delivered;
	readonly retry: Retry;
}

/** Three customers; whatever goes wrong goes wrong for the second one. */
export const customers = [0, 1, 2] as const;
export type Customer = (typeof customers)[number];
export const unlucky: Customer = 1;

/** One operation of one node with parameters that are expressions over the item, for three items. */
export interface OperationUnderTest {
	readonly name: string;
	readonly node: 'dqeSmsConfirmation' | 'stellantis';
	readonly effect: 'read' | 'write';
	/** `Failure.operation`. */
	readonly calledAs: string;
	/** That of the call before it, where there is one: without a server that one fails. */
	readonly firstCalledAs?: string;
	readonly parameters: INodeParameters;
	/** One request after the other, so that the second one is the second item's. */
	readonly options?: INodeParameters;
	/** Brings about the state in which all three items succeed, and gives their fields. */
	arrange(sandbox: Sandbox): readonly IDataObject[];
	/** The output of a customer's item that went well. */
	succeeds(customer: Customer): object;
	/** The vendor refuses the second item, for a reason of its own. */
	readonly refusal: Told & {
		readonly because: string;
		arrange(sandbox: Sandbox, items: readonly IDataObject[]): void;
	};
	/** Which request the second item's own one is, for weather and for codes on order. */
	readonly meets: Pick<Fault, 'vendor' | 'on' | 'skip'>;
	readonly meetsCode: Pick<Fault, 'vendor' | 'on' | 'skip'>;
	/** Whether it is the request the operation is about, not one before or after it. */
	isRequest(arrival: Arrival): boolean;
}
