import { readTrustedPhoneNumber } from '../../../shared/clients/pimsTrustedPhone';
import type { Operation } from '../../../shared/execution/operation';
import type { StellantisClients } from '../../clients';

export const getTrustedNumber: Operation<StellantisClients> = {
	value: 'getTrustedNumber',
	name: 'Get Trusted Number',
	action: 'Get trusted phone number',
	description:
		'Get the phone number that the account trusts; "registered" is false if there is none',
	effect: 'read',
	fields: [],
	async run(_parameters, { bridge }) {
		return await readTrustedPhoneNumber(bridge);
	},
};
