import { readActivationSteps } from '../../../shared/clients/pimsSteps';
import { getActivationSteps as callOf } from '../../../shared/clients/pimsSubscriptionCalls';
import type { SwitchField } from '../../../shared/execution/fieldKinds';
import type { Operation } from '../../../shared/execution/operation';
import { succeeded } from '../../../shared/failures/failure';
import { parseVin } from '../../../shared/values/vin';
import type { StellantisClients } from '../../clients';
import { vinField } from '../vinField';

const resetStepsField: SwitchField = {
	displayName: 'Reset Steps',
	name: 'resetSteps',
	type: 'boolean',
	default: false,
	description:
		'Whether the SDK shall forget which steps were done and look anew; wanted after it said that the device is disabled (2312) or the step forbidden (2317)',
};

export const getActivationSteps: Operation<StellantisClients> = {
	value: 'getActivationSteps',
	name: 'Get Activation Steps',
	action: 'Get activation steps of vehicle',
	description:
		'Get what has to be done before the car obeys remote commands, in its order, and which step is next',
	effect: 'read',
	fields: [vinField, resetStepsField],
	async run(parameters, { bridge }) {
		const vin = parameters.read(vinField, parseVin);
		const resets = parameters.switch(resetStepsField);
		const dialect = await bridge.dialect();
		if (!dialect.ok) return dialect;
		const answer = await bridge.callForResult([callOf(vin, resets, dialect.value)], {
			operation: 'pims.subscription.steps',
			effect: 'read',
		});
		return answer.ok ? succeeded({ vin, ...readActivationSteps(answer.value) }) : answer;
	},
};
