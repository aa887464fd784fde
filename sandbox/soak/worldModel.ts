import type { CarCommand } from '../bridge/cars/commands';
import { newCar } from '../bridge/cars/car';
import { CarModel, isInReach, stepMs } from './carModel';
import { SessionModel, type Answer } from './sessionModel';
import { summaryOf, type Summary } from './summary';
import { cars, sessions, start } from './world';

type Stage = 'accept' | 'reach' | 'forward' | 'answer' | 'timeOut';

/** A command on its way. */
interface Journey {
	readonly session: SessionModel;
	readonly car: CarModel;
	readonly command: CarCommand;
	readonly key: string;
	readonly deadline: number;
	stage: Stage;
	next: number;
	ended?: true;
}

/** A batch's answers, up to the one that ends it; or the whole batch is refused. */
export type Expected =
	| { readonly refused: 'command-running' }
	| { readonly answers: readonly Answer[]; readonly vehicle?: Summary };

/** Cars, phones and what is between them, by their documents. */
export class WorldModel {
	now = start;
	readonly cars: ReadonlyMap<string, CarModel>;
	readonly sessions: ReadonlyMap<string, SessionModel>;
	private journeys: Journey[] = [];

	constructor(private readonly deadlineMs: number) {
		this.sessions = new Map(
			Object.entries(sessions).map(([id, plan]) => [id, new SessionModel(id, plan)]),
		);
		const tell = (vin: string, finished: boolean) => {
			for (const each of this.sessions.values()) each.chargeEnded(vin, this.now, finished);
		};
		this.cars = new Map(
			Object.entries(cars).map(([vin, state]) => [
				vin,
				new CarModel(vin, { ...newCar, ...state }, start, tell),
			]),
		);
	}

	session(id: string): SessionModel {
		return found(this.sessions.get(id));
	}

	car(vin: string): CarModel {
		return found(this.cars.get(vin));
	}

	pass(seconds: number): void {
		for (const end = this.now + seconds * 1000; this.now < end; ) {
			this.now += stepMs;
			for (const car of this.cars.values()) car.live(this.now);
			for (const journey of this.journeys) if (journey.next === this.now) this.proceed(journey);
			this.journeys = this.journeys.filter(({ ended }) => !ended);
		}
	}

	command(id: string, vin: string, command: CarCommand, key: string): Expected {
		const session = this.session(id);
		if (session.running && this.now < session.running.until) return { refused: 'command-running' };
		const subscribed = session.subscribeSignals();
		if (subscribed !== 'SUCCEEDED' && subscribed !== 2005) return { answers: [subscribed] };
		const selected = session.select(vin);
		if (selected !== 'SUCCEEDED') return { answers: [subscribed, selected] };
		const refused = this.refusalOf(session, this.car(vin), command);
		if (refused !== undefined) return { answers: [subscribed, selected, refused] };
		const deadline = this.now + this.deadlineMs;
		session.running = { key, until: deadline };
		const car = this.car(vin);
		car.touch({ busyWith: command.action }, this.now);
		const next = this.now + stepMs;
		this.journeys.push({ session, car, command, key, deadline, stage: 'accept', next });
		return { answers: [subscribed, selected, 'SUCCEEDED'] };
	}

	read(id: string, vin: string, action: 'get' | 'refresh' | 'refreshWithWakeUp'): Expected {
		const session = this.session(id);
		const selected = session.select(vin);
		if (selected !== 'SUCCEEDED') return { answers: [selected] };
		const fails = (code: number): Expected => ({ answers: [selected, code] });
		if (session.strongAuthentication === 'expired') return fails(2302);
		const { offline } = session;
		const cached = session.cached.get(vin);
		if (offline !== undefined) {
			if (action !== 'get') return fails(offline === 2202 ? 2201 : offline);
			return cached
				? { answers: [selected, 'SUCCEEDED'], vehicle: summaryOf(vin, cached) }
				: fails(offline);
		}
		const car = this.car(vin);
		const known = car.reported.car;
		const isPuzzling = known.charging || (known.plugged && known.charger === 'standby');
		if (action === 'refreshWithWakeUp' || (action === 'refresh' && isPuzzling)) {
			if (car.car.engine === 'Thermal') return fails(2366);
			if (!isInReach(car.car)) return fails(2201);
			car.touch({ asleep: false }, this.now);
		}
		session.hasRead(vin, car.reported);
		return { answers: [selected, 'SUCCEEDED'], vehicle: summaryOf(vin, car.reported) };
	}

	/** Why the SDK does not take a command: itself, the car's kind, its other phone, what it knows of the car. */
	private refusalOf(
		session: SessionModel,
		model: CarModel,
		command: CarCommand,
	): number | undefined {
		const { car } = model;
		const closed = session.closedToCommands();
		if (closed !== undefined) return closed;
		const needsBattery = ['charge', 'chargeDeferredTime', 'preconditioning'];
		if (car.engine === 'Thermal' && needsBattery.includes(command.action)) return 2366;
		if (car.busyWith !== null) return car.busyWith === command.action ? 2364 : 2353;
		const stale = session.staleFor(command);
		if (stale !== undefined) return stale;
		if (session.refusals !== 'atOnce' || !isInReach(car)) return undefined;
		const { code, change } = model.verdict(command, this.now);
		if (code !== undefined) model.touch(change, this.now);
		return code;
	}

	private proceed(journey: Journey): void {
		switch (journey.stage) {
			case 'accept':
				return this.progress(journey, 900, 'reach');
			case 'reach':
				if (journey.car.car.asleep) return this.progress(journey, 901, 'forward');
				return this.forward(journey);
			case 'forward':
				return this.forward(journey);
			case 'answer':
				return this.answer(journey);
			case 'timeOut':
				return this.end(journey, 2201);
		}
	}

	private forward(journey: Journey): void {
		const { car } = journey;
		if (!isInReach(car.car)) return this.wait(journey);
		if (car.car.asleep) car.touch({ asleep: false }, this.now);
		this.progress(journey, 903, 'answer');
	}

	private answer(journey: Journey): void {
		const { session, car, command } = journey;
		if (session.broker === 'lost') return this.lose(journey);
		if (!isInReach(car.car)) return this.wait(journey);
		const code = car.obey(command, this.now);
		this.end(journey, code ?? 200);
	}

	private progress(journey: Journey, code: number, stage: Stage): void {
		const { session, car, key } = journey;
		if (session.broker === 'lost') return this.lose(journey);
		session.signal(car.vin, this.now, key, code);
		Object.assign(journey, { stage, next: this.now + stepMs });
	}

	/** The phone hears nothing more; a car in reach obeys all the same. */
	private lose(journey: Journey): void {
		const { car, command } = journey;
		if (isInReach(car.car)) car.obey(command, this.now);
		this.end(journey, 2363);
	}

	/** Nothing comes from the car any more. */
	private wait(journey: Journey): void {
		if (journey.deadline <= this.now) return this.end(journey, 2201);
		Object.assign(journey, { stage: 'timeOut', next: journey.deadline });
	}

	private end(journey: Journey, code: number): void {
		const { session, car, key } = journey;
		journey.ended = true;
		car.touch({ busyWith: null }, this.now);
		if (code === 200) session.hasRead(car.vin, car.reported);
		session.signal(car.vin, this.now, key, code, code === 200 ? car.reported : undefined);
	}
}

function found<T>(value: T | undefined): T {
	if (value === undefined) throw new RangeError('A walk has no such car or session');
	return value;
}
