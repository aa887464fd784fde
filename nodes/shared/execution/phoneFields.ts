import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { countries, parseCountry, type Country } from '../values/country';
import { optional } from '../values/optional';
import { countryOfPhone, parsePhone, parseSentPhone, type PhoneNumber } from '../values/phone';
import type { Parameters } from './parameters';

const countryOptions: INodePropertyOptions[] = countries.map(({ iso3, name }) => ({
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
		'Mobile phone number in any usual spelling, for example +33 6 12 34 56 78, 0033612345678 or, with a country chosen, 06 12 34 56 78. One that came from a spreadsheet as 612345678.0 loses the fraction, and is refused where it may have lost more.',
};

/** The country a national number belongs to; an international number says it itself. */
export const phoneCountryField: INodeProperties = {
	displayName: 'Country',
	name: 'country',
	type: 'options',
	options: [{ name: 'From the Number', value: '' }, ...countryOptions],
	default: '',
	description:
		'Country of the phone number, needed for numbers without country code such as 06 12 34 56 78 (France). A number with + is taken as it is, whatever is chosen here. As an expression: the ISO 3166 code with three letters, for example FRA.',
};

/** 'Phone' and 'Country' of an item, as one value: a phone that is to get an SMS. */
export function readPhone(parameters: Parameters): PhoneNumber {
	const country = parameters.read(phoneCountryField, optional(parseCountry));
	return parameters.read(phoneField, (raw) => parsePhone(raw, country));
}

/** The same, and the country of the number for a vendor who wants it besides. */
export function readPhoneAndCountry(parameters: Parameters): {
	readonly phone: PhoneNumber;
	readonly country: Country;
} {
	const given = parameters.read(phoneCountryField, optional(parseCountry));
	const phone = parameters.read(phoneField, (raw) => parsePhone(raw, given));
	return { phone, country: parameters.read(phoneCountryField, () => countryOfPhone(phone, given)) };
}

/** The same of a phone that got an SMS before, as the outputs of that operation write it, too. */
export function readSentPhone(parameters: Parameters): PhoneNumber {
	const country = parameters.read(phoneCountryField, optional(parseCountry));
	return parameters.read(phoneField, (raw) => parseSentPhone(raw, country));
}
