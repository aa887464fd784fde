import type { IHookFunctions, IWebhookFunctions } from 'n8n-workflow';
import { invalid, valid, type Parsed } from '../../shared/values/parsed';
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
	const vins = list.value.map(parseVin).flatMap((vin) => (vin.ok ? [vin.value] : []));
	return vins.length === list.value.length ? valid(vins) : invalid('vinNotValid');
}
