import * as fc from 'fast-check';
import { selectVehicle, subscribeSignal } from '../../nodes/shared/clients/pimsVehicleCalls';
import type { Sent } from '../../nodes/shared/clients/send';
import { failedMessage, messages, scriptedBridge, succeededMessage } from './bridgeClient';
import { answer, fault } from './scriptedSend';
import { pinCode, vin } from './values';

const sdk = { operation: 'pims.vehicle.vin', effect: 'write' } as const;
const select = [selectVehicle(vin)];
const good = messages(succeededMessage());
const needsPassword = messages(failedMessage(2302, 'Need Strong Authentication '));
const busy = (retryAfter: string) => answer({ title: 'Busy' }, 409, { 'retry-after': retryAfter });
const keys = (requests: ReturnType<typeof scriptedBridge>['requests']) =>
	requests.map(({ headers }) => headers?.['idempotency-key']);

describe('a batch', () => {
	it('is posted with its calls and a key, and gives messages, cursor and key', async () => {
		const { client, requests } = scriptedBridge([good]);
		const result = await client.call(select, sdk);
		expect(requests).toEqual([
			{
				method: 'POST',
				path: '/sessions/alice/calls',
				headers: { 'idempotency-key': expect.any(String) },
				json: { calls: select },
			},
		]);
		expect(result).toEqual({
			ok: true,
			value: {
				messages: [{ transactionId: '953cfefb-bc72', status: 'SUCCEEDED', result: {} }],
				cursor: 'c0',
				key: keys(requests)[0],
			},
		});
	});

	it('goes on after a code that its call tolerates, and only that call', async () => {
		const batch = [subscribeSignal, ...select];
		const tolerated = messages(failedMessage('2005'), succeededMessage());
		expect(await scriptedBridge([tolerated]).client.call(batch, sdk)).toMatchObject({ ok: true });
		const other = messages(succeededMessage(), failedMessage(2005));
		expect(await scriptedBridge([other]).client.call(batch, sdk)).toMatchObject({
			ok: false,
			failure: { code: '2005' },
		});
	});

	it('fails with the first FAILED message, its code, label and transaction', async () => {
		const sent = messages(failedMessage(2366, 'VIN not valid for this request'));
		expect(await scriptedBridge([sent]).client.call(select, sdk)).toMatchObject({
			ok: false,
			failure: {
				vendor: 'pims',
				operation: 'pims.vehicle.vin',
				code: '2366',
				label: 'VIN not valid for this request',
				transactionId: '953cfefb-bc72',
			},
		});
	});

	it.each([
		['HTML', answer('<html>')],
		['no messages', answer({ cursor: 'c0' })],
		['messages that are none', answer({ messages: 'x' })],
		['fewer messages than calls', messages()],
		['more messages than calls', messages(succeededMessage(), succeededMessage())],
		['a message of another shape', messages({ ok: true })],
		['a FAILED without an error', messages({ status: 'FAILED' })],
		['a RESULT, which is for events', messages({ transactionId: 't', status: 'RESULT' })],
		[
			'a RESULT with what was asked for',
			messages({ transactionId: 't', status: 'RESULT', result: { code: 900 } }),
		],
	])('is malformed with %s', async (_, sent) => {
		expect(await scriptedBridge([sent]).client.call(select, sdk)).toMatchObject({
			ok: false,
			failure: { code: 'malformed' },
		});
	});

	it.each([
		['a time-out', fault('timeout'), 'timeout'],
		['a broken connection', fault('interrupted'), 'network'],
		['500', answer({}, 500), '500'],
		['429', answer({}, 429, { 'retry-after': '5' }), '429'],
		['409 without an invitation', answer({}, 409), '409'],
	])('is never sent again after %s', async (_, sent, code) => {
		const { client, requests } = scriptedBridge([sent]);
		expect(await client.call(select, sdk)).toMatchObject({ ok: false, failure: { code } });
		expect(requests).toHaveLength(1);
	});

	it('without a transaction or a cursor is an answer all the same', async () => {
		const bare = answer({ messages: [{ status: 'FAILED', error: { code: 2366 } }] });
		const failure = await scriptedBridge([bare]).client.call(select, sdk);
		expect(failure).not.toHaveProperty('failure.transactionId');
		const done = answer({ messages: [{ status: 'SUCCEEDED' }] });
		expect(await scriptedBridge([done]).client.call(select, sdk)).toMatchObject({
			ok: true,
			value: { cursor: '' },
		});
	});

	it('any body is a result or a failure, never a throw', async () => {
		await fc.assert(
			fc.asyncProperty(fc.oneof(fc.string(), fc.json()), async (body) => {
				const result = await scriptedBridge([answer(body)]).client.call(select, sdk);
				expect(result.ok).toBe(false);
			}),
		);
	});
});

describe('a busy session', () => {
	it('is waited for as it says, under the same key', async () => {
		const { client, requests, clock } = scriptedBridge([busy('2'), busy('3'), good]);
		expect(await client.call(select, sdk)).toMatchObject({ ok: true });
		expect(clock.pauses).toEqual([2_000, 3_000]);
		expect(new Set(keys(requests)).size).toBe(1);
	});

	it('that says 0 is not asked without a break', async () => {
		const { client, clock } = scriptedBridge([busy('0'), good]);
		await client.call(select, sdk);
		expect(clock.pauses).toEqual([500]);
	});

	it.each([
		['longer than there is patience', ['11'], []],
		['again and again', ['4', '4', '4'], [4_000, 4_000]],
	])('is a conflict where it is busy %s', async (_, waits, pauses) => {
		const { client, clock } = scriptedBridge(waits.map(busy));
		expect(await client.call(select, sdk)).toMatchObject({
			ok: false,
			failure: { code: '409', category: 'conflict', delivered: 'no', retry: 'safe' },
		});
		expect(clock.pauses).toEqual(pauses);
	});

	it('with the very batch, which somebody on the way has sent before: it may be carried out', async () => {
		const type = 'urn:problem:mobile-sdk-bridge:batch-running';
		const { client } = scriptedBridge([answer({ type, title: 'Running', status: 409 }, 409)]);
		expect(await client.call(select, sdk)).toMatchObject({
			ok: false,
			failure: { code: 'batchRunning', delivered: 'unknown', retry: 'later' },
		});
	});
});

describe('2302', () => {
	const password = messages(succeededMessage({ otp: '12345678' }));

	it('with the PIN: a password, then the batch again under a new key', async () => {
		const { client, requests } = scriptedBridge([needsPassword, password, good], { pin: pinCode });
		expect(await client.call(select, sdk)).toMatchObject({ ok: true });
		expect(new Set(keys(requests)).size).toBe(3);
	});

	it('without the PIN stays', async () => {
		const { client, requests } = scriptedBridge([needsPassword]);
		expect(await client.call(select, sdk)).toMatchObject({ failure: { code: '2302' } });
		expect(requests).toHaveLength(1);
	});

	it('twice ends the call', async () => {
		const { client } = scriptedBridge([needsPassword, password, needsPassword], { pin: pinCode });
		expect(await client.call(select, sdk)).toMatchObject({ failure: { code: '2302' } });
	});

	it.each<[string, Sent, string, string]>([
		['refused', messages(failedMessage(2308, 'pin 0123 refused')), '2308', 'yes'],
		['out of use', messages(failedMessage(2312)), '2312', 'no'],
		['lost on the way', fault('timeout'), 'timeout', 'no'],
		['answered by a proxy', answer('<html>', 502), '502', 'no'],
	])(
		'with a password that is %s: the batch is not sent again',
		async (_, sent, code, delivered) => {
			const { client, requests } = scriptedBridge([needsPassword, sent], { pin: pinCode });
			const result = await client.call(select, sdk);
			expect(result).toMatchObject({ failure: { code, delivered } });
			expect(JSON.stringify(result)).not.toContain('0123');
			expect(requests).toHaveLength(2);
		},
	);

	it('with a PIN that was refused: no password is asked for with the same one', async () => {
		const refused = messages(failedMessage(2308, 'pin 0123 refused'));
		const script = [needsPassword, refused, needsPassword];
		const { client, requests } = scriptedBridge(script, { pin: pinCode });
		await client.call(select, sdk);
		const result = await client.call(select, sdk);
		expect(result).toMatchObject({ failure: { code: '2308', delivered: 'no', retry: 'afterFix' } });
		expect(JSON.stringify(result)).not.toContain('0123');
		expect(requests).toHaveLength(3);
	});
});

it('a result of no messages is empty', async () => {
	expect(await scriptedBridge([messages()]).client.callForResult([], sdk)).toEqual({
		ok: true,
		value: {},
	});
});
