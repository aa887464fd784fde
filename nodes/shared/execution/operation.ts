import type { INodeProperties } from 'n8n-workflow';
import type { Call } from '../failures/evidence';
import type { Result } from '../failures/failure';
import type { Answer } from './batch';
import type { ChoiceField, NumberField } from './fieldKinds';
import type { FirstInExecution } from './firstInExecution';
import type { Parameters } from './parameters';

/** A choice that makes a difference to what an operation is. */
export interface FieldWithValue {
	readonly field: ChoiceField<string>;
	readonly value: string;
}

/** How an operation looks in the editor. */
export interface OperationForm {
	/** Stable once released; a camelCase verb. */
	readonly value: string;
	readonly name: string;
	/** Sentence case, as the node panel shows it. */
	readonly action: string;
	readonly description: string;
	/**
	 * Writes may cost an SMS or move a car: they are sent once, also when n8n runs the node again. With a field: the
	 * operation writes where the field has this value, and reads otherwise.
	 */
	readonly effect: Call['effect'] | FieldWithValue;
	/** Without display conditions: the node adds them. */
	readonly fields: readonly INodeProperties[];
	/** Fields that few people need: shown in the 'Options' collection. */
	readonly options?: readonly INodeProperties[];
	/**
	 * What a model that has the node as a tool may do only where a person has switched on 'Allow as Tool': the operation
	 * always, or with one value of a field.
	 */
	readonly needsConsent?: true | FieldWithValue;
	/** Option with how many items may be on their way at once; without it one after the other. */
	readonly requestsAtOnce?: NumberField;
}

/**
 * An operation that handles every item for itself. `Clients` is what the node hands to all of its operations
 * (its vendor clients).
 */
export interface Operation<Clients> extends OperationForm {
	/** Reads its parameters into values (a wrong one ends the item), calls the vendor, gives the item's output as plain JSON. */
	run(parameters: Parameters, clients: Clients): Promise<Result<object | object[]>>;
}

/** What an operation knows of the run of the node besides its items. */
export interface BatchRun {
	/** Items that were given to the node and that n8n's *Execute Once* keeps from it; none without that setting. */
	readonly leftOut: readonly Parameters[];
	readonly firstInExecution: FirstInExecution;
}

/** An operation that handles all items together, in as few requests as it can. Sending twice must do no harm. */
export interface BatchOperation<Clients> extends OperationForm {
	/** At least one answer for every item, in any order. */
	runAll(items: readonly Parameters[], clients: Clients, run: BatchRun): Promise<readonly Answer[]>;
}

/** Operations on one kind of thing. */
export interface Resource<Form extends OperationForm> {
	readonly value: string;
	readonly name: string;
	readonly operations: readonly Form[];
}

/** What a node is made of, for the execution. */
export interface NodeRoutes<Clients, Form extends OperationForm = Operation<Clients>> {
	/** Gives failures that happen before a client is reached their vendor and catalogue. */
	readonly call: Pick<Call, 'vendor' | 'catalogue'>;
	readonly resources: ReadonlyArray<Resource<Form>>;
	/** The clients for item `itemIndex`, with that item's credential. */
	clients(itemIndex: number): Promise<Clients>;
}
