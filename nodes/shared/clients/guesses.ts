import type { Failure, Result } from '../failures/failure';

/** A PIN or a code that is given to prove something. Wrong ones count: after a few, the vendor blocks what they protect. */
export interface Secret {
	/** What it is to prove, and its value; never shown or stored. */
	readonly is: string;
	/** Whether this failure of the call that it was given in says that it is not right. */
	readonly isRefusedBy: (failure: Failure) => boolean;
}

/** What one call tries. */
export interface Guess {
	/** What the secrets protect: an account, an SMS. Guesses at one of them are made one after the other. */
	readonly at: string;
	/** At least one. */
	readonly secrets: readonly Secret[];
	/** For the failure of a call that is not made: the vendor's name of it. */
	readonly operation: string;
}

/** What was guessed in this execution, so that nothing wrong is tried twice. */
export interface Guesses {
	/** Makes the call, unless one of its secrets is known to be wrong: then nothing is sent, and the failure says why. */
	make<T>(guess: Guess, call: () => Promise<Result<T>>): Promise<Result<T>>;
	/** What was refused at `at` may be right from now on: it was set anew. */
	forget(at: string): void;
}
