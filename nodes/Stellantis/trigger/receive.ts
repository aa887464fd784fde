import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { readDelivery, type Delivery } from '../../shared/clients/bridgeDelivery';
import { textIn } from '../../shared/clients/json';
import { failureOfThrown } from '../../shared/execution/refusal';
import { refusedDelivery } from '../../shared/failures/refusedDelivery';
import { parseListedVin } from '../../shared/values/vin';
import {
	reportedFields,
	vehicleEventsOf,
	type VehicleEvent,
} from '../../shared/vehicle/vehicleEvents';
import { StaticMemory } from './staticMemory';
import { call, wishOf, type Wish } from './wish';

/** A delivery that is proven to come from the bridge starts the workflow once; any other gets 401 and starts nothing. */
export function receive(webhook: IWebhookFunctions): IWebhookResponseData {
	const request = webhook.getRequestObject();
	const memory = new StaticMemory(webhook.getWorkflowStaticData('node'));
	const now = Date.now();
	const { rawBody } = request;
	const delivery = Buffer.isBuffer(rawBody)
		? readDelivery(rawBody, request.headers['x-bridge-signature'], memory.secret, now)
		: undefined;
	// One about another session than that of the callback is not what was asked for, whoever signed it.
	if (delivery === undefined || delivery.session !== memory.callback?.session) {
		webhook.getResponseObject().status(refusedDelivery.status).json(refusedDelivery.body);
		return { noWebhookResponse: true };
	}
	const items = memory.isNew(delivery, now) ? itemsOf(webhook, delivery, memory, now) : [];
	memory.keep(now);
	// Without items the delivery is taken, and nothing starts.
	if (items.length === 0) return { webhookResponse: {} };
	// Where n8n answers by itself, it starts the workflow first, and then no longer stores what is remembered here.
	webhook.getResponseObject().status(200).json({});
	return { noWebhookResponse: true, workflowData: [items.map((json) => ({ json }))] };
}

/** Nothing where the fields can be read no more; at the activation they could. */
function wishIn(webhook: IWebhookFunctions): Wish | undefined {
	try {
		return wishOf(webhook);
	} catch (error) {
		webhook.logger.warn(`Stellantis Trigger: ${failureOfThrown(error, call).message}`);
		return undefined;
	}
}

function itemsOf(
	webhook: IWebhookFunctions,
	{ session, event }: Delivery,
	memory: StaticMemory,
	now: number,
): IDataObject[] {
	const wish = wishIn(webhook);
	if (wish === undefined) return [];
	// Whoever listens for a test event wants to see the first one.
	const isTest = webhook.getMode() === 'manual';
	return vehicleEventsOf(event, now).flatMap((told): IDataObject[] => {
		const parsed = parseListedVin(told.vin);
		const vin = parsed.ok ? parsed.value : null;
		if (!isWanted(wish, vin)) return [];
		const base = { session, vin, receivedAt: textIn(event, 'receivedAt') ?? null };
		if (told.event !== 'vehicleReport') {
			return wish.events.includes(told.event) ? [{ ...told, ...base }] : [];
		}
		return vin === null ? [] : changeIn(wish, { ...base, vin }, told, memory, isTest);
	});
}

function changeIn(
	{ events, watchedFields }: Wish,
	base: IDataObject & { readonly vin: string },
	{ vehicle }: Extract<VehicleEvent, { event: 'vehicleReport' }>,
	memory: StaticMemory,
	fromNothing: boolean,
): IDataObject[] {
	if (!events.includes('vehicleChange')) return [];
	const watched = Object.entries(reportedFields(vehicle)).filter(([field]) =>
		watchedFields.includes(field),
	);
	const changes = memory.changesOf(base.vin, Object.fromEntries(watched), fromNothing);
	return changes === undefined ? [] : [{ event: 'vehicleChange', ...base, changes, vehicle }];
}

/** All cars where none is named; a delivery that names no car is for nobody in particular. */
const isWanted = ({ vins }: Wish, vin: string | null): boolean =>
	vins.length === 0 || vins.some((wanted) => wanted === vin);
