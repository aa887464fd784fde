import type { IHookFunctions, IWebhookFunctions } from 'n8n-workflow';
import { valid, type Parsed } from '../../shared/values/parsed';
import { parseVin, type Vin } from '../../shared/values/vin';
import { parseVinList } from '../../shared/values/vinList';
import { eventsField, vinsField, watchedFieldsField } from './fields';

/** What the user wants to be told. */
export interface Wish {
	readonly events: readonly string[];
	readonly watchedFields: readonly string[];
	/** All cars of the session if empty. */
	readonly vins: Parsed<readonly Vin[]>;
}

export function wishOf(context: IHookFunctions | IWebhookFunctions): Wish {
	return {
		events: namesIn(context.getNodeParameter(eventsField.name, [])),
		watchedFields: namesIn(context.getNodeParameter(watchedFieldsField.name, [])),
		vins: parseVins(context.getNodeParameter(vinsField.name, '')),
	};
}

const namesIn = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);

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
