import type { CarCommand } from '../bridge/cars/commands';
import type { KeptOnPhone } from '../bridge/pims/sdkState';
import type { SdkPlan } from '../bridge/pims/sdk';
import type { Report } from './carModel';
import type { SessionChange } from './steps';
import { summaryOf, type Summary } from './summary';

/** What has to come out of a session. */
export interface ExpectedEvent {
	readonly api: string;
	readonly vin: string;
	/** ISO 8601. */
	readonly at: string;
	readonly command?: string;
	readonly code?: number;
	readonly notification?: string;
	readonly vehicle?: Summary;
}

export type Answer = number | 'SUCCEEDED';

/** What of a phone's own memory makes it refuse a command until it has read the car. */
const staleCodes: Readonly<Record<CarCommand['action'], readonly [KeptOnPhone, number] | null>> = {
	charge: ['deferredTime', 2337],
	chargeDeferredTime: ['deferredTime', 2337],
	preconditioning: ['programs', 2338],
	doors: ['doors', 2357],
	horn: null,
	warning: null,
};

/** One phone with its SDK, as the documents have it. */
export class SessionModel {
	readonly events: ExpectedEvent[] = [];
	readonly outdated = new Set<KeptOnPhone>();
	readonly cached = new Map<string, Report>();
	hearsSignals = false;
	listensFor: readonly string[] | undefined;
	broker = 'ok';
	server = 'ok';
	strongAuthentication = 'valid';
	refusals = 'signal';
	internet = true;
	loggedIn = true;
	running: { readonly key: string; readonly until: number } | undefined;

	constructor(
		readonly id: string,
		readonly plan: SdkPlan,
	) {}

	turn({ outdated, account, ...switches }: SessionChange): void {
		Object.assign(this, switches, account);
		if (!outdated) return;
		this.outdated.clear();
		for (const kept of outdated) this.outdated.add(kept);
	}

	owns(vin: string): boolean {
		return this.plan.vins.includes(vin);
	}

	/** Why the network or the servers behind it keep a call from being answered. */
	get offline(): number | undefined {
		if (!this.internet) return 2202;
		if (this.server === 'slow') return 2201;
		if (this.server === 'error') return 2204;
		return this.server === 'nonsense' ? 2203 : undefined;
	}

	subscribeSignals(): Answer {
		if (!this.loggedIn) return 2301;
		if (this.hearsSignals) return 2005;
		this.hearsSignals = true;
		return 'SUCCEEDED';
	}

	select(vin: string): Answer {
		if (!this.loggedIn) return 2301;
		return this.owns(vin) ? 'SUCCEEDED' : 2366;
	}

	listen(types: readonly string[]): Answer {
		if (!this.loggedIn) return 2301;
		const closed = this.offline ?? (this.strongAuthentication === 'expired' ? 2302 : undefined);
		if (closed !== undefined) return closed;
		if (this.listensFor) return 2005;
		this.listensFor = types;
		return 'SUCCEEDED';
	}

	unsubscribe(api: string): Answer {
		const subscribed = api === 'pims.vehicle.signal' ? this.hearsSignals : this.listensFor;
		if (!subscribed) return 2367;
		if (api === 'pims.vehicle.signal') this.hearsSignals = false;
		else this.listensFor = undefined;
		return 'SUCCEEDED';
	}

	/** Why a command is not even taken, as far as the phone alone knows. */
	closedToCommands(): number | undefined {
		if (this.offline !== undefined) return this.offline;
		if (this.strongAuthentication === 'expired') return 2302;
		return this.broker === 'refused' ? 2377 : undefined;
	}

	staleFor({ action }: CarCommand): number | undefined {
		const [kept, code] = staleCodes[action] ?? [];
		return kept !== undefined && this.outdated.has(kept) ? code : undefined;
	}

	hasRead(vin: string, report: Report): void {
		this.cached.set(vin, report);
		this.outdated.clear();
	}

	signal(vin: string, now: number, command: string, code: number, report?: Report): void {
		if (!this.hearsSignals) return;
		this.events.push({
			api: 'pims.vehicle.signal',
			vin,
			at: new Date(now).toISOString(),
			command,
			code,
			...(report && { vehicle: summaryOf(vin, report) }),
		});
		const isEnd = code === 200 || code >= 2000;
		if (isEnd && this.running?.key === command) this.running = undefined;
	}

	chargeEnded(vin: string, now: number, finished: boolean): void {
		const notification = finished ? 'remoteChargeFinished' : 'remoteChargeInterrupted';
		if (!this.owns(vin) || !this.listensFor?.includes(notification)) return;
		const at = new Date(now).toISOString();
		this.events.push({ api: 'pims.vehicle.event', vin, at, notification });
	}
}
