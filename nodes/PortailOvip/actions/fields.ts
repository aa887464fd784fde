import type { INodeProperties } from 'n8n-workflow';
import type { Parameters } from '../../shared/execution/parameters';
import type { Result } from '../../shared/failures/failure';
import { parseServiceCode, type ServiceCode } from '../../shared/values/serviceCode';
import { parseVin, type Vin } from '../../shared/values/vin';
import { parseVinList } from '../../shared/values/vinList';

const vinField: INodeProperties = {
	displayName: 'VIN',
	name: 'vin',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. VF000000000000001',
	description:
		'Vehicle identification number, 17 letters and digits, for example VF000000000000001; or many, with commas or line breaks between, or a list by expression',
};

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

export const fields = { vin: vinField, service: serviceField };

export const readService = (parameters: Parameters): ServiceCode =>
	parameters.read(serviceField, parseServiceCode);

/**
 * The VINs of an item, each right or wrong for itself: the vendor silently drops a wrong one among many. The list may
 * be empty.
 */
export const readVinList = (parameters: Parameters): ReadonlyArray<Result<Vin>> =>
	parameters
		.read(vinField, parseVinList)
		.map((raw) => parameters.parsePart(vinField, raw, parseVin));

/**
 * At least one VIN, each right or wrong for itself.
 * @throws {RefusedParameter} for an empty list: its item would have no answer
 */
export function readVins(parameters: Parameters): ReadonlyArray<Result<Vin>> {
	const vins = readVinList(parameters);
	return vins.length > 0 ? vins : parameters.refuse(vinField, 'vinMissing');
}
