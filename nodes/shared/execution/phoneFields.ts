import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { countries, parseCountry, type Country } from '../values/country';
import { parsePhone, type PhoneNumber } from '../values/phone';
import { valid, type Parsed } from '../values/parsed';
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

const optionalCountry = (raw: unknown): Parsed<Country | undefined> =>
	raw === '' || raw === undefined || raw === null ? valid(undefined) : parseCountry(raw);

/** 'Phone' and 'Country' of an item, as one value. */
export function readPhone(parameters: Parameters): PhoneNumber {
	const country = parameters.read(phoneCountryField, optionalCountry);
	return parameters.read(phoneField, (raw) => parsePhone(raw, country));
}
