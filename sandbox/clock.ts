import type { Clock } from './contract';

/** Runs with the machine's clock; what a test or a newcomer advances comes on top. */
export class SandboxClock implements Clock {
	private advanced = 0;

	constructor(private readonly advancedBy: (milliseconds: number) => void) {}

	now(): number {
		return Date.now() + this.advanced;
	}

	/** Throws `RangeError` for a step back: nothing that expires is written for a clock that does. */
	advance(milliseconds: number): void {
		if (!Number.isFinite(milliseconds) || milliseconds < 0) {
			throw new RangeError(`The clock only goes forward, not by ${milliseconds} ms`);
		}
		this.advanced += milliseconds;
		this.advancedBy(milliseconds);
	}

	get advancedMilliseconds(): number {
		return this.advanced;
	}

	/** Back to the machine's time. */
	reset(): void {
		this.advanced = 0;
	}
}
