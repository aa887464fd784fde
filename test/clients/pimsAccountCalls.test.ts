import type { PimsCall } from '../../nodes/shared/clients/pimsCalls';
import * as enrollment from '../../nodes/shared/clients/pimsEnrollmentCalls';
import * as phones from '../../nodes/shared/clients/pimsPhoneCalls';
import * as subscription from '../../nodes/shared/clients/pimsSubscriptionCalls';
import * as vehicle from '../../nodes/shared/clients/pimsVehicleCalls';
import { parsePinCode } from '../../nodes/shared/values/pinCode';
import { valueOf } from '../values/reading';
import { phone, pinCode, sixADay, smsCode, vin } from './values';

const newPin = valueOf(parsePinCode('4242'));
const anHour = 60;
const program = { slot: 1, hour: 7, minute: 30, days: ['mon'], enabled: true } as const;
const onWire = { slot: 1, hour: 7, minute: 30, occurrence: ['mon'] };

/** What the reference says of a call: method, api, parameters. */
// prettier-ignore
it.each<[string, PimsCall, PimsCall['method'], string, object | undefined]>([
	['enrollment code', phones.requestEnrollmentCode(sixADay), 'get', 'authentication.smscode', { type: 'enrollment' }],
	['reset code', phones.requestPinResetCode(sixADay), 'get', 'authentication.smscode', { type: 'resetPIN' }],
	['validation', phones.validateEnrollmentCode(smsCode), 'set', 'authentication.smscode', { action: 'enrollment', smsCode: '0042' }],
	['trusted phone', phones.getTrustedPhoneNumber, 'get', 'authentication.trustedphonenumber', undefined],
	['activated', enrollment.isDeviceActivated, 'get', 'authentication.account', { actionType: 'strong', type: 'isDeviceActivated' }],
	['blocked', enrollment.isAccountBlocked, 'get', 'authentication.account', { actionType: 'strong', type: 'isAccountBlocked' }],
	['enrolling', enrollment.enroll(pinCode, smsCode), 'set', 'authentication.enrollment', { action: 'enroll', pinCode: '0123', smsCode: '0042' }],
	['enrolling on Android', enrollment.enroll(pinCode, undefined), 'set', 'authentication.enrollment', { action: 'enroll', pinCode: '0123' }],
	['enrolling with a phone', enrollment.enrollWithPhoneNumber(pinCode, smsCode, phone), 'set', 'authentication.enrollment', { action: 'enrollWithPhoneNumber', pinCode: '0123', smsCode: '0042', phoneNumber: '0612345678' }],
	['removing', enrollment.removeEnrollments, 'set', 'authentication.enrollment', { action: 'remove' }],
	['resetting', enrollment.resetPin(newPin, smsCode), 'set', 'authentication.pincode', { action: 'reset', pinCode: '4242', smsCode: '0042' }],
	['updating', enrollment.updatePin(pinCode, newPin), 'set', 'authentication.pincode', { action: 'update', oldPIN: '0123', newPIN: '4242' }],
	['services', subscription.getServices(vin), 'get', 'subscription.services', { vin }],
	['steps, 2.0', subscription.getActivationSteps(vin, true, '2.0'), 'get', 'subscription.steps', { vin, resetSteps: 'true', stepsStatus: 'all' }],
	['steps, 2.1', subscription.getActivationSteps(vin, false, '2.1'), 'get', 'subscription.steps', { vin, resetSteps: false, stepsStatus: 'all' }],
	['preconditioning, 2.0', vehicle.precondition(true, [program], '2.0'), 'set', 'vehicle.command', { action: 'preconditioning', startNow: 'true', programs: [{ ...onWire, isEnabled: 'true' }] }],
	['preconditioning, 2.1', vehicle.precondition(false, [program], '2.1'), 'set', 'vehicle.command', { action: 'preconditioning', startNow: false, programs: [{ ...onWire, isEnabled: true }] }],
	['locking', vehicle.moveDoorLocks('lock'), 'set', 'vehicle.command', { action: 'doors', doorState: 'lock' }],
	['horn', vehicle.soundHorn, 'set', 'vehicle.command', { action: 'horn' }],
	['lights', vehicle.flashLights, 'set', 'vehicle.command', { action: 'warning' }],
	['waking', vehicle.wakeVehicleForInformations(vin, anHour), 'get', 'vehicle.informations', { actionType: 'remote', action: 'refreshWithWakeUp' }],
])('%s', (_, call, method, api, parameters) => {
	expect(call).toMatchObject({ method, api: `pims.${api}` });
	expect(call.parameters).toEqual(parameters);
});

it('what costs an SMS or a battery is counted by the bridge, and nothing else', () => {
	const sms = { name: 'smsCodes', max: 6, perSeconds: 86_400 };
	for (const call of [phones.requestEnrollmentCode(sixADay), phones.requestPinResetCode(sixADay)]) {
		expect(call.limit).toEqual(sms);
	}
	expect(vehicle.wakeVehicleForInformations(vin, anHour).limit).toEqual({
		name: `wakeUp:${vin}`,
		max: 1,
		perSeconds: 3600,
	});
	expect(vehicle.getVehicleInformations('refresh')).not.toHaveProperty('limit');
	expect(enrollment.enroll(pinCode, smsCode)).not.toHaveProperty('limit');
});
