/** How the bridge behaves where the contract or the vendor leaves it open. All durations in milliseconds. */
export interface BridgeSettings {
	/** Between two signals of a command, by the sandbox's clock; 0 for as fast as possible. */
	paceMs: number;
	/** Real time that one SDK call takes. */
	callMs: number;
	/** Until a command without an answer of the car ends in 2201, by the sandbox's clock; minutes in the real world. */
	commandDeadlineMs: number;
	/** How long events are kept (the contract asks for an hour), by the sandbox's clock. */
	eventsKeptMs: number;
	/** How long idempotency keys are kept, by the sandbox's clock. */
	keysKeptMs: number;
	/** Validity of an SMS code, by the sandbox's clock; not documented by the vendor, our choice. */
	smsCodeValidMs: number;
	/** Pause of horn and lights after a success, by the sandbox's clock; not documented, our choice. */
	coolDownMs: number;
	/** How long preconditioning runs unless it is stopped, by the sandbox's clock; not documented, our choice. */
	preconditioningMs: number;
	/** Until a parked car that nobody does anything with falls asleep, by the sandbox's clock; our choice. */
	sleepAfterMs: number;
	/** The clock in the cars, for times of day: an IANA zone, this machine's at the start. */
	timeZone: string;
	/** Wrong PINs until it is blocked; not documented, our choice. */
	pinTries: number;
	/** Deliveries to callbacks, in real time: first pause, its growth, its most, when to give up, time for one try. */
	delivery: {
		firstPauseMs: number;
		factor: number;
		longestPauseMs: number;
		giveUpMs: number;
		timeoutMs: number;
	};
}

const minute = 60_000;
const hour = 60 * minute;

export const defaultSettings = (): BridgeSettings => ({
	paceMs: 20,
	callMs: 0,
	commandDeadlineMs: 10_000,
	eventsKeptMs: hour,
	keysKeptMs: 24 * hour,
	smsCodeValidMs: 10 * minute,
	coolDownMs: 30_000,
	preconditioningMs: 10 * minute,
	sleepAfterMs: 15 * minute,
	timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
	pinTries: 3,
	delivery: {
		firstPauseMs: 100,
		factor: 2,
		longestPauseMs: 30_000,
		giveUpMs: 24 * hour,
		timeoutMs: 10_000,
	},
});
