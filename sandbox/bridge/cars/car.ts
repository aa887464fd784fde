import type { World } from '../../contract';
import { isDeepStrictEqual } from 'node:util';
import { isCharged, settle, violations, type CarAction, type CarState } from './carState';

/** What a car tells everybody who follows it. */
export type ChargeEnd = 'remoteChargeFinished' | 'remoteChargeInterrupted';

/** A change that is not possible in the car's state: charging without a plug. */
export class ImpossibleChange extends RangeError {}

export const newCar: CarState = {
	label: 'Car',
	brand: 'peugeot',
	engine: 'BEV',
	ignition: 'stop',
	asleep: false,
	deepSleep: false,
	unreachable: false,
	plugged: false,
	charger: 'ready',
	charging: false,
	batteryPercent: 60,
	chargeLimitPercent: 100,
	deferredTime: 'PT22H00M',
	chargeMode: 'immediate',
	immediateChargeDemanded: false,
	deferredTimeJustChanged: false,
	preconditioning: false,
	preconditioningFinished: false,
	preconditioningFault: false,
	programs: [],
	reportsUnsetSlots: true,
	locked: true,
	open: [],
	privacy: false,
	busyWith: null,
};

/** What the vendor's server last heard from a car. */
export interface CarReport {
	readonly state: CarState;
	/** Milliseconds since the epoch, by the sandbox's clock. */
	readonly at: number;
}

/** One virtual car. Its state is always possible; whoever changes it says only what he does. */
export class Car {
	private current: CarState;
	private lastReport: CarReport;
	private readonly followers = new Set<(end: ChargeEnd) => void>();
	private readonly watchers = new Set<() => void>();
	/** When horn and lights last did what they were told, by the sandbox's clock. */
	readonly lastDone = new Map<CarAction, number>();

	constructor(
		readonly vin: string,
		state: Partial<CarState>,
		private readonly world: World,
	) {
		this.current = settle({ ...newCar, ...state });
		this.lastReport = { state: this.current, at: world.clock.now() };
		this.check(this.current, state);
	}

	get state(): CarState {
		return this.current;
	}

	/** What the server knows: older than the state while the car sleeps or keeps its privacy. */
	get report(): CarReport {
		return this.lastReport;
	}

	/**
	 * What the driver, the charger or the street does to the car. What follows from it happens too: pulling the plug
	 * ends the charge. Throws `ImpossibleChange` for what cannot be: `charging` without a plug.
	 */
	set(change: Partial<CarState>): void {
		const before = this.current;
		const after = settle({ ...before, ...change });
		this.check(after, change);
		this.current = after;
		if (!after.asleep && !after.unreachable) this.reports();
		if (before.charging && !after.charging) this.chargeEnded(after);
		this.world.changed(`car ${after.label}`);
		for (const tell of this.watchers) tell();
	}

	/** The car sends its state to the server, unless its driver wants privacy. */
	reports(): void {
		if (this.current.privacy) return;
		this.lastReport = { state: this.current, at: this.world.clock.now() };
	}

	/** Does it answer the network, asleep or not? */
	get canBeReached(): boolean {
		const { unreachable, deepSleep, privacy } = this.current;
		return !unreachable && !deepSleep && !privacy;
	}

	/** Calls back whenever a charge ends and the car can say so. Returns how to stop that. */
	follow(onChargeEnd: (end: ChargeEnd) => void): () => void {
		this.followers.add(onChargeEnd);
		return () => this.followers.delete(onChargeEnd);
	}

	/** Calls back whenever something was done to the car. Returns how to stop that. */
	watch(onChange: () => void): () => void {
		this.watchers.add(onChange);
		return () => this.watchers.delete(onChange);
	}

	private chargeEnded(car: CarState): void {
		if (!this.canBeReached) return;
		const end = isCharged(car) ? 'remoteChargeFinished' : 'remoteChargeInterrupted';
		for (const tell of this.followers) tell(end);
	}

	private check(after: CarState, asked: Partial<CarState>): void {
		const broken = violations(after);
		const wishes = new Map(Object.entries(asked));
		const dropped = Object.entries(after)
			.filter(([name, value]) => wishes.has(name) && !isDeepStrictEqual(wishes.get(name), value))
			.map(([name]) => `${name} cannot be set so in this state`);
		const reasons = [...broken, ...dropped];
		if (reasons.length > 0) throw new ImpossibleChange(reasons.join('; '));
	}
}
