import type { Clock } from '../../contract';
import type { Car } from './car';
import { habits, type HabitSettings } from './habits';

interface Waiting {
	readonly condition: string;
	readonly since: number;
}

/** Lets a car live by the sandbox's clock: it charges, warms up, keeps its programs and falls asleep. */
export class CarLife {
	/** In the order of the habits. */
	private waiting: Array<Waiting | undefined> = habits.map(() => undefined);
	/** How often somebody did something with the car. */
	private touched = 0;
	private isDoing = false;
	private callOff = (): void => {};
	private readonly stopWatching: () => void;

	constructor(
		private readonly car: Car,
		private readonly clock: Clock,
		private readonly settings: HabitSettings,
	) {
		this.stopWatching = car.watch(() => this.changed());
		this.plan();
	}

	end(): void {
		this.stopWatching();
		this.callOff();
	}

	private changed(): void {
		if (this.isDoing) return;
		this.touched += 1;
		this.plan();
	}

	private plan(): void {
		const now = this.clock.now();
		this.waiting = habits.map(({ waitsWhile }, index) => {
			const condition = waitsWhile(this.car.state, this.touched);
			if (condition === undefined) return undefined;
			const before = this.waiting[index];
			return before?.condition === condition ? before : { condition, since: now };
		});
		this.callOff();
		const next = Math.min(...habits.map((_, index) => this.dueOf(index)));
		if (Number.isFinite(next)) this.callOff = this.clock.at(next, () => this.live());
	}

	private live(): void {
		const now = this.clock.now();
		for (const [index, { does }] of habits.entries()) {
			const due = this.dueOf(index);
			const waited = this.waiting[index];
			if (!waited || due > now) continue;
			this.waiting[index] = { ...waited, since: due };
			const change = does(this.car.state);
			if (change) this.do(change);
			this.plan();
		}
	}

	private do(change: Parameters<Car['set']>[0]): void {
		this.isDoing = true;
		try {
			this.car.set(change);
		} finally {
			this.isDoing = false;
		}
	}

	/** Infinity for what is not waited for. */
	private dueOf(index: number): number {
		const waited = this.waiting[index];
		const habit = habits[index];
		return waited && habit ? habit.due(waited.since, this.car.state, this.settings) : Infinity;
	}
}
