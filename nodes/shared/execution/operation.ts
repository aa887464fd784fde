import type { INodeProperties } from 'n8n-workflow';
import type { Call } from '../failures/evidence';
import type { Result } from '../failures/failure';
import type { Parameters } from './parameters';

/**
 * One operation of a node: how it looks in the editor and what it does for one item.
 * `Clients` is what the node hands to every operation (its vendor clients).
 */
export interface Operation<Clients> {
	/** Stable once released; a camelCase verb. */
	readonly value: string;
	readonly name: string;
	/** Sentence case, as the node panel shows it. */
	readonly action: string;
	readonly description: string;
	/** Writes may cost an SMS or move a car: they are sent once, also when n8n runs the node again. */
	readonly effect: Call['effect'];
	/** Without display conditions: the node adds them. */
	readonly fields: readonly INodeProperties[];
	/** Fields that few people need: shown in the 'Options' collection. */
	readonly options?: readonly INodeProperties[];
	/** Reads its parameters into values (a wrong one ends the item), calls the vendor, gives the item's output as plain JSON. */
	run(parameters: Parameters, clients: Clients): Promise<Result<object | object[]>>;
}

/** Operations on one kind of thing. */
export interface Resource<Clients> {
	readonly value: string;
	readonly name: string;
	readonly operations: ReadonlyArray<Operation<Clients>>;
}

/** What a node is made of, for the execution. */
export interface NodeRoutes<Clients> {
	/** Gives failures that happen before a client is reached their vendor and catalogue. */
	readonly call: Pick<Call, 'vendor' | 'catalogue'>;
	readonly resources: ReadonlyArray<Resource<Clients>>;
	/** The clients for item `itemIndex`, with that item's credential. */
	clients(itemIndex: number): Promise<Clients>;
}
