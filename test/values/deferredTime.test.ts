import { createContext, runInContext } from 'node:vm';
import fc from 'fast-check';
import type * as luxon from 'luxon';
import { DateTime, Settings } from 'luxon';
import { parseDeferredTime } from '../../nodes/shared/values/deferredTime';
import { anything, outcome, valueOf } from './reading';

const paris = 'Europe/Paris';
const at = (iso: string): DateTime => DateTime.fromISO(iso, { setZone: true });
/** A day without clock change, ten past six in the evening in Paris. */
const evening = at('2026-06-10T18:10:20+02:00');

const read = (raw: unknown, now = evening, zone: unknown = paris) =>
	outcome(parseDeferredTime(raw, { zone, now }));

const dateTimeAsObject = {
	ts: Date.parse('2026-06-10T20:30:00Z'),
	_zone: { zoneName: 'America/Caracas', valid: true },
	invalid: null,
	c: { year: 2026, month: 6, day: 10, hour: 16, minute: 30, second: 0, millisecond: 0 },
	isLuxonDateTime: true,
};

describe('deferred time', () => {
	it.each([
		['22:30', 'PT22H30M', '2026-06-10T22:30:00+02:00'],
		['7:05', 'PT07H05M', '2026-06-11T07:05:00+02:00'],
		[' 07:05 ', 'PT07H05M', '2026-06-11T07:05:00+02:00'],
		['22:30:59', 'PT22H30M', '2026-06-10T22:30:00+02:00'],
		['22:30:00.000', 'PT22H30M', '2026-06-10T22:30:00+02:00'],
		['00:00', 'PT00H00M', '2026-06-11T00:00:00+02:00'],
		['18:10', 'PT18H10M', '2026-06-11T18:10:00+02:00'],
		['18:11', 'PT18H11M', '2026-06-10T18:11:00+02:00'],
		['7:30 pm', 'PT19H30M', '2026-06-10T19:30:00+02:00'],
		['7:30PM', 'PT19H30M', '2026-06-10T19:30:00+02:00'],
		['7 p.m.', 'PT19H00M', '2026-06-10T19:00:00+02:00'],
		['12:15 am', 'PT00H15M', '2026-06-11T00:15:00+02:00'],
		['12:15 pm', 'PT12H15M', '2026-06-11T12:15:00+02:00'],
		['22h30', 'PT22H30M', '2026-06-10T22:30:00+02:00'],
		['22 h 30', 'PT22H30M', '2026-06-10T22:30:00+02:00'],
		['22H', 'PT22H00M', '2026-06-10T22:00:00+02:00'],
		['7:05:00 PM', 'PT19H05M', '2026-06-10T19:05:00+02:00'],
		['7:05:00\u202fPM', 'PT19H05M', '2026-06-10T19:05:00+02:00'],
		['7.05 pm', 'PT19H05M', '2026-06-10T19:05:00+02:00'],
		['7:05 p. m.', 'PT19H05M', '2026-06-10T19:05:00+02:00'],
		['12:00 AM', 'PT00H00M', '2026-06-11T00:00:00+02:00'],
		['12:00:00 PM', 'PT12H00M', '2026-06-11T12:00:00+02:00'],
		['23.30', 'PT23H30M', '2026-06-10T23:30:00+02:00'],
		['7.05', 'PT07H05M', '2026-06-11T07:05:00+02:00'],
		['23.30.15', 'PT23H30M', '2026-06-10T23:30:00+02:00'],
		['19.05 Uhr', 'PT19H05M', '2026-06-10T19:05:00+02:00'],
		['19:05 uhr', 'PT19H05M', '2026-06-10T19:05:00+02:00'],
		['7 Uhr', 'PT07H00M', '2026-06-11T07:00:00+02:00'],
		['7 Uhr 30', 'PT07H30M', '2026-06-11T07:30:00+02:00'],
		['19:05 h', 'PT19H05M', '2026-06-10T19:05:00+02:00'],
		['24:00', 'PT00H00M', '2026-06-11T00:00:00+02:00'],
		['24:00:00', 'PT00H00M', '2026-06-11T00:00:00+02:00'],
		['24.00 Uhr', 'PT00H00M', '2026-06-11T00:00:00+02:00'],
		['24h', 'PT00H00M', '2026-06-11T00:00:00+02:00'],
		['२२:३०', 'PT22H30M', '2026-06-10T22:30:00+02:00'],
		['๒๒:๓๐', 'PT22H30M', '2026-06-10T22:30:00+02:00'],
		['"22:30"', 'PT22H30M', '2026-06-10T22:30:00+02:00'],
		["'22:30", 'PT22H30M', '2026-06-10T22:30:00+02:00'],
		['« 22:30 »', 'PT22H30M', '2026-06-10T22:30:00+02:00'],
		['„22:30“', 'PT22H30M', '2026-06-10T22:30:00+02:00'],
		['"2026-06-10T20:30:00.000Z"', 'PT22H30M', '2026-06-10T22:30:00+02:00'],
		['\\"2026-06-10T20:30:00.000Z\\"', 'PT22H30M', '2026-06-10T22:30:00+02:00'],
		['２２：３０', 'PT22H30M', '2026-06-10T22:30:00+02:00'],
		['PT2H30M', 'PT02H30M', '2026-06-11T02:30:00+02:00'],
		['PT02H30M', 'PT02H30M', '2026-06-11T02:30:00+02:00'],
		['pt22h', 'PT22H00M', '2026-06-10T22:00:00+02:00'],
		['PT30M', 'PT00H30M', '2026-06-11T00:30:00+02:00'],
		['PT0H0M', 'PT00H00M', '2026-06-11T00:00:00+02:00'],
		['PT0S', 'PT00H00M', '2026-06-11T00:00:00+02:00'],
		['PT22H30M0S', 'PT22H30M', '2026-06-10T22:30:00+02:00'],
		['PT02H30M15S', 'PT02H30M', '2026-06-11T02:30:00+02:00'],
		['PT2H30M15.250S', 'PT02H30M', '2026-06-11T02:30:00+02:00'],
		['P0DT2H', 'PT02H00M', '2026-06-11T02:00:00+02:00'],
		['P0DT02H30M00S', 'PT02H30M', '2026-06-11T02:30:00+02:00'],
		['2026-06-10T22:30', 'PT22H30M', '2026-06-10T22:30:00+02:00'],
		['2026-06-10 22:30:00', 'PT22H30M', '2026-06-10T22:30:00+02:00'],
		['2026-06-11 7:05', 'PT07H05M', '2026-06-11T07:05:00+02:00'],
		['2026-06-10 10:30 PM', 'PT22H30M', '2026-06-10T22:30:00+02:00'],
		['2026/06/10 22:30', 'PT22H30M', '2026-06-10T22:30:00+02:00'],
		['2026-06-10T24:00:00', 'PT00H00M', '2026-06-11T00:00:00+02:00'],
		['2026-06-10T24:00:00+02:00', 'PT00H00M', '2026-06-11T00:00:00+02:00'],
		['2026-06-10T20:30:00Z', 'PT22H30M', '2026-06-10T22:30:00+02:00'],
		['2026-06-10 20:30:00 UTC', 'PT22H30M', '2026-06-10T22:30:00+02:00'],
		['2026-06-10T22:30+02:00[Europe/Paris]', 'PT22H30M', '2026-06-10T22:30:00+02:00'],
		['Wed, 10 Jun 2026 20:30:00 GMT', 'PT22H30M', '2026-06-10T22:30:00+02:00'],
		['Wed, 10 Jun 2026 22:30:00 +0200', 'PT22H30M', '2026-06-10T22:30:00+02:00'],
		['10 Jun 2026 22:30 +0200', 'PT22H30M', '2026-06-10T22:30:00+02:00'],
		['Wed Jun 10 2026 20:30:00 GMT+0000', 'PT22H30M', '2026-06-10T22:30:00+02:00'],
		[
			'Wed Jun 10 2026 22:30:00 GMT+0200 (Central European Summer Time)',
			'PT22H30M',
			'2026-06-10T22:30:00+02:00',
		],
		['2026-06-10T20:30:00.000z', 'PT22H30M', '2026-06-10T22:30:00+02:00'],
		['2026-06-10T22:30:00.000+02:00', 'PT22H30M', '2026-06-10T22:30:00+02:00'],
		['2026-06-10 22:30:00.000 +02:00', 'PT22H30M', '2026-06-10T22:30:00+02:00'],
		['2026-06-10T16:30-0400', 'PT22H30M', '2026-06-10T22:30:00+02:00'],
		['2026-06-11T18:10+02', 'PT18H10M', '2026-06-11T18:10:00+02:00'],
		[at('2026-06-10T16:30:00-04:00'), 'PT22H30M', '2026-06-10T22:30:00+02:00'],
		[new Date('2026-06-10T20:30:45Z'), 'PT22H30M', '2026-06-10T22:30:00+02:00'],
		[Date.parse('2026-06-10T20:30:00Z'), 'PT22H30M', '2026-06-10T22:30:00+02:00'],
		[String(Date.parse('2026-06-10T20:30:00Z')), 'PT22H30M', '2026-06-10T22:30:00+02:00'],
		[Date.parse('2026-06-10T20:30:00Z') / 1000, 'PT22H30M', '2026-06-10T22:30:00+02:00'],
		[`${Date.parse('2026-06-10T20:30:00Z') / 1000}`, 'PT22H30M', '2026-06-10T22:30:00+02:00'],
		[`${Date.parse('2026-06-10T20:30:00Z') / 1000}.25`, 'PT22H30M', '2026-06-10T22:30:00+02:00'],
		// What n8n's vm and quickjs evaluators make of a DateTime in an item.
		[dateTimeAsObject, 'PT22H30M', '2026-06-10T22:30:00+02:00'],
		[JSON.stringify(dateTimeAsObject), 'PT22H30M', '2026-06-10T22:30:00+02:00'],
	])('reads %p as %s', (raw, duration, startsAt) => {
		const [hour, minute] = [Number(duration.slice(2, 4)), Number(duration.slice(5, 7))];
		expect(read(raw)).toEqual({ duration, hour, minute, zone: paris, startsAt });
	});

	it.each([
		['', 'timeMissing'],
		['  ', 'timeMissing'],
		[undefined, 'timeMissing'],
		[null, 'timeMissing'],
		['24:01', 'timeNotValid'],
		['24:00 pm', 'timeNotValid'],
		['24:00:01', 'timeNotValid'],
		['24h30', 'timeNotValid'],
		['2026-06-10T24:01', 'timeNotValid'],
		['25:00', 'timeNotValid'],
		['23,30', 'timeIsNumber'],
		['7.5', 'timeIsNumber'],
		// Nearly half past nine, for a spreadsheet.
		['0.40', 'timeIsNumber'],
		['0.9375', 'timeIsNumber'],
		[0.9375, 'timeIsNumber'],
		[23.3, 'timeIsNumber'],
		['7h30m', 'timeNotValid'],
		['19.05 o’clock', 'timeNotValid'],
		['noon', 'timeNotValid'],
		['22:30"23:30', 'timeNotValid'],
		['""', 'timeNotValid'],
		['22:60', 'timeNotValid'],
		['22:30:60', 'timeNotValid'],
		['2230', 'timeIsNumber'],
		['22', 'timeIsNumber'],
		['0:30 am', 'timeNotValid'],
		['13:00 pm', 'timeNotValid'],
		['25h', 'timeNotValid'],
		['-1:30', 'timeNotValid'],
		['PT', 'timeNotValid'],
		['PT24H', 'timeNotValid'],
		['PT60M', 'timeNotValid'],
		['PT2H30M60S', 'timeNotValid'],
		['PT30S', 'timeNotValid'],
		['PT150M', 'timeNotValid'],
		['PT2H30.5M', 'timeNotValid'],
		['P1DT2H', 'timeNotValid'],
		['PT1.5H', 'timeNotValid'],
		['PTxxHxxM', 'timeNotValid'],
		['tonight', 'timeNotValid'],
		['2026-06-10', 'timeNotValid'],
		['2026-06-31T22:30', 'timeNotValid'],
		['2026-06-10T25:00', 'timeNotValid'],
		['2026-06-10T22:30+99:99', 'timeNotValid'],
		// A zone's name alone is not looked up, and must not be passed over.
		['2026-06-10T22:30[UTC]', 'timeNotValid'],
		['2026-06-10T22:30:00[Asia/Tokyo]', 'timeNotValid'],
		['2026-06-10 22:30[Europe/Paris]', 'timeNotValid'],
		// Signs that look like digits and are none.
		['22:3²', 'timeNotValid'],
		['2026-06-10T22:3①', 'timeNotValid'],
		['10/06/2026 22:30', 'timeNotValid'],
		[2230, 'timeIsNumber'],
		['Thu, 10 Jun 2026 20:30:00 GMT', 'timeNotValid'],
		['Wed, 10 Jun 2026 22:30:00', 'timeNotValid'],
		['Wed Jun 31 2026 20:30:00 GMT+0000', 'timeNotValid'],
		['[object Object]', 'timeNotValid'],
		[JSON.stringify({ hour: 22, minute: 30 }), 'timeNotValid'],
		['{"ts":', 'timeNotValid'],
		// An invalid DateTime keeps the time at which it was made.
		[{ ...dateTimeAsObject, invalid: { reason: 'unparsable' } }, 'timeNotValid'],
		[{ ...dateTimeAsObject, isLuxonDateTime: false }, 'timeNotValid'],
		[{ ...dateTimeAsObject, ts: '2026' }, 'timeNotValid'],
		['20261', 'timeIsNumber'],
		['33612345678', 'timeIsNumber'],
		[String(evening.toMillis() - 3_600_000), 'timeInThePast'],
		[Math.floor(evening.toSeconds()) - 3600, 'timeInThePast'],
		[Math.floor(evening.toSeconds()) + 2 * 86_400, 'timeTooFar'],
		[{ ...dateTimeAsObject, ts: evening.toMillis() - 3_600_000 }, 'timeInThePast'],
		[NaN, 'timeNotValid'],
		[Infinity, 'timeNotValid'],
		[true, 'timeNotValid'],
		[['22:30'], 'timeNotValid'],
		[{ hour: 22, minute: 30 }, 'timeNotValid'],
		[DateTime.invalid('for the test'), 'timeNotValid'],
		[new Date(NaN), 'timeNotValid'],
		[{ [Symbol.toStringTag]: 'Date' }, 'timeNotValid'],
		['2026-06-10T18:10:00+02:00', 'timeInThePast'],
		// The car's timer has no seconds: in this minute it would wait until tomorrow.
		['2026-06-10T18:10:40+02:00', 'timeInThePast'],
		['2026-06-10T18:10', 'timeInThePast'],
		['2025-06-10T18:10', 'timeInThePast'],
		[new Date(evening.toMillis() - 1000), 'timeInThePast'],
		['2026-06-11T18:11', 'timeTooFar'],
		['2026-06-11T18:11:00+02:00', 'timeTooFar'],
		['9999-12-31T23:59', 'timeTooFar'],
		[8_640_000_000_000_000, 'timeTooFar'],
	])('refuses %p: %s', (raw, reason) => {
		expect(read(raw)).toBe(reason);
	});

	it.each([['Mars/Olympus'], [''], [undefined], ['+02:00'], [{}]])(
		'refuses the zone %p',
		(zone) => {
			expect(outcome(parseDeferredTime('22:30', { zone, now: evening }))).toBe('timeZoneNotValid');
		},
	);

	it('reads a time for a clock that is no time itself as not valid', () => {
		expect(read('22:30', DateTime.invalid('for the test'))).toBe('timeNotValid');
		expect(read(evening.plus({ hours: 1 }), DateTime.invalid('for the test'))).toBe('timeNotValid');
	});

	it("takes the car's zone for the time of day, whatever the clock's own zone", () => {
		expect(read('22:30', evening.setZone('Asia/Tokyo'))).toEqual(read('22:30', evening));
		expect(read('22:30', evening, 'Asia/Kolkata')).toMatchObject({
			duration: 'PT22H30M',
			startsAt: '2026-06-10T22:30:00+05:30',
		});
		expect(read('2026-06-10T20:30:00Z', evening, 'Asia/Kolkata')).toMatchObject({
			duration: 'PT02H00M',
			startsAt: '2026-06-11T02:00:00+05:30',
		});
	});

	it.each(['"Europe/Paris"', "'Europe/Paris", ' Europe/Paris '])(
		'takes quotation marks off the zone %s',
		(zone) => {
			expect(read('22:30', evening, zone)).toEqual(read('22:30'));
		},
	);

	it('reads a luxon DateTime of another copy of the library, and a Date of another realm', () => {
		jest.isolateModules(() => {
			const other = jest.requireActual<typeof luxon>('luxon');
			expect(other.DateTime).not.toBe(DateTime);
			const raw = other.DateTime.fromISO('2026-06-10T20:30:00Z');
			expect(raw).not.toBeInstanceOf(DateTime);
			expect(read(raw)).toMatchObject({ duration: 'PT22H30M' });
		});
		const date: unknown = runInContext("new Date('2026-06-10T20:30:00Z')", createContext());
		expect(date).not.toBeInstanceOf(Date);
		expect(read(date)).toMatchObject({ duration: 'PT22H30M' });
	});

	it('writes ASCII digits in every locale', () => {
		const { defaultLocale } = Settings;
		Settings.defaultLocale = 'ar-EG';
		try {
			expect(read('22:30')).toMatchObject({ startsAt: '2026-06-10T22:30:00+02:00' });
		} finally {
			Settings.defaultLocale = defaultLocale;
		}
	});

	it('never throws and cannot be changed', () => {
		fc.assert(
			fc.property(anything, anything, (raw, zone) => {
				expect(() => read(raw, evening, zone)).not.toThrow();
				const parsed = parseDeferredTime(raw, { zone: paris, now: evening });
				expect(parsed.ok ? Object.isFrozen(parsed.value) : parsed.reason).toBeTruthy();
			}),
			{ numRuns: 500 },
		);
		expect(
			Object.isFrozen(valueOf(parseDeferredTime('22:30', { zone: paris, now: evening }))),
		).toBe(true);
	});
});
