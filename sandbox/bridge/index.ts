import { randomBytes } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { VendorDouble, World } from '../contract';
import { administer } from './admin';
import { Car } from './cars/car';
import type { CarState } from './cars/carState';
import { CarLife } from './cars/life';
import { Contract } from './http/contract';
import { contractHandlers } from './http/handlers';
import { serveContract } from './http/routes';
import type { SdkPlan } from './pims/sdk';
import { BridgeSession } from './session';
import { defaultSettings, type BridgeSettings } from './settings';
import { carSnapshot, sessionSnapshot, type BridgeSnapshot } from './snapshot';
import { sandboxToken, startCars, startSessions } from './startState';

export type { CarState, PreconditioningProgram } from './cars/carState';
export type { Account, SdkState } from './pims/sdkState';
export type { BridgeSettings } from './settings';
export { sandboxToken } from './startState';

/** The reference bridge with its SDKs and cars; everything a test or a page may turn is here. */
export interface BridgeDouble extends VendorDouble {
	/** What callers have to present; changing it makes the old one wrong. */
	token: string;
	/** Changes apply at once. */
	readonly settings: BridgeSettings;
	/** By id; `demo` (SDK 2.3) and `legacy` (SDK 2.0) at the start. */
	readonly sessions: ReadonlyMap<string, BridgeSession>;
	/** By VIN. */
	readonly cars: ReadonlyMap<string, Car>;
	/** Throws `RangeError` for an id that there is not. */
	session(id: string): BridgeSession;
	/** Throws `RangeError` for a VIN that there is not. */
	car(vin: string): Car;
	addCar(vin: string, state?: Partial<CarState>): Car;
	addSession(id: string, plan: SdkPlan): BridgeSession;
	/** Everything that ended in a 500, answers that do not fit the contract among it; empty unless the sandbox is wrong. */
	readonly failures: readonly unknown[];
	/** `GET /sandbox/bridge`, `PATCH /sandbox/bridge/cars/:vin`, `PATCH /sandbox/bridge/sessions/:id`. */
	admin(app: FastifyInstance): void;
	snapshot(): BridgeSnapshot;
}

/** A bridge in its start state. */
export function createBridge(world: World): BridgeDouble {
	return new ReferenceBridge(world);
}

class ReferenceBridge implements BridgeDouble {
	token = sandboxToken;
	readonly settings = defaultSettings();
	readonly sessions = new Map<string, BridgeSession>();
	readonly cars = new Map<string, Car>();
	readonly failures: unknown[] = [];
	private readonly contract = new Contract();
	private readonly lives = new Map<string, CarLife>();
	private readonly name = randomBytes(6).toString('hex');
	private life = 0;

	constructor(private readonly world: World) {
		this.begin();
	}

	session(id: string): BridgeSession {
		return present(this.sessions.get(id), `session ${id}`);
	}

	car(vin: string): Car {
		return present(this.cars.get(vin), `car ${vin}`);
	}

	addCar(vin: string, state: Partial<CarState> = {}): Car {
		const car = new Car(vin, state, this.world);
		this.cars.set(vin, car);
		this.lives.get(vin)?.end();
		this.lives.set(vin, new CarLife(car, this.world.clock, this.settings));
		car.follow((end) => {
			for (const { sdk } of this.sessions.values()) sdk.chargeEnded(vin, end);
		});
		return car;
	}

	addSession(id: string, plan: SdkPlan): BridgeSession {
		const scope = { bridge: this.name, life: this.life, session: id };
		const session = new BridgeSession(scope, plan, this.cars, this.world, this.settings);
		this.sessions.set(id, session);
		return session;
	}

	routes(app: FastifyInstance): void {
		const { contract, sessions } = this;
		serveContract(app, {
			contract,
			handlers: contractHandlers(() => ({ version: contract.version, sessions })),
			token: () => this.token,
			failed: (error) => this.failures.push(error),
		});
	}

	admin(app: FastifyInstance): void {
		administer(app, {
			car: (vin) => this.cars.get(vin),
			session: (id) => this.sessions.get(id),
			snapshot: () => this.snapshot(),
		});
	}

	reset(): void {
		this.close();
		this.sessions.clear();
		this.cars.clear();
		this.lives.clear();
		this.failures.length = 0;
		this.token = sandboxToken;
		Object.assign(this.settings, defaultSettings());
		this.life += 1;
		this.begin();
	}

	snapshot(): BridgeSnapshot {
		return {
			sessions: [...this.sessions.values()].map(sessionSnapshot),
			cars: [...this.cars.values()].map(carSnapshot),
		};
	}

	close(): void {
		for (const life of this.lives.values()) life.end();
		for (const session of this.sessions.values()) session.close();
	}

	private begin(): void {
		for (const [vin, state] of Object.entries(startCars)) this.addCar(vin, state);
		for (const [id, plan] of Object.entries(startSessions)) this.addSession(id, plan);
	}
}

function present<T>(value: T | undefined, what: string): T {
	if (value === undefined) throw new RangeError(`The sandbox has no ${what}`);
	return value;
}
