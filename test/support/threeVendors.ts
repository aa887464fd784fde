import type { Failure } from '../../nodes/shared/failures/failure';
import { service, vin } from './partner';
import { electricCar, onlyFailure, type Operator } from './operator';

type Fields = Readonly<Record<string, string>>;

/** A call to each vendor that costs an SMS, moves a car or changes a list, at an address of ours. */
export interface VendorCall {
	readonly vendor: 'dqe' | 'bridge' | 'ovip';
	/** The credential's field for the address, as the editor names it. */
	readonly field: string;
	readonly credentialType: string;
	/** The failure of one item. */
	fails(operator: Operator, address: string, credential?: Fields): Promise<Failure>;
	/** The outcome of the credential's test. */
	tested(
		operator: Operator,
		address: string,
		credential?: Fields,
	): Promise<{ status: string; message: string }>;
}

const tested =
	(type: string, addressField: string, own: (operator: Operator) => Fields) =>
	async (operator: Operator, address: string, credential: Fields = {}) =>
		await operator.bed.bench.testCredential(type, {
			...own(operator),
			[addressField]: address,
			...credential,
		});

const dqe: VendorCall = {
	vendor: 'dqe',
	field: 'Server Address',
	credentialType: 'dqeApi',
	async fails(operator, serverAddress, credential) {
		const settings = { credential: { serverAddress, ...credential } };
		return onlyFailure(await operator.sms('sendCode', {}, settings));
	},
	tested: tested('dqeApi', 'serverAddress', ({ bed }) => bed.dqeApi),
};

const bridge: VendorCall = {
	vendor: 'bridge',
	field: 'Bridge URL',
	credentialType: 'stellantisBridgeApi',
	async fails(operator, bridgeUrl, credential) {
		const settings = { credential: { bridgeUrl, ...credential } };
		return onlyFailure(await operator.stellantis('horn sound', { vin: electricCar }, settings));
	},
	tested: tested('stellantisBridgeApi', 'bridgeUrl', ({ bed }) => bed.bridgeApi),
};

/** The only one that can show a client certificate, and trust another authority than the machine does. */
export const ovip: VendorCall = {
	vendor: 'ovip',
	field: 'Base URL',
	credentialType: 'stellantisPartnerApi',
	async fails(operator, baseUrl, credential) {
		const settings = { credential: { baseUrl, ...credential } };
		return onlyFailure(await operator.ovip('subscription add', { service, vin: vin(1) }, settings));
	},
	tested: tested('stellantisPartnerApi', 'baseUrl', ({ bed }) => bed.partnerApi),
};

export const vendorCalls = [dqe, bridge, ovip];

/** What to do where a request may have arrived. */
export const asksThePerson = /whether the SMS arrived|state of the car|Subscription: Get Many/;
