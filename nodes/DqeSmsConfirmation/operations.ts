import type { Operation, Resource } from '../shared/execution/operation';
import type { SmsClients } from './clients';
import { sendAndWait } from './sendAndWait.operation';
import { sendCode } from './sendCode.operation';
import { verifyCode } from './verifyCode.operation';

/** Every operation of the node, one line each. */
export const smsConfirmation: Resource<Operation<SmsClients>> = {
	value: 'smsConfirmation',
	name: 'SMS Confirmation',
	operations: [sendCode, verifyCode, sendAndWait],
};
