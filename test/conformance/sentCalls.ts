import * as enrollment from '../../nodes/shared/clients/pimsEnrollmentCalls';
import * as phones from '../../nodes/shared/clients/pimsPhoneCalls';
import * as subscription from '../../nodes/shared/clients/pimsSubscriptionCalls';
import * as vehicle from '../../nodes/shared/clients/pimsVehicleCalls';
import type { PimsCall, PimsDialect } from '../../nodes/shared/clients/pimsCalls';
import type { PreconditioningProgram } from '../../nodes/shared/values/preconditioningPrograms';
import { subscriptionsFor } from '../../nodes/shared/vehicle/vehicleEvents';
import { halfPastTwo, phone, pinCode, sixADay, smsCode, vin } from '../clients/values';

/** The modules that know how an SDK wants to be called. */
export const callModules = { enrollment, phones, subscription, vehicle };

/** What they export besides calls. */
export const noCalls = [
	'enrollmentApi',
	'otpApi',
	'phoneIn',
	'pinCodeApi',
	'sendsSms',
	'smsCodeLimit',
	'signalApi',
];

const everyDay = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
const programs: readonly PreconditioningProgram[] = [1, 2, 3, 4].map((slot) => ({
	slot,
	hour: 7,
	minute: 30,
	days: [...everyDay],
	enabled: true,
}));

const wakeUpMinutes = 60;

/** All that the nodes send to an SDK, by the export that makes it. */
export const sentCalls: Readonly<Record<string, (dialect: PimsDialect) => readonly PimsCall[]>> = {
	getOneTimePassword: () => [enrollment.getOneTimePassword(pinCode)],
	isDeviceActivated: () => [enrollment.isDeviceActivated],
	isAccountBlocked: () => [enrollment.isAccountBlocked],
	enroll: () => [enrollment.enroll(pinCode, smsCode), enrollment.enroll(pinCode, undefined)],
	enrollWithPhoneNumber: () => [enrollment.enrollWithPhoneNumber(pinCode, smsCode, phone)],
	removeEnrollments: () => [enrollment.removeEnrollments],
	resetPin: () => [enrollment.resetPin(pinCode, smsCode)],
	updatePin: () => [enrollment.updatePin(pinCode, pinCode)],
	requestCertificationCode: () => [phones.requestCertificationCode(phone, sixADay)],
	requestEnrollmentCode: () => [phones.requestEnrollmentCode(sixADay)],
	requestPinResetCode: () => [phones.requestPinResetCode(sixADay)],
	addPhoneNumber: (dialect) => [phones.addPhoneNumber(phone, smsCode, dialect)],
	modifyPhoneNumber: () => [phones.modifyPhoneNumber(phone, smsCode)],
	validateEnrollmentCode: () => [phones.validateEnrollmentCode(smsCode)],
	getTrustedPhoneNumber: () => [phones.getTrustedPhoneNumber],
	getServices: () => [subscription.getServices(vin)],
	getActivationSteps: (dialect) => [subscription.getActivationSteps(vin, true, dialect)],
	selectVehicle: () => [vehicle.selectVehicle(vin)],
	subscribeSignal: () => [vehicle.subscribeSignal],
	chargeDeferredTime: (dialect) => [vehicle.chargeDeferredTime(halfPastTwo, dialect)],
	charge: (dialect) => [vehicle.charge(true, dialect), vehicle.charge(false, dialect)],
	precondition: (dialect) => [vehicle.precondition(true, programs, dialect)],
	moveDoorLocks: () => [vehicle.moveDoorLocks('lock'), vehicle.moveDoorLocks('unlock')],
	soundHorn: () => [vehicle.soundHorn],
	flashLights: () => [vehicle.flashLights],
	getVehicleInformations: () => [
		vehicle.getVehicleInformations('get'),
		vehicle.getVehicleInformations('refresh'),
		vehicle.getVehicleInformations('refreshWithWakeUp'),
	],
	wakeVehicleForInformations: () => [vehicle.wakeVehicleForInformations(vin, wakeUpMinutes)],
	// Subscribed by the bridge, for the trigger's callback.
	subscriptionsFor: () =>
		subscriptionsFor(['commandOutcome', 'chargeFinished', 'chargeInterrupted']).map(
			(subscription) => ({ method: 'subscribe', ...subscription }),
		),
};
