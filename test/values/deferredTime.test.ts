import { createContext, runInContext } from 'node:vm';
import fc from 'fast-check';
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
			// eslint-disable-next-line @typescript-eslint/no-require-imports
			const other: typeof import('luxon') = require('luxon');
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

describe('deferred time when clocks change', () => {
	it.each([
		// Paris, 29 March 2026: 02:00 → 03:00
		[paris, '2026-03-28T20:00+01:00', '02:30', '2026-03-29T03:00:00+02:00', 'skipped'],
		[paris, '2026-03-28T20:00+01:00', '02:00', '2026-03-29T03:00:00+02:00', 'skipped'],
		[paris, '2026-03-28T20:00+01:00', '2026-03-29T02:30', '2026-03-29T03:00:00+02:00', 'skipped'],
		[paris, '2026-03-28T20:00+01:00', '01:59', '2026-03-29T01:59:00+01:00', undefined],
		[paris, '2026-03-28T20:00+01:00', '03:00', '2026-03-29T03:00:00+02:00', undefined],
		[paris, '2026-03-29T03:00+02:00', '02:30', '2026-03-30T02:30:00+02:00', undefined],
		[paris, '2026-03-28T01:00+01:00', '02:30', '2026-03-28T02:30:00+01:00', undefined],
		// Paris, 25 October 2026: 03:00 → 02:00
		[paris, '2026-10-24T20:00+02:00', '02:30', '2026-10-25T02:30:00+02:00', 'repeated'],
		[paris, '2026-10-24T20:00+02:00', '2026-10-25T02:30', '2026-10-25T02:30:00+02:00', 'repeated'],
		[paris, '2026-10-25T02:40+02:00', '02:30', '2026-10-25T02:30:00+01:00', 'repeated'],
		[paris, '2026-10-25T02:40+02:00', '2026-10-25T02:30', '2026-10-25T02:30:00+01:00', 'repeated'],
		[
			paris,
			'2026-10-24T20:00+02:00',
			'2026-10-25T02:30+01:00',
			'2026-10-25T02:30:00+01:00',
			'repeated',
		],
		[
			paris,
			'2026-10-24T20:00+02:00',
			'2026-10-25T02:30+02:00',
			'2026-10-25T02:30:00+02:00',
			'repeated',
		],
		[paris, '2026-10-25T02:40+01:00', '02:30', '2026-10-26T02:30:00+01:00', undefined],
		[paris, '2026-10-24T20:00+02:00', '03:00', '2026-10-25T03:00:00+01:00', undefined],
		[paris, '2026-10-24T20:00+02:00', '01:59', '2026-10-25T01:59:00+02:00', undefined],
		// 25 hours until the same time of day: within reach of a time, not of a date and time
		[paris, '2026-10-24T10:00+02:00', '09:30', '2026-10-25T09:30:00+01:00', undefined],
		// New York, 8 March and 1 November 2026
		['America/New_York', '2026-03-07T20:00-05:00', '02:30', '2026-03-08T03:00:00-04:00', 'skipped'],
		[
			'America/New_York',
			'2026-10-31T20:00-04:00',
			'01:30',
			'2026-11-01T01:30:00-04:00',
			'repeated',
		],
		// Lord Howe changes by half an hour: 4 October 2026 02:00 → 02:30, 5 April 2026 02:00 → 01:30
		[
			'Australia/Lord_Howe',
			'2026-10-03T20:00+10:30',
			'02:15',
			'2026-10-04T02:30:00+11:00',
			'skipped',
		],
		[
			'Australia/Lord_Howe',
			'2026-10-03T20:00+10:30',
			'02:30',
			'2026-10-04T02:30:00+11:00',
			undefined,
		],
		[
			'Australia/Lord_Howe',
			'2026-04-04T20:00+11:00',
			'01:45',
			'2026-04-05T01:45:00+11:00',
			'repeated',
		],
		[
			'Australia/Lord_Howe',
			'2026-04-04T20:00+11:00',
			'01:15',
			'2026-04-05T01:15:00+11:00',
			undefined,
		],
		['Asia/Kolkata', '2026-03-28T20:00+05:30', '02:30', '2026-03-29T02:30:00+05:30', undefined],
		// St John's clocks went back at a minute past midnight, into the day before
		[
			'America/St_Johns',
			'2010-11-07T00:00:30-02:30',
			'23:30',
			'2010-11-06T23:30:00-03:30',
			'repeated',
		],
		// Apia left out 30 December 2011
		['Pacific/Apia', '2011-12-29T20:00-10:00', '10:00', '2011-12-31T00:00:00+14:00', 'skipped'],
	])('%s at %s: %s starts at %s (%s)', (zone, now, raw, startsAt, clockChange) => {
		const given = read(raw, at(now), zone);
		expect(given).toMatchObject({ startsAt });
		expect(given).toHaveProperty('hour', Number(/(\d\d):\d\d(?:[+-]\d\d:\d\d)?$/.exec(raw)?.[1]));
		expect(typeof given === 'string' ? given : given.clockChange).toBe(clockChange);
	});

	it('refuses a date and time less than 24 hours away if the clock shows that time before', () => {
		const now = at('2026-03-28T10:00+01:00');
		expect(read('2026-03-29T10:30+02:00', now)).toBe('timeTooFar');
		expect(read('2026-03-29T10:30', now)).toBe('timeTooFar');
		expect(read('10:30', now)).toMatchObject({ startsAt: '2026-03-28T10:30:00+01:00' });
	});

	it('refuses a date and time more than 24 hours away also where the day has 25', () => {
		expect(read('2026-10-25T09:30', at('2026-10-24T10:00+02:00'))).toBe('timeTooFar');
	});
});

describe('deferred time, anywhere and anytime', () => {
	const zones = [
		...[paris, 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kolkata', 'Pacific/Chatham'],
		...['Africa/Casablanca', 'America/St_Johns', 'Pacific/Apia', 'Atlantic/Azores', 'UTC'],
	];
	const zone = fc.constantFrom(...zones);
	const start = Date.parse('2024-01-01T00:00:00Z');
	const days = fc.integer({ min: 0, max: 365 * 10 }).map((day) => start + day * 86_400_000);
	/** Clock changes in Europe and America, the nights around them, and any other instant. */
	const instant = fc
		.tuple(
			fc.oneof(
				days,
				fc
					.constantFrom(
						...['2026-03-29T01:00Z', '2026-10-25T01:00Z', '2026-03-08T07:00Z', '2026-11-01T06:00Z'],
						...['2026-04-04T15:00Z', '2026-10-03T15:30Z', '2026-03-08T05:30Z'],
					)
					.map((iso) => Date.parse(iso)),
			),
			fc.integer({ min: -86_400_000, max: 86_400_000 }),
		)
		.map(([day, milliseconds]) => day + milliseconds);
	const timeOfDay = fc.tuple(fc.nat({ max: 23 }), fc.nat({ max: 59 }));
	const clock = (hour: number, minute: number) =>
		`${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;

	/** Every minute until the time is shown: slow, and obviously right. */
	function firstShown(hour: number, minute: number, name: string, now: number): number | undefined {
		const minuteMs = 60_000;
		const wanted = clock(hour, minute);
		const format = new Intl.DateTimeFormat('en-GB', {
			timeZone: name,
			hour: '2-digit',
			minute: '2-digit',
			hourCycle: 'h23',
		});
		const first = Math.floor(now / minuteMs) * minuteMs + minuteMs;
		for (let passed = 0; passed < 26 * 60; passed += 1) {
			const candidate = first + passed * minuteMs;
			if (format.format(candidate) === wanted) return candidate;
		}
		return undefined;
	}

	it('starts at the first minute at which a clock on the wall shows the time', () => {
		fc.assert(
			fc.property(zone, instant, timeOfDay, (name, now, [hour, minute]) => {
				const raw = clock(hour, minute);
				const value = valueOf(
					parseDeferredTime(raw, { zone: name, now: DateTime.fromMillis(now) }),
				);
				expect(value.duration).toBe(`PT${raw.replace(':', 'H')}M`);
				expect(value.zone).toBe(name);
				const shown = firstShown(hour, minute, name, now);
				const starts = Date.parse(value.startsAt);
				if (value.clockChange === 'skipped') {
					// The clock jumps over the time just then.
					const [before, after] = [starts - 60_000, starts].map((instantMs) =>
						DateTime.fromMillis(instantMs, { zone: name }).toFormat('HH:mm'),
					);
					expect([before, raw, after]).toEqual([before, raw, after].sort());
					expect(before).not.toBe(raw);
				} else expect(starts).toBe(shown);
			}),
			{ numRuns: 300 },
		);
	});

	it('keeps the instant of every date and time that is the next one of its kind', () => {
		fc.assert(
			fc.property(zone, instant, fc.integer({ min: 1, max: 1440 }), (name, now, minutes) => {
				const minuteMs = 60_000;
				const wanted = Math.floor(now / minuteMs) * minuteMs + minutes * minuteMs;
				fc.pre(wanted > now && wanted - now <= 1440 * minuteMs);
				const context = { zone: name, now: DateTime.fromMillis(now) };
				const given = DateTime.fromMillis(wanted, { zone: 'America/Caracas' });
				const outcomes = [given, given.toISO(), given.toSQL(), given.toJSDate(), wanted].map(
					(raw) => outcome(parseDeferredTime(raw, context)),
				);
				for (const one of outcomes) expect(one).toEqual(outcomes[0]);
				const [value] = outcomes;
				const shown = DateTime.fromMillis(wanted, { zone: name });
				const first = firstShown(shown.hour, shown.minute, name, now);
				if (typeof value !== 'object') {
					// Shown before: on the day of 23 hours.
					expect(value).toBe('timeTooFar');
					expect(first).toBeLessThan(wanted);
					return;
				}
				expect(Date.parse(value.startsAt)).toBe(wanted);
				expect([value.hour, value.minute]).toEqual([shown.hour, shown.minute]);
				expect(value.clockChange).toBe(
					shown.getPossibleOffsets().length > 1 ? 'repeated' : undefined,
				);
			}),
			{ numRuns: 300 },
		);
	});
});
