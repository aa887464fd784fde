import type { IDataObject } from 'n8n-workflow';
import {
	deliveryMemory,
	signatureMemory,
	type Delivery,
} from '../../shared/clients/bridgeDelivery';
import { isJsonObject, textIn, type JsonObject } from '../../shared/clients/json';
import { NewestRecords } from '../../shared/execution/newestRecords';

/** A bridge delivers in order, one at a time, so only the newest can come again; the rest is for one that does not. */
const deliveriesKept = 500;

/** By the secret, which every registration has of its own. */
const newest = new NewestRecords<{ readonly generation: number; readonly data: string }>();

/** What the node keeps between deliveries, in the workflow's static data. */
export class StaticMemory {
	constructor(private readonly data: IDataObject) {}

	/** Empty where there is none: nothing can be verified then. */
	get secret(): string {
		return textIn(this.data, 'secret') ?? '';
	}

	/** The callback that was registered last, by its session and id. */
	get callback(): { readonly session: string; readonly id: string } | undefined {
		const session = textIn(this.data, 'session');
		const id = textIn(this.data, 'callbackId');
		return session === undefined || id === undefined ? undefined : { session, id };
	}

	registered(session: string, callbackId: string, secret: string): void {
		Object.assign(this.data, { session, callbackId, secret });
	}

	forget(): void {
		for (const key of Object.keys(this.data)) delete this.data[key];
	}

	/**
	 * Whether the delivery is a new one. The same event comes again where our answer was lost: under a fresh signature, or
	 * under the same one within a second. Whoever replays a request he has read gets no further either.
	 */
	isNew({ deliveryId, signature }: Delivery, now: number): boolean {
		this.catchUp();
		const signatures = this.notOlder('signatures', now - signatureMemory);
		const deliveries = this.notOlder('deliveries', now - deliveryMemory);
		const others = deliveries.filter(([known]) => known !== deliveryId);
		const isKnown =
			others.length < deliveries.length || signatures.some(([known]) => known === signature);
		this.data['signatures'] = Object.fromEntries([
			...signatures.filter(([known]) => known !== signature),
			[signature, now],
		]);
		this.data['deliveries'] = Object.fromEntries(
			[...others, [deliveryId, now] as const].slice(-deliveriesKept),
		);
		return !isKnown;
	}

	/**
	 * What changed since the car's last report. Its first report changes nothing, nor does the first one of a field;
	 * with `fromNothing` everything in a first report is a change.
	 */
	changesOf(vin: string, current: JsonObject, fromNothing: boolean): IDataObject | undefined {
		const vehicles = isJsonObject(this.data['vehicles']) ? this.data['vehicles'] : {};
		const known = vehicles[vin];
		const before = isJsonObject(known) ? known : {};
		this.data['vehicles'] = { ...vehicles, [vin]: { ...before, ...current } };
		const isFirst = fromNothing && known === undefined;
		const changed = Object.entries(current).filter(
			([field, value]) =>
				isFirst || (field in before && JSON.stringify(value) !== JSON.stringify(before[field])),
		);
		if (changed.length === 0) return undefined;
		return Object.fromEntries(
			changed.map(([field, value]) => [field, { from: before[field] ?? null, to: value }]),
		);
	}

	/** To be called when a delivery has been dealt with: one that comes at the same time then knows of it. */
	keep(now: number): void {
		const generation = this.generation + 1;
		this.data['generation'] = generation;
		newest.keep(this.secret, { generation, data: JSON.stringify(this.data) }, now);
	}

	/** The deliveries that were dealt with while n8n had not yet stored them. */
	private catchUp(): void {
		const newer = newest.newerThan(this.secret, { generation: this.generation });
		const data: unknown = newer && JSON.parse(newer.data);
		if (isJsonObject(data)) Object.assign(this.data, data);
	}

	private get generation(): number {
		const { generation } = this.data;
		return typeof generation === 'number' ? generation : 0;
	}

	/** Names and when they were seen, oldest first. */
	private notOlder(key: string, than: number): Array<readonly [string, number]> {
		const kept = isJsonObject(this.data[key]) ? this.data[key] : {};
		return Object.entries(kept)
			.flatMap(([name, at]) => (typeof at === 'number' && at > than ? [[name, at] as const] : []))
			.sort(([, one], [, other]) => one - other);
	}
}
