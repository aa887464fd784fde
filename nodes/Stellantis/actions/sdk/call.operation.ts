import type { INodeProperties } from 'n8n-workflow';
import type { PimsCall } from '../../../shared/clients/pimsCalls';
import { sendsSms, smsCodeLimit } from '../../../shared/clients/pimsPhoneCalls';
import { selectVehicle } from '../../../shared/clients/pimsVehicleCalls';
import type { ChoiceField } from '../../../shared/execution/fieldKinds';
import type { Operation } from '../../../shared/execution/operation';
import { succeeded } from '../../../shared/failures/failure';
import { optional } from '../../../shared/values/optional';
import { parseSdkApi, parseSdkParameters } from '../../../shared/values/sdkCall';
import { parseVin } from '../../../shared/values/vin';
import type { StellantisClients } from '../../clients';
import { codesPerDayField, readCodesPerDay } from '../codesPerDayField';
import { vinFieldOf } from '../vinField';

const methodField: ChoiceField<'get' | 'set'> = {
	displayName: 'Method',
	name: 'method',
	type: 'options',
	options: [
		{ name: 'Get', value: 'get', description: 'Read once' },
		{ name: 'Set', value: 'set', description: 'Change something or act' },
	],
	default: 'get',
	description: 'Whether the call reads (get) or changes something (set)',
};

const apiField: INodeProperties = {
	displayName: 'API',
	name: 'api',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. pims.subscription.services',
	description: 'Name of the API in the SDK reference, for example pims.subscription.services',
};

const parametersField: INodeProperties = {
	displayName: 'Parameters',
	name: 'parameters',
	type: 'json',
	default: '{}',
	description:
		'Parameters of the call as a JSON object, for example {"vin": "VR3UHZKXZLT123456"}. Passed on as they are.',
};

const selectVinField = vinFieldOf({
	displayName: 'Select VIN First',
	name: 'selectVin',
	description:
		'Car to select for the session right before the call; vehicle commands need it, for example VR3UHZKXZLT123456',
});

export const call: Operation<StellantisClients> = {
	value: 'call',
	name: 'Call',
	action: 'Call SDK',
	description: 'Call any get or set of the Mobile SDK that this node has no operation for',
	effect: 'write',
	needsConsent: true,
	fields: [methodField, apiField, parametersField, selectVinField],
	options: [codesPerDayField],
	async run(parameters, { bridge }) {
		const method = parameters.choice(methodField);
		const api = parameters.read(apiField, parseSdkApi);
		const given = parameters.read(parametersField, parseSdkParameters);
		const vin = parameters.read(selectVinField, optional(parseVin));
		const codesPerDay = readCodesPerDay(parameters);
		const limit = sendsSms({ method, api }) ? { limit: smsCodeLimit(codesPerDay) } : {};
		const wanted: PimsCall = { method, api, parameters: given, ...limit };
		const batch = vin === undefined ? [wanted] : [selectVehicle(vin), wanted];
		const answer = await bridge.call(batch, {
			operation: `${method} ${api}`,
			effect: method === 'set' || sendsSms(wanted) ? 'write' : 'read',
			secrets: Object.values(given)
				.map(String)
				.filter((value) => /^\d{3,}$/.test(value)),
		});
		if (!answer.ok) return answer;
		const message = answer.value.messages.at(-1);
		return succeeded({
			transactionId: message?.transactionId ?? null,
			result: message?.result ?? {},
		});
	},
};
