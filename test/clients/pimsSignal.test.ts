import * as fc from 'fast-check';
import { nextSignals, vehicleIn } from '../../nodes/shared/clients/pimsSignal';
import { events, scriptedBridge } from './bridgeClient';
import { answer, fault } from './scriptedSend';

const sdk = { operation: 'pims.vehicle.command charge' };
const receivedAt = '2026-03-01T12:00:01.000Z';
const api = 'pims.vehicle.signal';
const result = (value: object) => ({ transactionId: 't', status: 'RESULT', result: value });

async function poll(...list: readonly object[]) {
	const { client, requests } = scriptedBridge([events('c1', ...list)]);
	return { polled: await nextSignals(client, 'c0', 60_000, sdk), requests };
}

it('asks for what came after the cursor, and gives the request more time than the wait', async () => {
	const { requests } = await poll();
	expect(requests).toEqual([
		{
			method: 'GET',
			path: '/sessions/alice/events',
			query: { after: 'c0', wait: '30' },
			timeoutMs: 45_000,
		},
	]);
});

describe('a signal', () => {
	it.each([
		[
			'a step',
			{ api, receivedAt, command: 'key', vin: 'A', message: result({ code: 900 }) },
			{
				receivedAt,
				command: 'key',
				vin: 'A',
				transactionId: 't',
				code: '900',
				vehicle: { code: 900 },
			},
		],
		[
			'the end, 2.3',
			{ api, receivedAt, message: result({ code: 200, vehicle: { attributes: { vin: 'A' } } }) },
			{
				receivedAt,
				vin: 'A',
				transactionId: 't',
				code: '200',
				vehicle: { attributes: { vin: 'A' } },
			},
		],
		[
			'the end, 2.0',
			{ api, receivedAt, message: result({ code: '200', attributes: { vin: 'A' } }) },
			{
				receivedAt,
				vin: 'A',
				transactionId: 't',
				code: '200',
				vehicle: { code: '200', attributes: { vin: 'A' } },
			},
		],
		[
			'a refusal',
			{
				api,
				receivedAt,
				vin: 'A',
				message: { status: 'RESULT', error: { code: 2326, label: 'x ' } },
			},
			{ receivedAt, vin: 'A', code: '', error: { code: '2326', label: 'x' }, vehicle: {} },
		],
		[
			'one without anything else',
			{ api, message: { status: 'RESULT', result: null } },
			{ receivedAt: '', code: '', vehicle: {} },
		],
	])('is read: %s', async (_, event, expected) => {
		expect((await poll(event)).polled).toEqual({
			ok: true,
			value: { signals: [expected], cursor: 'c1' },
		});
	});

	it('is nothing else: other APIs, other things', async () => {
		const others = [
			{ api: 'pims.vehicle.event', message: result({ notification: 'remoteChargeFinished' }) },
			{ api, message: 'RESULT' },
			{ api },
			[],
		];
		expect((await poll(...others)).polled).toMatchObject({ ok: true, value: { signals: [] } });
	});
});

it.each([
	['no events', answer({ cursor: 'c1' }), 'malformed'],
	['no cursor', answer({ events: [] }), 'malformed'],
	['a list', answer([]), 'malformed'],
	['410', answer({}, 410), '410'],
	['a broken connection', fault('interrupted'), 'network'],
])('a poll answered with %s is a failure', async (_, sent, code) => {
	const { client } = scriptedBridge([sent]);
	expect(await nextSignals(client, 'c0', 1, sdk)).toMatchObject({ ok: false, failure: { code } });
});

it('any events are read without a throw', async () => {
	await fc.assert(
		fc.asyncProperty(
			fc.array(fc.record({ api: fc.constant(api), message: fc.jsonValue() })),
			async (list) => {
				expect((await poll(...list)).polled).toMatchObject({ ok: true });
			},
		),
	);
});

it.each([
	[{ vehicle: { resources: {} } }, { resources: {} }],
	[
		{ vehicle: {}, resources: {} },
		{ vehicle: {}, resources: {} },
	],
	[{ resources: {} }, { resources: {} }],
])('the vehicle in %j is %j', (value, expected) => {
	expect(vehicleIn(value)).toEqual(expected);
});
