import type { INodeParameters } from 'n8n-workflow';
import { electricCar, phone } from './operator';

const vin = { vin: electricCar };
/** A phone and a code for it; the sandbox never sent this one. */
export const withCode = { phone: phone.typed, smsCode: '012345' };
const atHalfPastTwo = { ...vin, startTime: '02:30' };
const subscribe = { method: 'subscribe', api: 'pims.vehicle.signal', tolerate: [2005] };
export const select = (car = electricCar) => ({
	method: 'set',
	api: 'pims.vehicle.vin',
	parameters: { actionType: 'remote', vin: car },
});
const command = (parameters: object) => ({
	method: 'set',
	api: 'pims.vehicle.command',
	parameters,
});
const smsCode = (method: 'get' | 'set', parameters: object) => ({
	method,
	api: 'pims.authentication.smscode',
	parameters,
});

const requestsCode = (parameters: object, max = 6) => ({
	...smsCode('get', parameters),
	limit: { name: 'smsCodes', max, perSeconds: 86_400 },
});
const account = (type: string) => ({
	method: 'get',
	api: 'pims.authentication.account',
	parameters: { actionType: 'strong', type },
});
const trustedPhone = {
	method: 'get',
	api: 'pims.authentication.trustedphonenumber',
	tolerate: [2307],
};
const enrollment = (parameters: object) => ({
	method: 'set',
	api: 'pims.authentication.enrollment',
	parameters,
});
const pinCode = (parameters: object) => ({
	method: 'set',
	api: 'pims.authentication.pincode',
	parameters,
});
const informations = (action: string) => ({
	method: 'get',
	api: 'pims.vehicle.informations',
	parameters: { actionType: 'remote', action },
});
const steps = (resetSteps: boolean | string) => ({
	method: 'get',
	api: 'pims.subscription.steps',
	parameters: { vin: electricCar, resetSteps, stepsStatus: 'all' },
});

/** An operation of the node as a user sets it up, and the calls of the SDK that it has to become. */
export interface BridgeBatch {
	readonly parameters: INodeParameters;
	/** The batch, in the spelling of SDK 2.0 and in that of the versions since. */
	readonly '2.0': readonly object[];
	readonly '2.1': readonly object[];
}

const same = (parameters: INodeParameters, calls: readonly object[]): BridgeBatch => ({
	parameters,
	'2.0': calls,
	'2.1': calls,
});

/** By `resource operation`. */
export const bridgeBatches: Readonly<Record<string, BridgeBatch>> = {
	'phone requestCertificationCode': same({ phone: phone.typed }, [
		requestsCode({ type: 'phoneNumberCertification', phoneNumber: phone.pims }),
	]),
	'phone add': {
		parameters: withCode,
		'2.0': [
			smsCode('set', { action: 'enrollment', smsCode: '012345', 'Phone number': phone.pims }),
		],
		'2.1': [
			smsCode('set', { action: 'addPhoneNumber', smsCode: '012345', phoneNumber: phone.pims }),
		],
	},
	'phone modify': same(withCode, [
		smsCode('set', { type: 'modifyPhoneNumber', smsCode: '012345', phoneNumber: phone.pims }),
	]),
	'phone getTrustedNumber': same({}, [trustedPhone]),
	'charging schedule': {
		parameters: atHalfPastTwo,
		'2.0': [
			subscribe,
			select(),
			command({
				action: 'chargeDeferredTime',
				startNow: 'false',
				deferredTime: 'PT02H30M',
				checkStartCharge: 'true',
			}),
		],
		'2.1': [
			subscribe,
			select(),
			command({
				action: 'chargeDeferredTime',
				startNow: false,
				deferredTime: 'PT02H30M',
				checkStartCharge: true,
			}),
		],
	},
	'charging start': {
		parameters: vin,
		'2.0': [subscribe, select(), command({ action: 'charge', startNow: 'true' })],
		'2.1': [subscribe, select(), command({ action: 'charge', startNow: true })],
	},
	'charging stop': {
		parameters: vin,
		'2.0': [subscribe, select(), command({ action: 'charge', startNow: 'false' })],
		'2.1': [subscribe, select(), command({ action: 'charge', startNow: false })],
	},
	'doors lock': same(vin, [subscribe, select(), command({ action: 'doors', doorState: 'lock' })]),
	'doors unlock': same(vin, [
		subscribe,
		select(),
		command({ action: 'doors', doorState: 'unlock' }),
	]),
	'horn sound': same(vin, [subscribe, select(), command({ action: 'horn' })]),
	'lights flash': same(vin, [subscribe, select(), command({ action: 'warning' })]),
	'enrollment getStatus': same({}, [
		account('isDeviceActivated'),
		account('isAccountBlocked'),
		trustedPhone,
	]),
	'enrollment requestCode': same({ options: { codesPerDay: 3 } }, [
		requestsCode({ type: 'enrollment' }, 3),
	]),
	'enrollment validateCode': same({ smsCode: '012345' }, [
		smsCode('set', { action: 'enrollment', smsCode: '012345' }),
	]),
	'enrollment enroll': same({ pin: '0042', smsCode: '012345' }, [
		enrollment({ action: 'enroll', pinCode: '0042', smsCode: '012345' }),
	]),
	'enrollment enrollWithPhoneNumber': same({ ...withCode, pin: '0042' }, [
		enrollment({
			action: 'enrollWithPhoneNumber',
			pinCode: '0042',
			smsCode: '012345',
			phoneNumber: phone.pims,
		}),
	]),
	'enrollment remove': same({}, [enrollment({ action: 'remove' })]),
	'pin requestResetCode': same({}, [requestsCode({ type: 'resetPIN' })]),
	'pin reset': same({ newPin: '0042', smsCode: '012345' }, [
		pinCode({ action: 'reset', pinCode: '0042', smsCode: '012345' }),
	]),
	'pin update': same({ oldPin: '0042', newPin: '004242' }, [
		pinCode({ action: 'update', oldPIN: '0042', newPIN: '004242' }),
	]),
	'vehicle getStatus': same(vin, [select(), informations('get')]),
	'vehicle getServices': same(vin, [
		{ method: 'get', api: 'pims.subscription.services', parameters: vin },
	]),
	'vehicle getActivationSteps': {
		parameters: { ...vin, resetSteps: true },
		'2.0': [steps('true')],
		'2.1': [steps(true)],
	},
	'sdk call': same(
		{
			method: 'set',
			api: 'pims.subscription.vehicle',
			parameters: '{ "action": "removeProperty", "Any Name": [1, null, { "deep": "false" }] }',
			selectVin: electricCar,
		},
		[
			select(),
			{
				method: 'set',
				api: 'pims.subscription.vehicle',
				parameters: { action: 'removeProperty', 'Any Name': [1, null, { deep: 'false' }] },
			},
		],
	),
};
