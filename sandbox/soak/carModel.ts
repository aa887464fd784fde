import type { CarState } from '../bridge';
import type { CarCommand } from '../bridge/cars/commands';

/** Everything of a walk happens at whole steps of this many milliseconds. */
export const stepMs = 10_000;
/** What the sandbox is set to in a walk, in milliseconds. */
export const durations = {
	percent: 360_000,
	preconditioning: 600_000,
	sleep: 900_000,
	coolDown: 120_000,
} as const;

export interface Report {
	readonly car: CarState;
	readonly at: number;
}

const days = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;

const isFull = (car: CarState) => car.batteryPercent >= car.chargeLimitPercent;
const mayCharge = (car: CarState) => car.plugged && car.charger === 'ready' && !isFull(car);
const mayFallAsleep = (car: CarState) =>
	car.ignition === 'stop' &&
	!car.charging &&
	!car.preconditioning &&
	!car.asleep &&
	car.busyWith === null;
export const isInReach = (car: CarState) => !car.unreachable && !car.deepSleep && !car.privacy;

/** What a change makes of a car, said once more and plainly, so that the sandbox is held against something. */
function consequences(wish: CarState): CarState {
	const car = { ...wish };
	if (car.engine === 'Thermal' || car.ignition === 'start') car.plugged = false;
	if (!mayCharge(car)) car.charging = false;
	if (car.engine === 'Thermal' || car.ignition !== 'stop' || car.preconditioningFault) {
		car.preconditioning = false;
	}
	if (car.engine === 'Thermal' || car.preconditioning) car.preconditioningFinished = false;
	if (car.deepSleep) car.asleep = true;
	if (car.ignition !== 'stop' || car.charging || car.preconditioning) car.asleep = false;
	if (!car.asleep) car.deepSleep = false;
	if (car.open.length > 0) car.locked = false;
	return car;
}

/** A car by its documented rules, in steps of ten seconds. */
export class CarModel {
	reported: Report;
	private horn = -Infinity;
	private warning = -Infinity;
	private percentSince = 0;
	private warmSince = 0;
	private quietSince: number;

	constructor(
		readonly vin: string,
		public car: CarState,
		now: number,
		private readonly chargeEnded: (vin: string, finished: boolean) => void,
	) {
		this.reported = { car, at: now };
		this.quietSince = now;
	}

	/** Somebody does something. False, and nothing changes, where that cannot be. */
	touch(change: Partial<CarState>, now: number): boolean {
		const wanted = { ...this.car, ...change };
		const after = consequences(wanted);
		const names = new Map(Object.entries(after));
		const asked = Object.entries(change);
		if (asked.some(([name, value]) => JSON.stringify(names.get(name)) !== JSON.stringify(value))) {
			return false;
		}
		this.become(after, now);
		this.quietSince = now;
		return true;
	}

	/** What is due at this step. */
	live(now: number): void {
		const { car } = this;
		if (car.charging && now === this.percentSince + durations.percent) {
			this.percentSince = now;
			this.become({ ...car, batteryPercent: car.batteryPercent + 1 }, now);
		}
		if (this.car.preconditioning && now === this.warmSince + durations.preconditioning) {
			this.become({ ...this.car, preconditioning: false, preconditioningFinished: true }, now);
		}
		const isIdle = this.car.ignition === 'stop' && this.car.engine !== 'Thermal';
		if (isIdle && this.programIsDue(now) && !this.car.preconditioning) {
			if (!this.car.preconditioningFault) this.become({ ...this.car, preconditioning: true }, now);
		}
		if (isIdle && this.car.chargeMode === 'deferred' && this.isHour(now, this.car.deferredTime)) {
			if (mayCharge(this.car)) this.become({ ...this.car, charging: true }, now);
		}
		if (mayFallAsleep(this.car) && now === this.quietSince + durations.sleep) {
			this.become({ ...this.car, asleep: true }, now);
		}
	}

	/** Carries a command out, or gives the code of the refusal. */
	obey(command: CarCommand, now: number): number | undefined {
		if (this.car.asleep) this.touch({ asleep: false }, now);
		const { code, change } = this.verdict(command, now);
		this.touch(change, now);
		if (code === undefined && command.action === 'horn') this.horn = now;
		if (code === undefined && command.action === 'warning') this.warning = now;
		return code;
	}

	/** The vendor's refusals in the order in which they are asked for: driving, charging system, wishes, what runs. */
	verdict(command: CarCommand, now: number): { code?: number; change: Partial<CarState> } {
		const { car } = this;
		const isDriven = car.ignition !== 'stop';
		const no = (code: number, change: Partial<CarState> = {}) => ({ code, change });
		switch (command.action) {
			case 'charge':
			case 'chargeDeferredTime': {
				const { startNow } = command;
				if (isDriven) return no(2329);
				if (car.charger === 'fault') return no(2332);
				if (car.charger === 'standby' || (startNow && !car.plugged)) return no(2330);
				if (startNow && car.deferredTimeJustChanged) {
					return no(2325, { deferredTimeJustChanged: false, chargeMode: 'deferred' });
				}
				if (!startNow && car.immediateChargeDemanded) {
					const charging = mayCharge(car);
					return no(2326, { immediateChargeDemanded: false, chargeMode: 'immediate', charging });
				}
				if (startNow && car.charging) return no(2331);
				if (startNow && car.chargeMode === 'immediate' && isFull(car)) return no(2339);
				const hour = command.action === 'charge' ? {} : { deferredTime: command.deferredTime };
				const wishes = { immediateChargeDemanded: false, deferredTimeJustChanged: false };
				return startNow
					? { change: { ...hour, ...wishes, chargeMode: 'immediate', charging: mayCharge(car) } }
					: { change: { ...hour, ...wishes, chargeMode: 'deferred', charging: false } };
			}
			case 'preconditioning': {
				const { startNow, programs } = command;
				if (isDriven) return no(startNow ? 2329 : 2335);
				if (car.preconditioningFault) return no(2334);
				if (startNow && car.preconditioning) return no(2333, { programs });
				if (!startNow && !car.preconditioning) return no(2336, { programs });
				return { change: { preconditioning: startNow, programs } };
			}
			case 'doors':
				if (isDriven) return no(2329);
				if (car.open.length > 0) return no(2362);
				if (command.lock === car.locked) return no(car.locked ? 2361 : 2360);
				return { change: { locked: command.lock } };
			case 'horn':
				if (isDriven) return no(2329);
				return now < this.horn + durations.coolDown ? no(2358) : { change: {} };
			case 'warning':
				if (isDriven) return no(2329);
				return now < this.warning + durations.coolDown ? no(2359) : { change: {} };
		}
	}

	private become(wish: CarState, now: number): void {
		const before = this.car;
		this.car = consequences(wish);
		if (this.car.charging && !before.charging) this.percentSince = now;
		if (this.car.preconditioning && !before.preconditioning) this.warmSince = now;
		if (mayFallAsleep(this.car) && !mayFallAsleep(before)) this.quietSince = now;
		const { asleep, unreachable, privacy } = this.car;
		if (!asleep && !unreachable && !privacy) this.reported = { car: this.car, at: now };
		if (before.charging && !this.car.charging && isInReach(this.car)) {
			this.chargeEnded(this.vin, isFull(this.car));
		}
	}

	private programIsDue(now: number): boolean {
		const day = days[new Date(now).getUTCDay()];
		return this.car.programs.some(
			({ isEnabled, occurrence, hour, minute }) =>
				isEnabled &&
				occurrence.some((each) => each === day) &&
				this.isHour(now, `PT${hour}H${minute}M`),
		);
	}

	/** Walks are in UTC. */
	private isHour(now: number, text: string): boolean {
		const [, hour = 0, minute = 0] = /^PT(?:(\d+)H)?(?:(\d+)M)?$/.exec(text) ?? [];
		const seconds = (now / 1000) % 86_400;
		return seconds === Number(hour) * 3600 + Number(minute) * 60;
	}
}
