import * as fc from 'fast-check';
import { DateTime } from 'luxon';
import type { PimsCall } from '../../nodes/shared/clients/pimsCalls';
import { getOneTimePassword } from '../../nodes/shared/clients/pimsEnrollmentCalls';
import {
	addPhoneNumber,
	modifyPhoneNumber,
	requestCertificationCode,
	sendsSms,
} from '../../nodes/shared/clients/pimsPhoneCalls';
import {
	charge,
	chargeDeferredTime,
	getVehicleInformations,
	selectVehicle,
	subscribeSignal,
} from '../../nodes/shared/clients/pimsVehicleCalls';
import { parseDeferredTime } from '../../nodes/shared/values/deferredTime';
import { halfPastTwo, phone, pinCode, sixADay, smsCode, vin } from './values';

const smscode = 'pims.authentication.smscode';
const command = 'pims.vehicle.command';

/** The parameters of the reference; what differs between the versions stands side by side. */
it.each<[string, PimsCall, Omit<PimsCall, 'method'> & { method: string }]>([
	[
		'certification',
		requestCertificationCode(phone, sixADay),
		{
			method: 'get',
			api: smscode,
			parameters: { type: 'phoneNumberCertification', phoneNumber: '0612345678' },
			limit: { name: 'smsCodes', max: 6, perSeconds: 86_400 },
		},
	],
	[
		'adding, 2.0',
		addPhoneNumber(phone, smsCode, '2.0'),
		{
			method: 'set',
			api: smscode,
			parameters: { action: 'enrollment', smsCode: '0042', 'Phone number': '0612345678' },
		},
	],
	[
		'adding, 2.1',
		addPhoneNumber(phone, smsCode, '2.1'),
		{
			method: 'set',
			api: smscode,
			parameters: { action: 'addPhoneNumber', smsCode: '0042', phoneNumber: '0612345678' },
		},
	],
	[
		'modifying',
		modifyPhoneNumber(phone, smsCode),
		{
			method: 'set',
			api: smscode,
			parameters: { type: 'modifyPhoneNumber', smsCode: '0042', phoneNumber: '0612345678' },
		},
	],
	[
		'the password',
		getOneTimePassword(pinCode),
		{
			method: 'get',
			api: 'pims.authentication.otp',
			parameters: { action: 'withPIN', pinCode: '0123' },
		},
	],
	[
		'selecting',
		selectVehicle(vin),
		{
			method: 'set',
			api: 'pims.vehicle.vin',
			parameters: { actionType: 'remote', vin: 'VR3UHZKXZLT123456' },
		},
	],
	[
		'subscribing',
		subscribeSignal,
		{ method: 'subscribe', api: 'pims.vehicle.signal', tolerate: [2005] },
	],
	[
		'scheduling, 2.0',
		chargeDeferredTime(halfPastTwo, '2.0'),
		{
			method: 'set',
			api: command,
			parameters: {
				action: 'chargeDeferredTime',
				startNow: 'false',
				deferredTime: 'PT02H30M',
				checkStartCharge: 'true',
			},
		},
	],
	[
		'scheduling, 2.1',
		chargeDeferredTime(halfPastTwo, '2.1'),
		{
			method: 'set',
			api: command,
			parameters: {
				action: 'chargeDeferredTime',
				startNow: false,
				deferredTime: 'PT02H30M',
				checkStartCharge: true,
			},
		},
	],
	[
		'charging, 2.0',
		charge(true, '2.0'),
		{ method: 'set', api: command, parameters: { action: 'charge', startNow: 'true' } },
	],
	[
		'stopping, 2.1',
		charge(false, '2.1'),
		{ method: 'set', api: command, parameters: { action: 'charge', startNow: false } },
	],
	[
		'reading',
		getVehicleInformations('refreshWithWakeUp'),
		{
			method: 'get',
			api: 'pims.vehicle.informations',
			parameters: { actionType: 'remote', action: 'refreshWithWakeUp' },
		},
	],
])('%s', (_, call, expected) => {
	expect(call).toEqual(expected);
});

it('every time of day is written as the SDK takes it', () => {
	const now = DateTime.now();
	fc.assert(
		fc.property(
			fc.integer({ min: 0, max: 23 }),
			fc.integer({ min: 0, max: 59 }),
			(hour, minute) => {
				const time = parseDeferredTime(`${hour}:${String(minute).padStart(2, '0')}`, {
					zone: 'UTC',
					now,
				});
				const parameters = time.ok ? chargeDeferredTime(time.value, '2.1').parameters : undefined;
				const digits = /^PT(\d\d)H(\d\d)M$/.exec(String(parameters?.['deferredTime']));
				expect([Number(digits?.[1]), Number(digits?.[2])]).toEqual([hour, minute]);
			},
		),
	);
});

it.each([
	['get', smscode, true],
	['set', smscode, false],
	['get', 'pims.authentication.otp', false],
] as const)('%s %s lets an SMS go out: %s', (method, api, expected) => {
	expect(sendsSms({ method, api })).toBe(expected);
});
