import { sendCode, verifyCode } from './dqeOperations';
import {
	enroll,
	enrollWithPhoneNumber,
	getEnrollmentStatus,
	removeEnrollments,
	requestEnrollmentCode,
	validateEnrollmentCode,
} from './enrollmentOperations';
import type { OperationUnderTest } from './operationUnderTest';
import {
	addPhone,
	getTrustedNumber,
	modifyPhone,
	requestCertificationCode,
} from './phoneOperations';
import { requestPinResetCode, resetPin, updatePin } from './pinOperations';
import {
	flashLights,
	lockDoors,
	setPrograms,
	soundHorn,
	startPreconditioning,
	stopPreconditioning,
	unlockDoors,
} from './commandOperations';
import {
	actThroughSdk,
	getActivationSteps,
	getServices,
	getStatus,
	readThroughSdk,
	refreshWithWakeUp,
	scheduleCharging,
	startCharging,
	stopCharging,
} from './vehicleOperations';

/** Every operation of the package, one line each; but for Send Code and Wait for Reply, which takes one item only and has tests of its own. */
export const operations: readonly OperationUnderTest[] = [
	sendCode,
	verifyCode,
	requestCertificationCode,
	addPhone,
	modifyPhone,
	getTrustedNumber,
	scheduleCharging,
	startCharging,
	stopCharging,
	startPreconditioning,
	stopPreconditioning,
	setPrograms,
	lockDoors,
	unlockDoors,
	soundHorn,
	flashLights,
	getEnrollmentStatus,
	requestEnrollmentCode,
	validateEnrollmentCode,
	enroll,
	enrollWithPhoneNumber,
	removeEnrollments,
	requestPinResetCode,
	resetPin,
	updatePin,
	getStatus,
	refreshWithWakeUp,
	getServices,
	getActivationSteps,
	readThroughSdk,
	actThroughSdk,
];
