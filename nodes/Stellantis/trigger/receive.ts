import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { readDelivery, type Delivery } from '../../shared/clients/bridgeDelivery';
import { textIn } from '../../shared/clients/json';
import { parseVin } from '../../shared/values/vin';
import { parseVinList } from '../../shared/values/vinList';
import { vehicleEventsOf, type VehicleEvent } from '../../shared/vehicle/vehicleEvents';
import { StaticMemory } from './staticMemory';

/** A delivery that is proven to come from the bridge starts the workflow once; any other gets 401 and starts nothing. */
export function receive(webhook: IWebhookFunctions): IWebhookResponseData {
	const request = webhook.getRequestObject();
	const memory = new StaticMemory(webhook.getWorkflowStaticData('node'));
	const now = Date.now();
	const { rawBody } = request;
	const delivery = Buffer.isBuffer(rawBody)
		? readDelivery(rawBody, request.headers['x-bridge-signature'], memory.secret, now)
		: undefined;
	const order = delivery && memory.remember(delivery, now);
	if (delivery === undefined || order === 'replayed') {
		webhook.getResponseObject().status(401).json({ title: 'Not a delivery of the bridge' });
		return { noWebhookResponse: true };
	}
	const items = order === 'again' ? [] : itemsOf(webhook, delivery, memory, now);
	// Without items the delivery is taken, and nothing starts.
	return items.length === 0
		? { webhookResponse: {} }
		: { webhookResponse: {}, workflowData: [items.map((json) => ({ json }))] };
}

function itemsOf(
	webhook: IWebhookFunctions,
	{ session, event }: Delivery,
	memory: StaticMemory,
	now: number,
): IDataObject[] {
	const vin = vinOf(event);
	if (!isWanted(webhook.getNodeParameter('vins', ''), vin)) return [];
	const wanted = namesIn(webhook.getNodeParameter('events', []));
	const watched = namesIn(webhook.getNodeParameter('watchedFields', []));
	const base = { session, vin, receivedAt: textIn(event, 'receivedAt') ?? null };
	return vehicleEventsOf(event, now).flatMap((told): IDataObject[] => {
		if (told.event !== 'vehicleReport') {
			return wanted.includes(told.event) ? [{ ...base, ...told }] : [];
		}
		return wanted.includes('vehicleChange') ? changed(base, told, watched, memory) : [];
	});
}

function changed(
	base: IDataObject & { vin: string | null },
	{ vehicle }: Extract<VehicleEvent, { event: 'vehicleReport' }>,
	watched: readonly string[],
	memory: StaticMemory,
): IDataObject[] {
	const fields = Object.entries(vehicle).filter(([field]) => watched.includes(field));
	const changes = memory.changesOf(base.vin ?? '', Object.fromEntries(fields));
	return changes === undefined ? [] : [{ ...base, event: 'vehicleChange', changes, vehicle }];
}

function vinOf(event: Delivery['event']): string | null {
	const vin = parseVin(event['vin']);
	return vin.ok ? vin.value : null;
}

/** All cars where none is named; a delivery that names no car is for nobody in particular. */
function isWanted(vins: unknown, vin: string | null): boolean {
	const list = parseVinList(vins);
	const named = list.ok
		? list.value.map(parseVin).flatMap((parsed) => (parsed.ok ? [parsed.value] : []))
		: [];
	return named.length === 0 || named.some((name) => name === vin);
}

const namesIn = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);
