import type { IHookFunctions, INodeProperties, IWebhookFunctions } from 'n8n-workflow';
import { FieldReader } from '../../shared/execution/fieldReader';
import { unresolvedField } from '../../shared/execution/refusal';
import type { Call } from '../../shared/failures/evidence';
import { valid, type Parsed } from '../../shared/values/parsed';
import { parseVin, type Vin } from '../../shared/values/vin';
import { parseVinList } from '../../shared/values/vinList';
import { eventsField, vinsField, watchedFieldsField, type WatchedEvent } from './fields';

/** What failures of the trigger are told of. */
export const call: Call = {
	vendor: 'pims',
	catalogue: 'bridge',
	operation: 'callback',
	effect: 'read',
};

/** What the user wants to be told. */
export interface Wish {
	readonly events: readonly WatchedEvent[];
	readonly watchedFields: readonly string[];
	/** All cars of the session if empty. */
	readonly vins: readonly Vin[];
}

/** @throws {RefusedParameter} or for what n8n could not work out */
export function wishOf(context: IHookFunctions | IWebhookFunctions): Wish {
	const fields = new FieldReader((field) => givenIn(context, field), call);
	const events = fields.choices(eventsField);
	return {
		events,
		watchedFields: events.includes('vehicleChange') ? fields.choices(watchedFieldsField) : [],
		vins: fields.read(vinsField, parseVins),
	};
}

function givenIn(
	context: IHookFunctions | IWebhookFunctions,
	{ displayName, name, default: fallback }: INodeProperties,
): unknown {
	try {
		return context.getNodeParameter(name, fallback);
	} catch (error) {
		throw unresolvedField(displayName, error);
	}
}

/** One wrong VIN spoils the list: without it the workflow would start for other cars than meant. */
function parseVins(raw: unknown): Parsed<readonly Vin[]> {
	const list = parseVinList(raw);
	if (!list.ok) return list.reason === 'vinMissing' ? valid([]) : list;
	const vins: Vin[] = [];
	for (const given of list.value) {
		const vin = parseVin(given);
		if (!vin.ok) return vin;
		vins.push(vin.value);
	}
	return valid(vins);
}
