import { SandboxClock } from './clock';
import type { Arrival, World } from './contract';
import { OrderedFaults } from './faults';
import { Phones } from './phones';

/** What all doubles share. `onChange` is told in a few words what happened. */
export class SandboxWorld implements World {
	readonly clock: SandboxClock;
	readonly phones = new Phones(({ from, to }) =>
		this.changed(`SMS from ${from} to ••${to.slice(-2)}`),
	);
	readonly faults = new OrderedFaults();
	readonly arrivals: Arrival[] = [];
	onChange: (what: string) => void = () => {};

	/** @param standsAt for a clock that moves only when it is advanced: where it starts, in ms since the epoch */
	constructor(standsAt?: number) {
		this.clock = new SandboxClock(
			(milliseconds) => this.changed(`Clock advanced by ${milliseconds / 1000} s`),
			standsAt,
		);
	}

	changed(what: string): void {
		this.onChange(what);
	}

	reset(): void {
		this.clock.reset();
		this.phones.clear();
		this.faults.clear();
		this.arrivals.length = 0;
	}
}
