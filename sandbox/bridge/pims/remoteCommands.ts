import type { World } from '../../contract';
import type { Car } from '../cars/car';
import { obey, type CarCommand } from '../cars/commands';
import type { BridgeSettings } from '../settings';
import type { PimsCode } from './codes';
import type { PimsSdk } from './sdk';
import { signalApi } from './vehicleInterfaces';
import { vehicleReport } from './vehicleReport';

/** Numbers of the signal while a command is on its way; the vendor publishes them without a meaning. */
const accepted = 900;
const asleep = 901;
const forwarded = 903;
const done = 200;

/** Commands between the SDK's "accepted" and the car's answer. Paced by real time. */
export class RemoteCommands {
	private readonly timers = new Set<NodeJS.Timeout>();
	private readonly running = new Set<Car>();

	constructor(
		private readonly sdk: PimsSdk,
		private readonly world: World,
		private readonly settings: BridgeSettings,
	) {}

	start(car: Car, command: CarCommand): void {
		const deadline = Date.now() + this.settings.commandDeadlineMs;
		car.set({ busyWith: command.action });
		this.running.add(car);
		this.later(() =>
			this.progress(car, command, accepted, () => this.reach(car, command, deadline)),
		);
	}

	/** Forgets what is on its way; the cars are free again. */
	stop(): void {
		for (const timer of this.timers) clearTimeout(timer);
		this.timers.clear();
		for (const car of this.running) car.set({ busyWith: null });
		this.running.clear();
	}

	private reach(car: Car, command: CarCommand, deadline: number): void {
		if (car.state.asleep) {
			this.progress(car, command, asleep, () => this.forward(car, command, deadline));
		} else {
			this.forward(car, command, deadline);
		}
	}

	private forward(car: Car, command: CarCommand, deadline: number): void {
		if (!car.canBeReached) {
			this.later(() => this.fail(car, 2201), Math.max(0, deadline - Date.now()));
			return;
		}
		if (car.state.asleep) car.set({ asleep: false });
		this.progress(car, command, forwarded, () => this.answer(car, command));
	}

	private answer(car: Car, command: CarCommand): void {
		if (this.brokerIsLost(car, command)) return;
		const ordered = this.world.faults.takeCode('bridge', `RESULT ${signalApi} ${command.action}`);
		if (ordered) {
			this.end(car);
			this.sdk.emitError(signalApi, Number(ordered.code), ordered.label);
			return;
		}
		const refusal = obey(car, command, this.world.clock.now(), this.settings.coolDownMs);
		if (refusal) {
			this.fail(car, refusal.code, refusal.fill);
			return;
		}
		this.end(car);
		this.sdk.hasRead(car);
		const report = vehicleReport(car.vin, car.report, this.sdk.dialect);
		this.sdk.emit(signalApi, { code: done, ...report });
	}

	private progress(car: Car, command: CarCommand, code: number, next: () => void): void {
		if (this.brokerIsLost(car, command)) return;
		this.sdk.emit(signalApi, { code });
		this.later(next);
	}

	/** The phone hears nothing any more, the car obeys all the same: the outcome is open to the caller. */
	private brokerIsLost(car: Car, command: CarCommand): boolean {
		if (this.sdk.state.broker !== 'lost') return false;
		if (car.canBeReached) obey(car, command, this.world.clock.now(), this.settings.coolDownMs);
		this.fail(car, 2363);
		return true;
	}

	private fail(car: Car, code: PimsCode, fill?: string): void {
		this.end(car);
		this.sdk.emitRefusal(signalApi, code, fill);
	}

	private end(car: Car): void {
		this.running.delete(car);
		car.set({ busyWith: null });
	}

	private later(step: () => void, milliseconds = this.settings.paceMs): void {
		const timer = setTimeout(() => {
			this.timers.delete(timer);
			step();
		}, milliseconds);
		this.timers.add(timer);
	}
}
