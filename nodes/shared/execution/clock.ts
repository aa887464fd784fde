import { sleep, type IExecuteFunctions } from 'n8n-workflow';

/** Time as the clients need it, so that they know nothing of n8n. */
export interface ExecutionClock {
	/** Milliseconds since the epoch. */
	readonly now: () => number;
	/** Ends early, by a throw, when the execution is canceled. */
	readonly pause: (milliseconds: number) => Promise<void>;
}

export const clockOf = (execution: IExecuteFunctions): ExecutionClock => ({
	now: () => Date.now(),
	pause: async (milliseconds) => await sleep(milliseconds, execution.getExecutionCancelSignal()),
});
