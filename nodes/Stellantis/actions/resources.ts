import type { Operation, Resource } from '../../shared/execution/operation';
import type { StellantisClients } from '../clients';
import { schedule } from './charging/schedule.operation';
import { start } from './charging/start.operation';
import { stop } from './charging/stop.operation';
import { add } from './phone/add.operation';
import { getTrustedNumber } from './phone/getTrustedNumber.operation';
import { modify } from './phone/modify.operation';
import { requestCertificationCode } from './phone/requestCertificationCode.operation';
import { call } from './sdk/call.operation';
import { getStatus } from './vehicle/getStatus.operation';

/** Every operation of the node, one line each. */
export const resources: ReadonlyArray<Resource<Operation<StellantisClients>>> = [
	{ value: 'charging', name: 'Charging', operations: [schedule, start, stop] },
	{
		value: 'phone',
		name: 'Phone',
		operations: [requestCertificationCode, add, modify, getTrustedNumber],
	},
	{ value: 'sdk', name: 'SDK', operations: [call] },
	{ value: 'vehicle', name: 'Vehicle', operations: [getStatus] },
];
