import * as fc from 'fast-check';
import type { JsonObject } from '../../nodes/shared/clients/json';
import { readVehicleStatus, vinOf } from '../../nodes/shared/clients/pimsVehicle';

const lastUpdate = '2022-02-14T13:41:58Z';
const now = Date.parse(lastUpdate) + 90_000;
const read = (vehicle: JsonObject) => readVehicleStatus(vehicle, now);

interface Spelling {
	readonly resources: string;
	readonly charging: string;
	readonly trunk: string;
	readonly rearWindow: string;
	readonly word: (text: string) => string;
	readonly flag: (value: boolean) => unknown;
	readonly number: (value: number) => unknown;
	readonly scheduling: string;
	readonly days: string;
	readonly lastUpdate: string;
	readonly vinInStatus: boolean;
}

/** One car in every spelling between which the vendor's pages choose. */
const carIn = (spelling: Spelling): JsonObject => {
	const { word, flag, number } = spelling;
	return {
		[spelling.resources]: {
			status: {
				lastUpdate: spelling.lastUpdate,
				...(spelling.vinInStatus && { vin: 'VR1AB12C3D4567890' }),
				fuelInformation: { chargingLevel: number(40), autonomy: number(310) },
				doorStateInformation: {
					state: [word('Unlocked')],
					isDriverDoorOpened: flag(true),
					isPassengerDoorOpened: flag(false),
					[spelling.trunk]: flag(true),
					[spelling.rearWindow]: flag(true),
				},
				precondInformation: {
					status: word('Enabled'),
					[spelling.scheduling]: [
						{
							hour: number(7),
							minute: number(5),
							isEnabled: flag(true),
							slot: number(2),
							[spelling.days]: [word('Fri'), word('Mon')],
						},
					],
				},
				electricInformation: {
					chargingLevel: number(62),
					autonomy: number(180),
					[spelling.charging]: {
						chargingMode: word('SLOW'),
						chargingRate: number(12),
						chargingState: word('INPROGRESS'),
						isPlugged: flag(true),
						nextDeferredChargingDate: 'PT22H00M',
						remainingTime: 'PT3H20M',
					},
				},
			},
		},
		attributes: { engine: word('PHEV'), brand: word('Peugeot'), vin: 'VR1AB12C3D4567890' },
	};
};

const car = {
	vin: 'VR1AB12C3D4567890',
	brand: 'peugeot',
	engine: 'PHEV',
	batteryPercent: 62,
	electricRangeKm: 180,
	fuelPercent: 40,
	fuelRangeKm: 310,
	plugged: true,
	charging: 'inProgress',
	chargingMode: 'slow',
	chargingRate: 12,
	chargingTimeLeft: 'PT3H20M',
	scheduledCharge: 'PT22H00M',
	locked: false,
	openDoors: ['driver', 'rearWindow', 'trunk'],
	preconditioning: 'enabled',
	preconditioningPrograms: [{ slot: 2, time: '07:05', days: ['mon', 'fri'], enabled: true }],
	lastUpdate: '2022-02-14T13:41:58.000Z',
	dataAgeSeconds: 90,
};

const nothing = Object.fromEntries(
	Object.keys(car).map((key) => [key, key === 'openDoors' ? [] : null]),
);

it('is the same status in every spelling of the pages', () => {
	const spelling = fc.record<Spelling>({
		resources: fc.constantFrom('resources', 'ressources'),
		charging: fc.constantFrom('chargingInformation', 'ChargingInfo'),
		trunk: fc.constantFrom('isTrunkOpened', 'isTrunkDoorOpened'),
		rearWindow: fc.constantFrom('isRearWindowOpened', 'isRearWindowDoorOpened'),
		word: fc.constantFrom(
			(text: string) => text,
			(text: string) => text.toLowerCase(),
			(text: string) => text.toUpperCase(),
		),
		scheduling: fc.constantFrom('precondScheduling', 'PrecondScheduling'),
		days: fc.constantFrom('occurrence', 'occurence'),
		flag: fc.constantFrom<Spelling['flag']>((value) => value, String),
		number: fc.constantFrom<Spelling['number']>((value) => value, String),
		lastUpdate: fc.constantFrom(lastUpdate, "2022-02-14T13':'41':58Z"),
		vinInStatus: fc.boolean(),
	});
	fc.assert(fc.property(spelling, (given) => expect(read(carIn(given))).toEqual(car)));
});

const empty = [{}, { resources: null }, { resources: { status: [] } }, { attributes: 1 }];

it.each(empty)('is all null for a car without data: %j', (vehicle: JsonObject) => {
	expect(read(vehicle)).toEqual(nothing);
});

const withStatus = (status: JsonObject): JsonObject => ({ resources: { status } });

describe('a value that no car has is none', () => {
	const electric = (more: object) => withStatus({ electricInformation: more });
	const charging = (more: object) => electric({ chargingInformation: more });
	const fuel = (more: object) => withStatus({ fuelInformation: more });

	it.each([
		...[0, 1, 99.5, 100, '62'].map((given) => [given, Number(given)]),
		...[255, 254, 127, 101, 100.4, -1, '255', 'full', true, null].map((given) => [given, null]),
	])('percent %j: %j', (chargingLevel, expected) => {
		expect(read(electric({ chargingLevel })).batteryPercent).toBe(expected);
		expect(read(fuel({ chargingLevel })).fuelPercent).toBe(expected);
	});

	it.each([
		...[0, 180, 999, '310'].map((given) => [given, Number(given)]),
		...[65535, 65534, 32767, 4095, -1, '65535'].map((given) => [given, null]),
	])('kilometres %j: %j', (autonomy, expected) => {
		expect(read(electric({ autonomy })).electricRangeKm).toBe(expected);
		expect(read(fuel({ autonomy })).fuelRangeKm).toBe(expected);
	});

	it('a tank lasts longer than a battery', () => {
		expect(read(fuel({ autonomy: 1450 })).fuelRangeKm).toBe(1450);
		expect(read(electric({ autonomy: 1450 })).electricRangeKm).toBeNull();
	});

	it.each([
		...[0, 12, 620].map((given) => [given, given]),
		...[65535, 4095, -1].map((given) => [given, null]),
	])('charging rate %j: %j', (chargingRate, expected) => {
		expect(read(charging({ chargingRate })).chargingRate).toBe(expected);
	});

	it.each([
		...['PT0S', 'PT3H20M', 'PT47H', 'P1DT2H', '7200', 'P0DT3H20M0.000S'].map((given) => [
			given,
			given,
		]),
		...['PT-1M', '-PT5M', 'P400D', 'PT1092H15M', 'soon', 'PT', '-1', '4294967295'].map((given) => [
			given,
			null,
		]),
	])('time left %j: %j', (remainingTime, expected) => {
		expect(read(charging({ remainingTime })).chargingTimeLeft).toBe(expected);
	});

	it.each([
		...['PT22H00M', 'PT0S', 'PT23H59M', 'P0DT2H30M0S', '2022-02-15T02:30:00Z'].map((given) => [
			given,
			given,
		]),
		...[
			'PT34H07M',
			'PT31H63M',
			'PT24H',
			'P1D',
			'1970-01-01T00:00:00Z',
			'2255-12-31T00:00:00Z',
			'22',
			'never',
		].map((given) => [given, null]),
	])('scheduled charge %j: %j', (nextDeferredChargingDate, expected) => {
		expect(read(charging({ nextDeferredChargingDate })).scheduledCharge).toBe(expected);
	});

	it.each([
		'1970-01-01T00:00:00Z',
		'2000-01-01T00:00:00Z',
		'2106-02-07T06:28:15Z',
		new Date(now + 2 * 86_400_000).toISOString(),
	])('a report of %s', (text) => {
		expect(read(withStatus({ lastUpdate: text }))).toMatchObject({
			lastUpdate: null,
			dataAgeSeconds: null,
		});
	});
});

it.each([
	[['Locked'], true],
	[['SuperLocked'], true],
	[['locked', 'trunkLocked'], true],
	[['Unlocked'], false],
	[['DriverDoorUnlocked', 'CargoDoorsLocked'], false],
	[['TrunkLocked'], null],
	[[], null],
	['Locked', null],
	[null, null],
])('doors in state %j are locked: %j', (state, expected) => {
	expect(read(withStatus({ doorStateInformation: { state } })).locked).toBe(expected);
});

it.each([
	[{ isLocked: true }, true],
	[{ isLocked: 'false' }, false],
	[{ isLocked: 1 }, null],
])('2.0 says %j outright: %j', (doorStateInformation, expected) => {
	expect(read(withStatus({ doorStateInformation })).locked).toBe(expected);
});

it.each([
	['DISCONNECTED', 'disconnected'],
	['InProgress', 'inProgress'],
	['failure', 'failure'],
	['STOPPED', 'stopped'],
	['FINISHED', 'finished'],
	['UNKNOWN', 'unknown'],
	['SOMETHING NEW', 'unknown'],
	[undefined, null],
])('charging state %s is %s', (chargingState, expected) => {
	const electricInformation = { chargingInformation: { chargingState } };
	expect(read(withStatus({ electricInformation })).charging).toBe(expected);
});

it.each([
	['of the future', new Date(now + 5_000).toISOString(), 0],
	['that is no time', 'yesterday', null],
])('data %s are %j s old', (_, text, expected) => {
	expect(read(withStatus({ lastUpdate: text })).dataAgeSeconds).toBe(expected);
});

it('vinOf prefers the status to the attributes, and knows none', () => {
	const attributes = { vin: 'B' };
	expect(vinOf({ resources: { status: { vin: 'A' } }, attributes })).toBe('A');
	expect(vinOf({ attributes })).toBe('B');
	expect(vinOf({})).toBeUndefined();
});

it('no JSON makes it throw, nor gives anything but plain JSON', () => {
	const deep = fc.record(
		{
			resources: fc.record({
				status: fc.dictionary(
					fc.constantFrom(
						'lastUpdate',
						'electricInformation',
						'fuelInformation',
						'doorStateInformation',
						'precondInformation',
					),
					fc.jsonValue(),
				),
			}),
			attributes: fc.jsonValue(),
		},
		{ requiredKeys: [] },
	);
	fc.assert(
		fc.property(fc.oneof(deep, fc.dictionary(fc.string(), fc.jsonValue())), (vehicle) => {
			const status = read(vehicle);
			expect(Object.keys(status)).toEqual(Object.keys(car));
			expect(JSON.parse(JSON.stringify(status))).toEqual(status);
		}),
	);
});
