import { setTimeout as pause } from 'node:timers/promises';
import type { World } from '../../contract';
import type { Car, CarReport, ChargeEnd } from '../cars/car';
import type { BridgeSettings } from '../settings';
import { labelOf, isPimsCode, type PimsCode } from './codes';
import { findInterface } from './dispatch';
import { closedGate } from './gates';
import {
	dialectOf,
	newTransactionId,
	PimsRefusal,
	refusal,
	type Dialect,
	type Emitted,
	type EventOrigin,
	type PimsCall,
	type PimsMessage,
	type PimsResult,
} from './message';
import { Parameters } from './parameters';
import { RemoteCommands } from './remoteCommands';
import { newSdkState, type SdkState } from './sdkState';
import { SmsCodes } from './smsCodes';
import { Steps } from './subscriptionInterfaces';
import { Tokens } from './tokens';
import { eventApi } from './vehicleInterfaces';

interface Subscription {
	/** That of the ack; every event carries it. */
	readonly transactionId: string;
	/** Kinds of events asked for, where the interface has kinds. */
	readonly types?: readonly string[];
}

export interface SdkPlan {
	readonly sdkVersion: string;
	readonly vins: readonly string[];
}

/** The Mobile SDK of one app: one user, one device. All that the vendor's library would keep in the phone. */
export class PimsSdk {
	readonly state: SdkState;
	readonly dialect: Dialect;
	readonly version: string;
	readonly subscriptions = new Map<string, Subscription>();
	readonly smsCodes: SmsCodes;
	readonly steps = new Steps(`steps-${newTransactionId()}`);
	readonly tokens = new Tokens();
	readonly commands: RemoteCommands;
	/** What this phone last read of each car, for when the network is gone. */
	readonly lastRead = new Map<string, CarReport>();
	selectedVin: string | undefined;

	constructor(
		{ sdkVersion, vins }: SdkPlan,
		private readonly cars: ReadonlyMap<string, Car>,
		readonly world: World,
		readonly settings: BridgeSettings,
		private readonly emitted: (event: Emitted) => void,
	) {
		this.version = sdkVersion;
		this.dialect = dialectOf(sdkVersion);
		this.state = newSdkState(vins, settings.pinTries);
		this.smsCodes = new SmsCodes(world, settings);
		this.commands = new RemoteCommands(this, world, settings);
	}

	/** One call. Never throws for what the SDK would answer. */
	async call(call: PimsCall): Promise<PimsMessage> {
		// Always a turn of the event loop: calls of two callers would mix if nobody kept them apart.
		await pause(this.settings.callMs);
		const transactionId = newTransactionId();
		try {
			const result = this.answer(call, transactionId);
			this.world.changed(`SDK ${call.method} ${call.api}`);
			return { transactionId, status: 'SUCCEEDED', ...this.resultMember(call, result) };
		} catch (error) {
			if (!(error instanceof PimsRefusal)) throw error;
			const { code, label } = error;
			// The 2.0 pages show codes both ways.
			const spelled = this.dialect === '2.0' && call.method === 'set' ? String(code) : code;
			return { transactionId, status: 'FAILED', error: { code: spelled, label } };
		}
	}

	emit(api: string, result: PimsResult, origin?: EventOrigin): void {
		this.send(api, { result }, origin);
	}

	emitRefusal(api: string, code: PimsCode, fill?: string, origin?: EventOrigin): void {
		this.emitError(api, code, labelOf(code, this.dialect, fill), origin);
	}

	emitError(api: string, code: number, label?: string, origin?: EventOrigin): void {
		const published = isPimsCode(code) ? labelOf(code, this.dialect) : '';
		this.send(api, { error: { code, label: label ?? published } }, origin);
	}

	/** A charge of one of the cars ended. */
	chargeEnded(vin: string, end: ChargeEnd): void {
		const wanted = this.subscriptions.get(eventApi)?.types?.includes(end) ?? false;
		if (wanted && this.state.account.vins.includes(vin)) {
			this.emit(eventApi, { notification: end }, { vin });
		}
	}

	selectedCar(): Car | undefined {
		return this.selectedVin === undefined ? undefined : this.cars.get(this.selectedVin);
	}

	/** The phone has the car's newest data. */
	hasRead({ vin, report }: Car): void {
		this.lastRead.set(vin, report);
		this.state.outdated.clear();
	}

	/** The account has the car no longer. */
	removeCar(vin: string): void {
		const { account } = this.state;
		account.vins = account.vins.filter((each) => each !== vin);
		this.lastRead.delete(vin);
		if (this.selectedVin === vin) this.selectedVin = undefined;
	}

	/** An account without a PIN gets this one. */
	enrolled(pin: string): void {
		const { account } = this.state;
		account.pin ??= pin;
		account.deviceActivated = true;
		this.state.strongAuthentication = 'valid';
	}

	/** All devices of the account; a blocked PIN is free again (the vendor's way out of 2317). */
	enrollmentsRemoved(): void {
		const { account } = this.state;
		account.deviceActivated = false;
		account.pinTriesLeft = this.settings.pinTries;
		this.state.strongAuthentication = 'expired';
	}

	private answer(call: PimsCall, transactionId: string): PimsResult | null | undefined | void {
		const parameters = new Parameters(call.parameters ?? {}, this.dialect);
		this.obeyOrders(call);
		if (!this.state.initialised) throw refusal(2001, this.dialect);
		const found = findInterface(call, parameters);
		const refuse = (code: PimsCode, fill?: string): never => {
			throw refusal(code, this.dialect, fill);
		};
		const subscribe = (types?: readonly string[]) => {
			if (this.subscriptions.has(call.api)) refuse(2005);
			this.subscriptions.set(call.api, { transactionId, ...(types && { types }) });
		};
		const act = found.run({ sdk: this, parameters, transactionId, refuse, subscribe });
		const closed = closedGate(found.gates, this.state);
		if (closed) refuse(closed.code, closed.fill);
		const result = act();
		if (found.gates.includes('inWebo') && this.state.inWebo === 'postSynchronizationFailed') {
			refuse(2316);
		}
		return result;
	}

	/** A code that a test ordered for this call. */
	private obeyOrders({ method, api, parameters }: PimsCall): void {
		const variant = [parameters?.['action'], parameters?.['type']].find(
			(value) => typeof value === 'string',
		);
		const what = `${method} ${api}${variant === undefined ? '' : ` ${String(variant)}`}`;
		const ordered = this.world.faults.takeCode('bridge', what);
		if (!ordered) return;
		const code = Number(ordered.code);
		const published = isPimsCode(code) ? labelOf(code, this.dialect) : '';
		throw new PimsRefusal(code, ordered.label ?? published);
	}

	/** Reads have a result; the rest has none, which the 2.0 samples write as null. */
	private resultMember({ method }: PimsCall, result: PimsResult | null | undefined | void) {
		if (result !== undefined) return { result };
		return this.dialect === '2.0' && method === 'set' ? { result: null } : {};
	}

	private send(
		api: string,
		content: Pick<PimsMessage, 'result' | 'error'>,
		origin: EventOrigin = {},
	): void {
		const subscription = this.subscriptions.get(api);
		if (!subscription) return;
		const { transactionId } = subscription;
		const message: PimsMessage = { transactionId, status: 'RESULT', ...content };
		this.emitted({ api, message, ...origin });
	}
}
