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
		smsCode('get', { type: 'phoneNumberCertification', phoneNumber: phone.pims }),
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
	'phone getTrustedNumber': same({}, [
		{ method: 'get', api: 'pims.authentication.trustedphonenumber' },
	]),
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
	'vehicle getStatus': same(vin, [
		select(),
		{
			method: 'get',
			api: 'pims.vehicle.informations',
			parameters: { actionType: 'remote', action: 'get' },
		},
	]),
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
