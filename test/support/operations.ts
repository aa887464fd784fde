import { sendCode, verifyCode } from './dqeOperations';
import type { OperationUnderTest } from './operationUnderTest';
import {
	addPhone,
	getTrustedNumber,
	modifyPhone,
	requestCertificationCode,
} from './phoneOperations';
import {
	actThroughSdk,
	getStatus,
	readThroughSdk,
	scheduleCharging,
	startCharging,
	stopCharging,
} from './vehicleOperations';

/** Every operation of the package, one line each. */
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
	getStatus,
	readThroughSdk,
	actThroughSdk,
];
