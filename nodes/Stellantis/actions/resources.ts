import type { Operation, Resource } from '../../shared/execution/operation';
import type { StellantisClients } from '../clients';
import { schedule } from './charging/schedule.operation';
import { start as startCharging } from './charging/start.operation';
import { stop as stopCharging } from './charging/stop.operation';
import { lock } from './doors/lock.operation';
import { unlock } from './doors/unlock.operation';
import { enroll } from './enrollment/enroll.operation';
import { enrollWithPhoneNumber } from './enrollment/enrollWithPhoneNumber.operation';
import { getStatus as getEnrollmentStatus } from './enrollment/getStatus.operation';
import { remove } from './enrollment/remove.operation';
import { requestCode } from './enrollment/requestCode.operation';
import { validateCode } from './enrollment/validateCode.operation';
import { sound } from './horn/sound.operation';
import { flash } from './lights/flash.operation';
import { add } from './phone/add.operation';
import { getTrustedNumber } from './phone/getTrustedNumber.operation';
import { modify } from './phone/modify.operation';
import { requestCertificationCode } from './phone/requestCertificationCode.operation';
import { requestResetCode } from './pin/requestResetCode.operation';
import { reset } from './pin/reset.operation';
import { update } from './pin/update.operation';
import { setPrograms } from './preconditioning/setPrograms.operation';
import { start as startPreconditioning } from './preconditioning/start.operation';
import { stop as stopPreconditioning } from './preconditioning/stop.operation';
import { call } from './sdk/call.operation';
import { getActivationSteps } from './vehicle/getActivationSteps.operation';
import { getServices } from './vehicle/getServices.operation';
import { getStatus } from './vehicle/getStatus.operation';

/** Every operation of the node, one line per resource. */
export const resources: ReadonlyArray<Resource<Operation<StellantisClients>>> = [
	{ value: 'charging', name: 'Charging', operations: [schedule, startCharging, stopCharging] },
	{ value: 'doors', name: 'Doors', operations: [lock, unlock] },
	{
		value: 'enrollment',
		name: 'Enrollment',
		operations: [
			getEnrollmentStatus,
			requestCode,
			validateCode,
			enroll,
			enrollWithPhoneNumber,
			remove,
		],
	},
	{ value: 'horn', name: 'Horn', operations: [sound] },
	{ value: 'lights', name: 'Lights', operations: [flash] },
	{
		value: 'phone',
		name: 'Phone',
		operations: [requestCertificationCode, add, modify, getTrustedNumber],
	},
	{ value: 'pin', name: 'PIN', operations: [requestResetCode, reset, update] },
	{
		value: 'preconditioning',
		name: 'Preconditioning',
		operations: [startPreconditioning, stopPreconditioning, setPrograms],
	},
	{ value: 'sdk', name: 'SDK', operations: [call] },
	{ value: 'vehicle', name: 'Vehicle', operations: [getStatus, getServices, getActivationSteps] },
];
