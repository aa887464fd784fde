import type { Clock } from './contract';

interface Appointment {
	readonly time: number;
	readonly rank: number;
	readonly step: () => void;
}

/** The longest that a timer of Node.js can wait. */
const longestTimerMs = 2 ** 31 - 1;

/**
 * Runs with the machine's clock; what a test or a newcomer advances comes on top. A clock that `standsAt` a time moves
 * only when it is advanced, so that a run can be repeated exactly.
 */
export class SandboxClock implements Clock {
	private advanced = 0;
	/** The time of the step that runs while the clock is being advanced. */
	private passing: number | undefined;
	private readonly appointments = new Set<Appointment>();
	private timer: NodeJS.Timeout | undefined;

	constructor(
		private readonly advancedBy: (milliseconds: number) => void,
		private readonly standsAt?: number,
	) {}

	now(): number {
		return this.passing ?? (this.standsAt ?? Date.now()) + this.advanced;
	}

	/** Throws `RangeError` for a step back: nothing that expires is written for a clock that does. */
	advance(milliseconds: number): void {
		if (!Number.isFinite(milliseconds) || milliseconds < 0) {
			throw new RangeError(`The clock only goes forward, not by ${milliseconds} ms`);
		}
		const target = this.now() + milliseconds;
		try {
			for (let next = this.next(); next && next.time <= target; next = this.next()) {
				this.passing = Math.max(next.time, this.now());
				this.keep(next);
			}
		} finally {
			this.passing = undefined;
			this.advanced += milliseconds;
			this.wind();
		}
		this.advancedBy(milliseconds);
	}

	at(time: number, step: () => void, rank = 0): () => void {
		const appointment = { time, rank, step };
		this.appointments.add(appointment);
		this.wind();
		return () => {
			if (this.appointments.delete(appointment)) this.wind();
		};
	}

	get advancedMilliseconds(): number {
		return this.advanced;
	}

	/** Back to where it started, with nothing planned. */
	reset(): void {
		this.advanced = 0;
		this.appointments.clear();
		this.wind();
	}

	/** Appointments are kept in the order in which they were made, which decides between equals. */
	private next(): Appointment | undefined {
		let first: Appointment | undefined;
		for (const each of this.appointments) if (!first || isBefore(each, first)) first = each;
		return first;
	}

	private keep(appointment: Appointment): void {
		this.appointments.delete(appointment);
		appointment.step();
	}

	/** Sets the timer for what comes next; a machine's timers do not see the clock being advanced. */
	private wind(): void {
		if (this.passing !== undefined) return;
		clearTimeout(this.timer);
		const next = this.next();
		if (!next) return;
		const wait = next.time - this.now();
		if (wait > 0 && this.standsAt !== undefined) return;
		this.timer = setTimeout(
			() => this.strike(),
			Math.min(Math.max(wait, 0), longestTimerMs),
		).unref();
	}

	/** One round: what a step plans for this very moment has its turn in the next one. */
	private strike(): void {
		const now = this.now();
		const due = [...this.appointments].filter(({ time }) => time <= now);
		due.sort((one, other) => (isBefore(one, other) ? -1 : isBefore(other, one) ? 1 : 0));
		for (const appointment of due) {
			if (this.appointments.has(appointment)) this.keep(appointment);
		}
		this.wind();
	}
}

const isBefore = (one: Appointment, other: Appointment): boolean =>
	one.time < other.time || (one.time === other.time && one.rank < other.rank);
