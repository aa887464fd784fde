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
		['２２：３０', 'PT22H30M', '2026-06-10T22:30:00+02:00'],
		['PT2H30M', 'PT02H30M', '2026-06-11T02:30:00+02:00'],
		['PT02H30M', 'PT02H30M', '2026-06-11T02:30:00+02:00'],
		['pt22h', 'PT22H00M', '2026-06-10T22:00:00+02:00'],
		['PT30M', 'PT00H30M', '2026-06-11T00:30:00+02:00'],
		['PT0H0M', 'PT00H00M', '2026-06-11T00:00:00+02:00'],
		['2026-06-10T22:30', 'PT22H30M', '2026-06-10T22:30:00+02:00'],
		['2026-06-10 22:30:00', 'PT22H30M', '2026-06-10T22:30:00+02:00'],
		['2026-06-10T20:30:00Z', 'PT22H30M', '2026-06-10T22:30:00+02:00'],
		['2026-06-10T20:30:00.000z', 'PT22H30M', '2026-06-10T22:30:00+02:00'],
		['2026-06-10T22:30:00.000+02:00', 'PT22H30M', '2026-06-10T22:30:00+02:00'],
		['2026-06-10 22:30:00.000 +02:00', 'PT22H30M', '2026-06-10T22:30:00+02:00'],
		['2026-06-10T16:30-0400', 'PT22H30M', '2026-06-10T22:30:00+02:00'],
		['2026-06-11T18:10+02', 'PT18H10M', '2026-06-11T18:10:00+02:00'],
		[at('2026-06-10T16:30:00-04:00'), 'PT22H30M', '2026-06-10T22:30:00+02:00'],
		[new Date('2026-06-10T20:30:45Z'), 'PT22H30M', '2026-06-10T22:30:00+02:00'],
		[Date.parse('2026-06-10T20:30:00Z'), 'PT22H30M', '2026-06-10T22:30:00+02:00'],
	])('reads %p as %s', (raw, duration, startsAt) => {
		const [hour, minute] = [Number(duration.slice(2, 4)), Number(duration.slice(5, 7))];
		expect(read(raw)).toEqual({ duration, hour, minute, zone: paris, startsAt });
	});

	it.each([
		['', 'timeMissing'],
		['  ', 'timeMissing'],
		[undefined, 'timeMissing'],
		[null, 'timeMissing'],
		['24:00', 'timeNotValid'],
		['22:60', 'timeNotValid'],
		['22:30:60', 'timeNotValid'],
		['2230', 'timeNotValid'],
		['22', 'timeNotValid'],
		['0:30 am', 'timeNotValid'],
		['13:00 pm', 'timeNotValid'],
		['25h', 'timeNotValid'],
		['-1:30', 'timeNotValid'],
		['PT', 'timeNotValid'],
		['PT24H', 'timeNotValid'],
		['PT60M', 'timeNotValid'],
		['PT2H30M10S', 'timeNotValid'],
		['P1DT2H', 'timeNotValid'],
		['PT1.5H', 'timeNotValid'],
		['PTxxHxxM', 'timeNotValid'],
		['tonight', 'timeNotValid'],
		['2026-06-10', 'timeNotValid'],
		['2026-06-31T22:30', 'timeNotValid'],
		['2026-06-10T25:00', 'timeNotValid'],
		['2026-06-10T22:30+99:99', 'timeNotValid'],
		['10/06/2026 22:30', 'timeNotValid'],
		[2230, 'timeNotValid'],
		[Math.floor(evening.toSeconds()) + 3600, 'timeNotValid'],
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
