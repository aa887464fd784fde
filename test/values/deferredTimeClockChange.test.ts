import { DateTime } from 'luxon';
import { parseDeferredTime } from '../../nodes/shared/values/deferredTime';
import { outcome } from './reading';

const paris = 'Europe/Paris';
const at = (iso: string): DateTime => DateTime.fromISO(iso, { setZone: true });

const read = (raw: unknown, now: DateTime, zone = paris) =>
	outcome(parseDeferredTime(raw, { zone, now }));

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
		// 24.5 and 25 hours until the next time of that kind
		[paris, '2026-10-24T10:00+02:00', '09:30', '2026-10-25T09:30:00+01:00', undefined],
		[paris, '2026-10-24T10:00+02:00', '2026-10-25T09:30', '2026-10-25T09:30:00+01:00', undefined],
		[
			paris,
			'2026-10-24T10:00+02:00',
			'2026-10-25T09:30+01:00',
			'2026-10-25T09:30:00+01:00',
			undefined,
		],
		[paris, '2026-10-24T10:00+02:00', '2026-10-25T10:00', '2026-10-25T10:00:00+01:00', undefined],
		[
			'Europe/Berlin',
			'2026-10-24T13:30+02:00',
			'2026-10-25T13:00:00',
			'2026-10-25T13:00:00+01:00',
			undefined,
		],
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
			'2026-04-04T13:30+11:00',
			'2026-04-05T13:20',
			'2026-04-05T13:20:00+10:30',
			undefined,
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
		expect(given).toHaveProperty('hour', Number(/(?:T|^)(\d\d):\d\d/.exec(raw)?.[1]));
		expect(typeof given === 'string' ? given : given.clockChange).toBe(clockChange);
	});

	it('refuses a date and time less than 24 hours away if the clock shows that time before', () => {
		const now = at('2026-03-28T10:00+01:00');
		expect(read('2026-03-29T10:30+02:00', now)).toBe('timeTooFar');
		expect(read('2026-03-29T10:30', now)).toBe('timeTooFar');
		expect(read('10:30', now)).toMatchObject({ startsAt: '2026-03-28T10:30:00+01:00' });
	});

	it.each([
		[paris, '2026-10-24T10:00+02:00', '2026-10-25T10:01'],
		[paris, '2026-10-24T10:00+02:00', '2026-10-25T10:01+01:00'],
		[paris, '2026-10-25T10:00+01:00', '2026-10-26T10:01'],
		['Australia/Lord_Howe', '2026-04-04T13:30+11:00', '2026-04-05T13:31'],
		['Australia/Lord_Howe', '2026-10-03T13:30+10:30', '2026-10-04T13:31'],
		// The clock skips the time on the day between, and what the car does then is not documented.
		[paris, '2026-03-28T20:00+01:00', '2026-03-30T02:30'],
	])('%s at %s: %s is not the next time that the clock shows', (zone, now, raw) => {
		expect(read(raw, at(now), zone)).toBe('timeTooFar');
	});
});
