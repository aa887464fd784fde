import type { JsonObject } from '../../nodes/shared/clients/json';
import { readVehicleStatus } from '../../nodes/shared/clients/pimsVehicle';
import {
	reportedFields,
	subscriptionsFor,
	vehicleEventsOf,
} from '../../nodes/shared/vehicle/vehicleEvents';
import { chargeEvent, eventOf } from '../support/signing';

const now = Date.parse('2026-03-01T12:00:00Z');
const vin = 'VR3UHZKXZLT123456';
const signal = (message: JsonObject, of?: string) => eventOf('pims.vehicle.signal', message, of);
const told = (event: JsonObject) => vehicleEventsOf(event, now);

const charging = { resources: { status: { electricInformation: { chargingLevel: 45 } } } };

describe('subscriptions', () => {
	const signals = { api: 'pims.vehicle.signal' };
	const ends = (...type: string[]) => ({
		api: 'pims.vehicle.event',
		parameters: { actionType: 'remote', type },
	});
	it.each([
		[['chargeFinished'], [ends('remoteChargeFinished')]],
		[['chargeInterrupted'], [ends('remoteChargeInterrupted')]],
		[
			['chargeInterrupted', 'chargeFinished'],
			[ends('remoteChargeFinished', 'remoteChargeInterrupted')],
		],
		[['commandOutcome'], [signals]],
		[['vehicleChange'], [signals]],
		[['vehicleChange', 'commandOutcome'], [signals]],
		[
			['chargeFinished', 'vehicleChange'],
			[signals, ends('remoteChargeFinished')],
		],
		[[], []],
		[['constructor'], []],
	])('for %j are these and no other', (kinds, expected) => {
		expect(subscriptionsFor(kinds)).toEqual(expected);
	});
});

describe('a charge event', () => {
	it.each([
		['remoteChargeFinished', 'chargeFinished'],
		['remoteChargeInterrupted', 'chargeInterrupted'],
	] as const)('%s is %s', (notification, event) => {
		expect(told(chargeEvent(notification, vin))).toEqual([{ event, vin }]);
	});

	it.each([
		['of another kind', { result: { notification: 'proximity' } }],
		['called like a method', { result: { notification: 'constructor' } }],
		['without a kind', { result: {} }],
		['without a result', { result: null }],
		['that is an error', { error: { code: 2301, label: 'no' } }],
		['without a status', { status: 'HELLO' }],
	])('%s is nothing', (_, message) => {
		expect(told(eventOf('pims.vehicle.event', message, vin))).toEqual([]);
	});
});

describe('a signal', () => {
	it.each([900, 901, 902, 903])('%d is only a step', (code) => {
		expect(told(signal({ result: { code } }, vin))).toEqual([]);
	});

	it.each([200, '200'])('%p is the end of a command', (code) => {
		const event = { ...signal({ result: { code } }, vin), command: 'key' };
		expect(told(event)).toEqual([
			{ event: 'commandOutcome', outcome: 'done', code: '200', label: '', vin, command: 'key' },
		]);
	});

	it.each([
		[2326, 'refused'],
		['2331', 'refused'],
		[2201, 'unreachable'],
		[2363, 'unknown'],
		[9999, 'unknown'],
	])('with the error %p is a command that was %s, with cause and advice', (code, outcome) => {
		const [event, ...others] = told(signal({ error: { code, label: 'words ' } }, vin));
		expect(others).toEqual([]);
		expect(event).toMatchObject({
			event: 'commandOutcome',
			outcome,
			code: String(code),
			label: 'words',
			message: expect.stringMatching(/\S/),
			hint: expect.stringMatching(/\S/),
			vin,
			command: null,
		});
	});

	it('with data of the car is a report, beside the outcome that it may be', () => {
		const of = { attributes: { vin } };
		const report = { event: 'vehicleReport', vin, vehicle: { vin, batteryPercent: 45 } };
		expect(told(signal({ result: { code: 903, vehicle: { ...charging, ...of } } }))).toMatchObject([
			report,
		]);
		expect(told(signal({ result: { code: 200, vehicle: { ...charging, ...of } } }))).toMatchObject([
			{ event: 'commandOutcome', vehicle: report.vehicle },
			report,
		]);
	});

	it('has the car of its own data, else that of the bridge, else none', () => {
		const vehicle = { ...charging, attributes: { vin: 'VR3UHZKXZLT999999' } };
		const vinOf = (event: JsonObject) => told(event).map((each) => each.vin);
		expect(vinOf(signal({ result: { code: 903, vehicle } }, vin))).toEqual(['VR3UHZKXZLT999999']);
		expect(vinOf(signal({ result: { code: 200 } }, vin))).toEqual([vin]);
		expect(vinOf(signal({ result: { code: 200 } }))).toEqual([undefined]);
	});
});

it.each([
	['of another API', eventOf('pims.vehicle.doors', { result: { code: 200 } })],
	['without an API', { message: { status: 'RESULT', result: { code: 200 } } }],
	['that is empty', {}],
	['without a message', { api: 'pims.vehicle.signal' }],
	['with a message that is none', { api: 'pims.vehicle.signal', message: 'RESULT' }],
])('an event %s tells nothing', (_, event) => {
	expect(told(event)).toEqual([]);
});

describe('reported fields', () => {
	const fieldsOf = (status: JsonObject) =>
		reportedFields(readVehicleStatus({ resources: { status } }, now));

	it('are those that the car said something about', () => {
		expect(fieldsOf({ electricInformation: { chargingLevel: 45 } })).toEqual({
			batteryPercent: 45,
		});
	});

	it('are not those with a value that no car has', () => {
		expect(
			fieldsOf({
				electricInformation: { chargingLevel: 255, autonomy: 65535 },
				precondInformation: { precondScheduling: 'none' },
			}),
		).toEqual({});
	});

	it('have a closed car only where its doors were reported', () => {
		expect(fieldsOf({ doorStateInformation: { state: ['Locked'] } })).toEqual({
			locked: true,
			openDoors: [],
		});
		expect(fieldsOf({})).toEqual({});
	});
});
