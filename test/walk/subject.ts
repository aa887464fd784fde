import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { Sandbox } from '../../sandbox';
import type { VendorName } from '../../sandbox/contract';
import type { Customer } from '../support/operationUnderTest';

/** What the vendor's stand-in itself says of each customer after a run: never a word of the node. */
export interface Book {
	/** How often the vendor did what the item asks for, over all tries. */
	timesDone(customer: Customer): number;
	/** How often the vendor refused a PIN or a code of the customer as a wrong one. */
	wrongGuesses(customer: Customer): number;
	/** Whether an output is true by the vendor's own state. */
	isTrue(customer: Customer, output: IDataObject): boolean;
}

/** What the run is spoiled with, as far as the stand-in's books have to know it. */
export interface Ordered {
	/** Codes that the vendor gives on order, without looking at its state. */
	readonly codes: ReadonlySet<string>;
}

/** One operation on the walk: what it is given, and how to see what became of it. */
export interface Subject {
	readonly name: string;
	readonly node: 'dqeSmsConfirmation' | 'stellantis' | 'portailOvip';
	readonly vendor: VendorName;
	readonly effect: 'read' | 'write';
	/** `Failure.operation` of its own call. */
	readonly calledAs: string;
	readonly parameters: INodeParameters;
	readonly options?: INodeParameters;
	/** One item after the other: nothing that comes after a failed item is done before the workflow stops. */
	readonly inOrder: boolean;
	/** A set, in which doing it again does no harm (docs/architecture.md): it may be done more than once. */
	readonly isSet?: boolean;
	/** Answers that tell of things which no item stands for, as Sync does of removed cars. */
	readonly tellsMore?: boolean;
	/** DQE: signs in with a token that has to be fetched. */
	readonly signsIn?: boolean;
	/** `Fault.on` of the requests that weather can meet; the operation's own one first. */
	readonly places: readonly string[];
	/** The same for codes of the vendor. */
	readonly codePlaces: readonly string[];
	readonly codes: readonly string[];
	/** Brings about the state in which three items succeed, and gives their fields. */
	arrange(sandbox: Sandbox): readonly IDataObject[];
	/** The vendor refuses the second customer, for a reason of its own. */
	refuse?(sandbox: Sandbox, items: readonly IDataObject[]): void;
	/** Opens the books, after `arrange` and before the run. */
	book(sandbox: Sandbox, ordered: Ordered): Book;
}
