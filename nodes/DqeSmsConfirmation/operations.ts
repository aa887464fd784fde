import type { DqeClient } from '../shared/clients/dqe';
import type { Operation, Resource } from '../shared/execution/operation';
import { sendCode } from './sendCode.operation';
import { verifyCode } from './verifyCode.operation';

/** Every operation of the node, one line each. */
export const smsConfirmation: Resource<Operation<DqeClient>> = {
	value: 'smsConfirmation',
	name: 'SMS Confirmation',
	operations: [sendCode, verifyCode],
};
