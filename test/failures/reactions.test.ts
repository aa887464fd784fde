import { atItem } from '../../nodes/shared/failures/atItem';
import type { Call } from '../../nodes/shared/failures/evidence';
import type { Failure } from '../../nodes/shared/failures/failure';
import { lookUp } from '../../nodes/shared/failures/entry';
import { mapFailure } from '../../nodes/shared/failures/mapFailure';
import { n8nFailureCause } from '../../nodes/shared/failures/nodeFailure';
import * as reactions from '../../nodes/shared/failures/reactions';
import { outcomeOfCode } from '../../nodes/shared/failures/vehicleOutcome';
import { worded } from '../../nodes/shared/failures/wording';

const call: Call = { vendor: 'pims', catalogue: 'pims', operation: 'x', effect: 'write' };
const pims = (code: string): Failure => mapFailure({ kind: 'code', code, label: '' }, call);

describe('outcomeOfCode', () => {
	test.each([
		['startCharge', '2331', 'alreadyDone'],
		['stopCharge', '2331', 'refused'],
		['scheduleCharge', '2331', 'refused'],
		['startPreconditioning', '2333', 'alreadyDone'],
		['stopPreconditioning', '2336', 'alreadyDone'],
		['unlock', '2360', 'alreadyDone'],
		['lock', '2360', 'refused'],
		['lock', '2361', 'alreadyDone'],
		['unlock', '2361', 'refused'],
		['startCharge', '2339', 'alreadyDone'],
		['scheduleCharge', '2339', 'refused'],
		['scheduleCharge', '2326', 'refused'],
		['horn', '2329', 'refused'],
		['horn', '2358', 'refused'],
		['startCharge', '2201', 'unreachable'],
		['startCharge', '300', 'unreachable'],
		['startCharge', 'VehicleConnectionTimeout', 'unreachable'],
		['startCharge', '2377', 'refused'],
		['startCharge', '2363', 'unknown'],
		['startCharge', '2204', 'unknown'],
		['startCharge', '2999', 'unknown'],
		['startCharge', 'toString', 'unknown'],
		['lock', 'AlreadyDone', 'alreadyDone'],
		['lock', 'CidInside', 'refused'],
		['unlock', 'Doors lock_resp_state 0', 'alreadyDone'],
		['startCharge', 'VehCharge error 1', 'alreadyDone'],
	])('%s that ends with %s is %s', (command, code, outcome) => {
		expect(outcomeOfCode(command, code)).toBe(outcome);
	});
});

describe('reactions', () => {
	test.each([
		[reactions.needsLogin, ['2301']],
		[reactions.needsStrongAuthentication, ['2302']],
		[reactions.hasNoTrustedPhone, ['2307']],
		[reactions.hasTrustedPhone, ['2390']],
		[reactions.smsCodeIsRefused, ['2305', '2306']],
		[reactions.pinIsRefused, ['2308', '2310', '2317']],
		[reactions.enrollmentIsBlocked, ['2317']],
		[reactions.deviceIsDisabled, ['2312', '2317']],
	])('%p reacts to %j and nothing else', (reaction, codes) => {
		const all = Array.from({ length: 400 }, (_, index) => String(2000 + index));
		expect(all.filter((code) => reaction({ vendor: 'pims', code }))).toEqual(codes);
		expect(all.filter((code) => reaction({ vendor: 'dqe', code }))).toEqual([]);
	});

	test.each([
		[reactions.pinIsWrong, ['04']],
		[reactions.smsPinIsRefused, ['03', '04']],
		[reactions.codeIsUsedUp, ['03', '05']],
	])('%p reacts to %j of DQE and nothing else', (reaction, codes) => {
		const all = Array.from({ length: 100 }, (_, index) => String(index).padStart(2, '0'));
		expect(all.filter((code) => reaction({ vendor: 'dqe', code }))).toEqual(codes);
		expect(all.filter((code) => reaction({ vendor: 'pims', code }))).toEqual([]);
	});

	test.each([[410, reactions.cursorIsExpired]])('HTTP %i of the bridge', (status, reaction) => {
		expect(reaction(mapFailure({ kind: 'http', status, label: '' }, call))).toBe(true);
		expect(reaction(pims('2326'))).toBe(false);
	});

	test.each([
		['200', true],
		['900', false],
		['901', false],
		['902', false],
		['903', false],
		['', false],
	])('signal %s ends a command: %s', (code, ends) => {
		expect(reactions.isEndOfCommand(code)).toBe(ends);
	});

	test('a repeated subscription is a listed code that never needs a retry', () => {
		expect(pims(reactions.alreadySubscribed)).toMatchObject({
			category: 'ordering',
			retry: 'never',
		});
	});

	test.each([
		[reactions.ovipRejected, 'input'],
		[reactions.ovipServiceUnknown, 'configuration'],
	])('OVIP %s', (code, category) => {
		const ovip: Call = { ...call, vendor: 'ovip', catalogue: 'ovip' };
		expect(mapFailure({ kind: 'code', code, label: '' }, ovip).category).toBe(category);
	});
});

describe('atItem', () => {
	test.each([0, 3, 1234])('item %i is named once', (index) => {
		const once = atItem(pims('2326'), index);
		expect(once.message.endsWith(` at once [item ${index}]`)).toBe(true);
		expect(atItem(once, index)).toEqual(once);
	});

	test('another item takes its place', () => {
		expect(atItem(atItem(pims('2326'), 1), 2).message).not.toContain('[item 1]');
	});
});

describe('n8nFailureCause', () => {
	const of = (failure: Failure) => n8nFailureCause(failure);
	const http = (status: number, retryAfterMs?: number): Failure =>
		mapFailure(
			{ kind: 'http', status, label: '', ...(retryAfterMs !== undefined && { retryAfterMs }) },
			{ ...call, vendor: 'ovip', catalogue: 'ovip' },
		);
	const webApi = (code: string): Failure =>
		mapFailure(
			{ kind: 'code', code, label: '' },
			{ ...call, vendor: 'webApi', catalogue: 'webApi' },
		);

	test.each([
		['too many requests', http(429, 5000), { cause: 'rate-limited', retryAfterMs: 5000 }],
		['too many requests, no time', http(429), { cause: 'rate-limited' }],
		['server away', http(503), { cause: 'temporarily-unavailable' }],
		['time-out', pims('2201'), { cause: 'temporarily-unavailable' }],
		['credential', http(401), { cause: 'credential-invalid' }],
		['licence', pims('2004'), { cause: 'configuration-invalid' }],
		['monthly wake-ups', webApi('TooManyWakeUpsOverMonth'), { cause: 'quota-exhausted' }],
		['documents', pims('2348'), { cause: 'quota-exhausted' }],
		['the car refused', pims('2329'), undefined],
		['wrong input', http(400), undefined],
	])('%s', (_name, failure, cause) => {
		expect(of(failure)).toEqual(cause);
	});

	test('a lasting trouble with a server is no temporary one', () => {
		expect(of({ ...http(503), retry: 'afterFix' })).toBeUndefined();
	});
});

test('only own keys are found', () => {
	const table: Record<string, number> = { a: 1 };
	expect([lookUp(table, 'a'), lookUp(table, 'toString'), lookUp(table, '__proto__')]).toEqual([
		1,
		undefined,
		undefined,
	]);
});

test('texts without details keep nothing open, and unknown placeholders stay visible', () => {
	expect(worded('{System} {code}{field}{waited}{words}{nobody}', 'bridge', {})).toBe(
		'The Mobile SDK bridge {nobody}',
	);
});
