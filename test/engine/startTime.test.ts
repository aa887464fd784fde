import { DateTime, type DurationLike } from 'luxon';
import type { INodeParameters } from 'n8n-workflow';
import { electricCar, onlyFailure, onlyOutput, type Settings } from '../support/operator';
import { useOperator } from '../support/useOperator';

const desk = useOperator();

const schedule = async (parameters: INodeParameters, settings?: Settings) =>
	await desk.operator.stellantis(
		'charging schedule',
		{ vin: electricCar, waitForOutcome: false, ...parameters },
		settings,
	);
const carZone = (timeZone: string): INodeParameters => ({ options: { timeZone } });

/** What was sent last. */
function sentTime(): unknown {
	const { calls }: { calls: Array<{ parameters?: { deferredTime?: string } }> } = JSON.parse(
		desk.arrivals('bridge', '/calls').at(-1)?.body ?? '{"calls":[]}',
	);
	return calls.at(-1)?.parameters?.deferredTime;
}

const wire = (time: DateTime): string => time.toFormat("'PT'HH'H'mm'M'");

describe('a time of day', () => {
	it.each([
		['02:30', 'PT02H30M'],
		['2:30', 'PT02H30M'],
		['PT02H30M', 'PT02H30M'],
		['PT2H', 'PT02H00M'],
		['00:00', 'PT00H00M'],
		['23:59', 'PT23H59M'],
		['7:05 pm', 'PT19H05M'],
		['7:05:00 PM', 'PT19H05M'],
		['23.30', 'PT23H30M'],
		['24:00', 'PT00H00M'],
		['7 Uhr 30', 'PT07H30M'],
		['"22:30"', 'PT22H30M'],
		['PT2H30M0S', 'PT02H30M'],
	])('%s reaches the car as %s, whatever the zone', async (startTime, expected) => {
		for (const timezone of ['Europe/Paris', 'America/New_York', 'Asia/Kolkata']) {
			const output = onlyOutput(await schedule({ startTime }, { timezone }));
			expect(output).toMatchObject({ deferredTime: expected, timeZone: timezone });
			expect(sentTime()).toBe(expected);
		}
	});

	it('starts the next time that the clock of the car shows it', async () => {
		const zone = 'Asia/Tokyo';
		const { startsAt } = onlyOutput(await schedule({ startTime: '02:30' }, { timezone: zone }));
		const start = DateTime.fromISO(String(startsAt), { setZone: true });
		expect(start.toFormat('HH:mm ZZ')).toBe('02:30 +09:00');
		expect(start.diffNow('hours').hours).toBeGreaterThan(-0.1);
		expect(start.diffNow('hours').hours).toBeLessThanOrEqual(24);
	});
});

describe('the zone of a date and time', () => {
	it.each([
		['of the workflow', { timezone: 'America/New_York' }, {}, 'America/New_York'],
		[
			'of the car, given as an option',
			{ timezone: 'America/New_York' },
			carZone('Europe/Paris'),
			'Europe/Paris',
		],
		[
			'of the workflow again, where the option is empty',
			{ timezone: 'Asia/Tokyo' },
			carZone(''),
			'Asia/Tokyo',
		],
	])('is that %s', async (_, settings, options, zone) => {
		const at = DateTime.now().plus({ hours: 5 }).startOf('minute');
		const output = onlyOutput(
			await schedule({ startTime: at.toUTC().toISO(), ...options }, settings),
		);
		const local = at.setZone(zone);
		expect(output).toMatchObject({ deferredTime: wire(local), timeZone: zone });
		expect(DateTime.fromISO(String(output['startsAt'])).toMillis()).toBe(at.toMillis());
		expect(sentTime()).toBe(wire(local));
	});

	it('may differ per item', async () => {
		const startTime = DateTime.now().plus({ hours: 5 }).startOf('minute').toUTC().toISO();
		const zones = ['Europe/Paris', 'Asia/Kolkata', 'Pacific/Auckland'];
		// Without waiting for the outcome a session would be busy with the item before.
		const { outputs } = await schedule(
			{ startTime, waitForOutcome: true, options: { timeZone: '={{ $json.zone }}' } },
			{ items: zones.map((zone) => ({ zone })) },
		);
		expect(outputs.map(({ deferredTime }) => deferredTime)).toEqual(
			zones.map((zone) => wire(DateTime.fromISO(String(startTime), { zone }))),
		);
	});
});

describe('an expression', () => {
	const timezone = 'Europe/Madrid';
	const isSentAs = async (startTime: string, later: DurationLike): Promise<void> => {
		const before = DateTime.now().setZone(timezone).plus(later);
		const output = onlyOutput(await schedule({ startTime }, { timezone }));
		const after = DateTime.now().setZone(timezone).plus(later);
		expect([wire(before), wire(after)]).toContain(output['deferredTime']);
		expect(sentTime()).toBe(output['deferredTime']);
	};

	it.each([
		["a luxon DateTime, {{ $now.plus(3, 'hours') }}", "={{ $now.plus(3, 'hours') }}"],
		['its ISO text', "={{ $now.plus(3, 'hours').toISO() }}"],
		['in another zone', "={{ $now.plus(3, 'hours').setZone('Asia/Tokyo') }}"],
		['in UTC', "={{ $now.plus(3, 'hours').toUTC().toISO() }}"],
		['a Date', "={{ $now.plus(3, 'hours').toJSDate() }}"],
		['milliseconds', "={{ $now.plus(3, 'hours').toMillis() }}"],
		['milliseconds as text', "={{ '' + $now.plus(3, 'hours') }}"],
		['seconds', "={{ $now.plus(3, 'hours').toSeconds() }}"],
		['a DateTime in text', "={{ $now.plus(3, 'hours') }} "],
		['a Date in text', "={{ $now.plus(3, 'hours').toJSDate() }} "],
		['a Date as Edit Fields writes it', "={{ JSON.stringify($now.plus(3, 'hours').toJSDate()) }}"],
		['the date of an e-mail', "={{ $now.plus(3, 'hours').toRFC2822() }}"],
		[
			'a time of day in American',
			"={{ $now.plus(3, 'hours').toLocaleString(DateTime.TIME_WITH_SECONDS) }}",
		],
		[
			'a DateTime without its methods',
			"={{ ({ ts: $now.plus(3, 'hours').toMillis(), invalid: null, isLuxonDateTime: true }) }}",
		],
		['a time of day', "={{ $now.plus(3, 'hours').toFormat('HH:mm') }}"],
	])('%s, is three hours from now in the zone of the workflow', async (_, startTime) => {
		await isSentAs(startTime, { hours: 3 });
	});

	it.each([
		['that has passed', "={{ $now.minus(1, 'hour') }}", 'passed'],
		['more than a day away', "={{ $now.plus(26, 'hours') }}", 'is not the next time'],
		['that gives no time', '={{ $json.missing }}', "'Start Time'"],
	])('%s is refused before anything is sent', async (_, startTime, words) => {
		const failure = onlyFailure(await schedule({ startTime }, { timezone }));
		expect(failure).toMatchObject({ category: 'input', delivered: 'no' });
		expect(failure.message).toContain(words);
		expect(desk.sandbox.arrivals).toEqual([]);
	});

	it('of a zone that does not exist is refused by its name', async () => {
		const failure = onlyFailure(
			await schedule({ startTime: '02:30', ...carZone('Europe/Atlantis') }),
		);
		expect(failure).toMatchObject({ code: 'timeZoneNotValid', category: 'input' });
		expect(desk.sandbox.arrivals).toEqual([]);
	});
});

it('is the hour that the car then has', async () => {
	onlyOutput(await schedule({ startTime: '03:45', waitForOutcome: true }));
	expect(desk.sandbox.bridge.car(electricCar).state).toMatchObject({
		deferredTime: 'PT03H45M',
		chargeMode: 'deferred',
	});
	expect(
		onlyOutput(await desk.operator.stellantis('vehicle getStatus', { vin: electricCar })),
	).toMatchObject({ scheduledCharge: 'PT03H45M' });
});

describe('Start At: Date and Time', () => {
	const atPicked = async (startDateTime: string, settings?: Settings, more: INodeParameters = {}) =>
		await schedule({ startAt: 'dateTime', startDateTime, ...more }, settings);
	/** What n8n's picker writes: no zone, seconds. */
	const picked = (time: DateTime): string => time.toFormat("yyyy-MM-dd'T'HH:mm:ss");

	it.each([
		['of the workflow', 'Asia/Kolkata', {}],
		['of the car, given as an option', 'Asia/Tokyo', carZone('Asia/Tokyo')],
	])('a picked moment is one in the zone %s', async (_, zone, more) => {
		const moment = DateTime.now().setZone(zone).plus({ hours: 5 }).startOf('minute');
		const output = onlyOutput(await atPicked(picked(moment), { timezone: 'Asia/Kolkata' }, more));
		expect(output).toMatchObject({ deferredTime: wire(moment), timeZone: zone });
		expect(DateTime.fromISO(String(output['startsAt'])).toMillis()).toBe(moment.toMillis());
		expect(sentTime()).toBe(wire(moment));
	});

	it('takes an expression', async () => {
		const zone = 'Europe/Paris';
		const output = onlyOutput(await atPicked('={{ $now.plus(3, "hours") }}', { timezone: zone }));
		const hours = DateTime.fromISO(String(output['startsAt'])).diffNow('hours').hours;
		expect(hours).toBeGreaterThan(2.9);
		expect(hours).toBeLessThan(3.1);
	});

	it.each([
		['in two days', 49, 'timeTooFar', "is not the next time that the car's clock shows that hour"],
		['yesterday', -24, 'timeInThePast', 'has passed'],
	])('%s is refused by the name of the field', async (_, hours, code, words) => {
		const moment = DateTime.now().setZone('Europe/Paris').plus({ hours });
		const failure = onlyFailure(await atPicked(picked(moment), { timezone: 'Europe/Paris' }));
		expect(failure).toMatchObject({
			code,
			message: expect.stringContaining(`'Start Date and Time' ${words}`),
		});
		expect(desk.arrivals('bridge', '/calls')).toEqual([]);
	});

	it('leaves Start Time alone', async () => {
		const moment = DateTime.now().setZone('Europe/Paris').plus({ hours: 2 }).startOf('minute');
		await atPicked(picked(moment), { timezone: 'Europe/Paris' }, { startTime: '23:59' });
		expect(sentTime()).toBe(wire(moment));
	});
});

describe('on the day with 25 hours', () => {
	const evening = DateTime.fromISO('2026-10-24T13:30:00', { zone: 'Europe/Berlin' });
	const tomorrow = '2026-10-25T13:00:00';
	const options = { timezone: 'Europe/Berlin' };
	beforeEach(() => {
		jest.spyOn(Date, 'now').mockReturnValue(evening.toMillis());
	});
	afterEach(() => jest.restoreAllMocks());

	it.each([
		['typed', { startTime: tomorrow }],
		['typed with its offset', { startTime: `${tomorrow}+01:00` }],
		['picked', { startAt: 'dateTime', startDateTime: tomorrow }],
	])('13:00 is the next 13:00, %s', async (_, parameters) => {
		expect(onlyOutput(await schedule(parameters, options))).toMatchObject({
			deferredTime: 'PT13H00M',
			startsAt: '2026-10-25T13:00:00+01:00',
		});
	});

	it('14:00 of the next day is not, since it comes before', async () => {
		const failure = onlyFailure(await schedule({ startTime: '2026-10-25T14:00:00' }, options));
		expect(failure).toMatchObject({
			code: 'timeTooFar',
			hint: expect.stringContaining('next one'),
		});
	});
});
