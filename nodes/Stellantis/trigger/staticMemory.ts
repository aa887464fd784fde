import type { IDataObject } from 'n8n-workflow';
import { memoryOfDeliveries, type Delivery } from '../../shared/clients/bridgeDelivery';
import { isJsonObject, textIn } from '../../shared/clients/json';

/** What the node keeps between deliveries, in the workflow's static data. */
export class StaticMemory {
	constructor(private readonly data: IDataObject) {}

	get secret(): string {
		return textIn(this.data, 'secret') ?? '';
	}

	get callbackId(): string | undefined {
		return textIn(this.data, 'callbackId');
	}

	registered(callbackId: string, secret: string): void {
		Object.assign(this.data, { callbackId, secret });
	}

	forget(): void {
		for (const key of Object.keys(this.data)) delete this.data[key];
	}

	/**
	 * `new`: starts the workflow. `again`: the same event under a fresh signature, because our answer was lost.
	 * `replayed`: the very same request.
	 */
	remember({ deliveryId, signature }: Delivery, now: number): 'new' | 'again' | 'replayed' {
		const seen = Object.fromEntries(
			Object.entries(isJsonObject(this.data['seen']) ? this.data['seen'] : {}).filter(
				([, at]) => typeof at === 'number' && now - at < memoryOfDeliveries,
			),
		);
		const replayed = seen[signature] !== undefined;
		const again = seen[deliveryId] !== undefined;
		this.data['seen'] = { ...seen, [signature]: now, [deliveryId]: now };
		return replayed ? 'replayed' : again ? 'again' : 'new';
	}

	/** What changed since the car's last report among the watched fields; nothing for its first one. */
	changesOf(vin: string, current: IDataObject): IDataObject | undefined {
		const vehicles = isJsonObject(this.data['vehicles']) ? this.data['vehicles'] : {};
		const before = vehicles[vin];
		this.data['vehicles'] = { ...vehicles, [vin]: current };
		if (!isJsonObject(before)) return undefined;
		const changed = Object.entries(current).filter(
			([field, value]) => JSON.stringify(value) !== JSON.stringify(before[field]),
		);
		return changed.length === 0
			? undefined
			: Object.fromEntries(
					changed.map(([field, value]) => [field, { from: before[field] ?? null, to: value }]),
				);
	}
}
