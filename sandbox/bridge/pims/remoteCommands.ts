import type { World } from '../../contract';
import type { Car } from '../cars/car';
import { obey, type CarCommand, type CarRefusal } from '../cars/commands';
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

/** At the same moment cars live first: a command meets them as they are by then. */
const afterCars = 1;

/** A command on its way. */
interface Journey {
	readonly car: Car;
	readonly command: CarCommand;
	/** Transaction of the call that sent it. */
	readonly request: string;
	/** When an answer no longer counts, by the sandbox's clock. */
	readonly deadline: number;
}

/** Commands between the SDK's "accepted" and the car's answer. Paced by the sandbox's clock. */
export class RemoteCommands {
	private readonly planned = new Set<() => void>();
	private readonly running = new Set<Journey>();

	constructor(
		private readonly sdk: PimsSdk,
		private readonly world: World,
		private readonly settings: BridgeSettings,
	) {}

	start(car: Car, command: CarCommand, request: string): void {
		const deadline = this.world.clock.now() + this.settings.commandDeadlineMs;
		const journey = { car, command, request, deadline };
		car.set({ busyWith: command.action });
		this.running.add(journey);
		this.later(() => this.progress(journey, accepted, () => this.reach(journey)));
	}

	/** Forgets what is on its way; the cars are free again. */
	stop(): void {
		for (const callOff of this.planned) callOff();
		this.planned.clear();
		for (const { car } of this.running) car.set({ busyWith: null });
		this.running.clear();
	}

	private reach(journey: Journey): void {
		if (journey.car.state.asleep) {
			this.progress(journey, asleep, () => this.forward(journey));
		} else {
			this.forward(journey);
		}
	}

	private forward(journey: Journey): void {
		const { car } = journey;
		if (this.isOutOfReach(journey)) return;
		if (car.state.asleep) car.set({ asleep: false });
		this.progress(journey, forwarded, () => this.answer(journey));
	}

	private answer(journey: Journey): void {
		const { car, command, request } = journey;
		if (this.brokerIsLost(journey) || this.isOutOfReach(journey)) return;
		const ordered = this.world.faults.takeCode('bridge', `RESULT ${signalApi} ${command.action}`);
		if (ordered) {
			this.end(journey);
			this.sdk.emitError(signalApi, Number(ordered.code), ordered.label, {
				vin: car.vin,
				request,
			});
			return;
		}
		const refusal = this.obeyed(journey);
		if (refusal) {
			this.fail(journey, refusal.code, refusal.fill);
			return;
		}
		this.end(journey);
		this.sdk.hasRead(car);
		const report = vehicleReport(car.vin, car.report, this.sdk.dialect);
		this.sdk.emit(signalApi, { code: done, ...report }, { vin: car.vin, request });
	}

	private progress(journey: Journey, code: number, next: () => void): void {
		if (this.brokerIsLost(journey)) return;
		const { car, request } = journey;
		this.sdk.emit(signalApi, { code }, { vin: car.vin, request });
		this.later(next);
	}

	/** Nothing comes from such a car, and its time runs out. */
	private isOutOfReach(journey: Journey): boolean {
		if (journey.car.canBeReached) return false;
		const left = Math.max(0, journey.deadline - this.world.clock.now());
		this.later(() => this.fail(journey, 2201), left);
		return true;
	}

	/** The phone hears nothing any more, the car obeys all the same: the outcome is open to the caller. */
	private brokerIsLost(journey: Journey): boolean {
		if (this.sdk.state.broker !== 'lost') return false;
		if (journey.car.canBeReached) this.obeyed(journey);
		this.fail(journey, 2363);
		return true;
	}

	private obeyed({ car, command }: Journey): CarRefusal | undefined {
		if (car.state.asleep) car.set({ asleep: false });
		return obey(car, command, this.world.clock.now(), this.settings.coolDownMs);
	}

	private fail(journey: Journey, code: PimsCode, fill?: string): void {
		const { car, request } = journey;
		this.end(journey);
		this.sdk.emitRefusal(signalApi, code, fill, { vin: car.vin, request });
	}

	private end(journey: Journey): void {
		this.running.delete(journey);
		journey.car.set({ busyWith: null });
	}

	private later(step: () => void, milliseconds = this.settings.paceMs): void {
		const { clock } = this.world;
		const callOff = clock.at(
			clock.now() + milliseconds,
			() => {
				this.planned.delete(callOff);
				step();
			},
			afterCars,
		);
		this.planned.add(callOff);
	}
}
