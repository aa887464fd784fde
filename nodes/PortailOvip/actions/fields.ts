import type { INodeProperties } from 'n8n-workflow';
import type { Parameters } from '../../shared/execution/parameters';
import type { Result } from '../../shared/failures/failure';
import { parseServiceCode, type ServiceCode } from '../../shared/values/serviceCode';
import { parseListedVin, parseVin, type Vin } from '../../shared/values/vin';
import { parseVinList } from '../../shared/values/vinList';

/** The same kind of field in every operation, so that n8n keeps the VINs when another operation is chosen. */
const vinField: INodeProperties = {
	displayName: 'VIN',
	name: 'vin',
	type: 'resourceLocator',
	required: true,
	default: { mode: 'id', value: '' },
	modes: [
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. VF000000000000001',
			// No check of the text here: it may hold many VINs, and a wrong one is to fail alone, when the node runs.
		},
	],
	description:
		'Vehicle identification number, 17 letters and digits, for example VF000000000000001; or many, with commas, tabs or line breaks between, or a list by expression',
};

/** Only those that have the service can lose it; who may get it, Portail OVIP has no list of. */
const subscribedVinField: INodeProperties = {
	...vinField,
	default: { mode: 'list', value: '' },
	typeOptions: { loadOptionsDependsOn: ['service'] },
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Select a subscriber…',
			typeOptions: { searchListMethod: 'searchSubscribers', searchable: true },
		},
		...(vinField.modes ?? []),
	],
	description: `${vinField.description ?? ''}. The list has the cars that are subscribed to the service.`,
};

/** Without a list: Portail OVIP has no call that names its services. */
const serviceField: INodeProperties = {
	displayName: 'Service',
	name: 'service',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. SERVICE1_CODE',
	description:
		'Code of the service as it was created in Portail OVIP, for example SERVICE1_CODE. Case counts.',
};

export const fields = { vin: vinField, subscribedVin: subscribedVinField, service: serviceField };

export const readService = (parameters: Parameters): ServiceCode =>
	parameters.read(serviceField, parseServiceCode);

type ParseVin = typeof parseVin;

/**
 * The VINs of an item, each right or wrong for itself: the vendor silently drops a wrong one among many. The list may
 * be empty.
 */
export const readVinList = (
	parameters: Parameters,
	parse: ParseVin = parseVin,
): ReadonlyArray<Result<Vin>> =>
	parameters.read(vinField, parseVinList).map((raw) => parameters.parsePart(vinField, raw, parse));

/**
 * At least one VIN, each right or wrong for itself.
 * @throws {RefusedParameter} for an empty list: its item would have no answer
 */
export function readVins(parameters: Parameters, parse?: ParseVin): ReadonlyArray<Result<Vin>> {
	const vins = readVinList(parameters, parse);
	return vins.length > 0 ? vins : parameters.refuse(vinField, 'vinMissing');
}

/** As `readVins`, also VINs that none should be: Portail OVIP's list may hold one, and it must be possible to remove it. */
export const readListedVins = (parameters: Parameters): ReadonlyArray<Result<Vin>> =>
	readVins(parameters, parseListedVin);
