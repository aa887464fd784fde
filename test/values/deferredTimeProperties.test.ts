import fc from 'fast-check';
import { DateTime } from 'luxon';
import { parseDeferredTime } from '../../nodes/shared/values/deferredTime';
import { outcome, valueOf } from './reading';

describe('deferred time, anywhere and anytime', () => {
	const zones = [
		...[
			'Europe/Paris',
			'America/New_York',
			'Australia/Lord_Howe',
			'Asia/Kolkata',
			'Pacific/Chatham',
		],
		...['Africa/Casablanca', 'America/St_Johns', 'Pacific/Apia', 'Atlantic/Azores', 'UTC'],
	];
	const zone = fc.constantFrom(...zones);
	const runs = Number(process.env['PROPERTY_RUNS'] ?? 300);
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
					// The clock jumps over the time just then, on the day that it jumps into.
					const [before = '', after = ''] = [starts - 60_000, starts].map((moment) =>
						DateTime.fromMillis(moment, { zone: name }).toFormat('yyyy-MM-dd HH:mm'),
					);
					const skipped = `${after.slice(0, 10)} ${raw}`;
					expect(before < skipped && skipped < after).toBe(true);
					expect(shown ?? Infinity).toBeGreaterThan(starts);
				} else expect(starts).toBe(shown);
			}),
			{ numRuns: runs },
		);
	});

	it('keeps the instant of every date and time that is the next one of its kind', () => {
		fc.assert(
			fc.property(zone, instant, fc.integer({ min: 1, max: 1510 }), (name, now, minutes) => {
				const minuteMs = 60_000;
				const wanted = Math.floor(now / minuteMs) * minuteMs + minutes * minuteMs;
				const context = { zone: name, now: DateTime.fromMillis(now) };
				const given = DateTime.fromMillis(wanted, { zone: 'America/Caracas' });
				const date = given.toJSDate();
				const outcomes = [
					...[given, given.toISO(), given.toSQL(), given.toRFC2822(), given.toHTTP()],
					...[date, String(date), date.toUTCString(), JSON.stringify(date)],
					...[wanted, String(wanted), wanted / 1000, String(wanted / 1000)],
					...[{ ts: wanted, isLuxonDateTime: true, invalid: null }],
				].map((raw) => outcome(parseDeferredTime(raw, context)));
				for (const one of outcomes) expect(one).toEqual(outcomes[0]);
				const [value] = outcomes;
				const shown = DateTime.fromMillis(wanted, { zone: name });
				if (typeof value !== 'object') {
					// The time alone would start before: it is a day and more away, or on the day of 23 hours, or
					// just being skipped.
					const alone = valueOf(parseDeferredTime(shown.toFormat('HH:mm'), context));
					expect(value).toBe('timeTooFar');
					expect(Date.parse(alone.startsAt)).toBeLessThan(wanted);
					return;
				}
				expect(Date.parse(value.startsAt)).toBe(wanted);
				expect([value.hour, value.minute]).toEqual([shown.hour, shown.minute]);
				expect(value.clockChange).toBe(
					shown.getPossibleOffsets().length > 1 ? 'repeated' : undefined,
				);
			}),
			{ numRuns: runs, seed: 20261024 },
		);
	});

	/** The ways to write a time of day; those of 12 hours follow. */
	const written: ReadonlyArray<(hour: number, minute: number) => string> = [
		clock,
		(hour, minute) => `${hour}:${clock(0, minute).slice(3)}`,
		(hour, minute) => `${clock(hour, minute)}:59`,
		(hour, minute) => clock(hour, minute).replace(':', '.'),
		(hour, minute) => `${clock(hour, minute)} Uhr`,
		(hour, minute) => clock(hour, minute).replace(':', 'h'),
		(hour, minute) => clock(hour, minute).replace(':', ' h '),
		(hour, minute) => `PT${hour}H${minute}M`,
		(hour, minute) => `P0DT${clock(hour, minute).replace(':', 'H')}M00S`,
	];
	const onTwelve = (hour: number, minute: number, mark: string): string =>
		`${hour % 12 === 0 ? 12 : hour % 12}${mark}${clock(0, minute).slice(3)}`;
	const halves = [
		(hour: number, minute: number) => `${onTwelve(hour, minute, ':')} ${hour < 12 ? 'am' : 'pm'}`,
		(hour: number, minute: number) => `${onTwelve(hour, minute, '.')}${hour < 12 ? 'AM' : 'PM'}`,
		(hour: number, minute: number) =>
			`${onTwelve(hour, minute, ':')}:07\u202f${hour < 12 ? 'a.m.' : 'p. m.'}`,
	];
	const around = fc.constantFrom(
		['', ''],
		['"', '"'],
		["'", ''],
		['« ', ' »'],
		['„', '“'],
		[' ', '\t'],
	);

	it('reads a time of day the same however it is written', () => {
		const way = fc.constantFrom(...written, ...halves);
		fc.assert(
			fc.property(instant, timeOfDay, way, around, (now, [hour, minute], write, marks) => {
				const context = { zone: 'Europe/Paris', now: DateTime.fromMillis(now) };
				const raw = `${marks[0]}${write(hour, minute)}${marks[1]}`;
				expect(outcome(parseDeferredTime(raw, context))).toEqual(
					outcome(parseDeferredTime(clock(hour, minute), context)),
				);
			}),
			{ numRuns: runs, seed: 20261025 },
		);
	});
});
