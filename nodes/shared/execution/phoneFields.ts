import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { countries, parseCountry } from '../values/country';
import { optional } from '../values/optional';
import { parsePhone, type PhoneNumber } from '../values/phone';
import type { Parameters } from './parameters';

export const countryOptions: INodePropertyOptions[] = countries.map(({ iso3, name }) => ({
	name,
	value: iso3,
}));

export const phoneField: INodeProperties = {
	displayName: 'Phone',
	name: 'phone',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. +33 6 12 34 56 78',
	description:
		'Mobile phone number in any usual spelling, for example +33 6 12 34 56 78, 0033612345678 or, with a country chosen, 06 12 34 56 78',
};

/** The country a national number belongs to; an international number says it itself. */
export const phoneCountryField: INodeProperties = {
	displayName: 'Country',
	name: 'country',
	type: 'options',
	options: [{ name: 'From the Number', value: '' }, ...countryOptions],
	default: '',
	description:
		'Country of the phone number, needed for numbers without country code such as 06 12 34 56 78 (France)',
};

/** 'Phone' and 'Country' of an item, as one value. */
export function readPhone(parameters: Parameters): PhoneNumber {
	const country = parameters.read(phoneCountryField, optional(parseCountry));
	return parameters.read(phoneField, (raw) => parsePhone(raw, country));
}
