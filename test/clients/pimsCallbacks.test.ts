import { CallbackClient } from '../../nodes/shared/clients/pimsCallbacks';
import type { Sent } from '../../nodes/shared/clients/send';
import { answer, fault, scriptedSend } from './scriptedSend';
import { session } from './values';

const token = 'bridge-token';
const secret = '0c5d0f2b9f3a4f0f8f5a3a1e6b7c8d9e';
const callback = {
	url: 'https://n8n.example/webhook/5a0d/stellantis',
	secret,
	subscriptions: [{ api: 'pims.vehicle.signal' }],
};

const clientOf = (...script: readonly Sent[]) => {
	const { send, requests } = scriptedSend(...script);
	return { client: new CallbackClient(send, session, [token]), requests };
};

/** An answer of the bridge that refuses. */
const problem = (status: number, more: object = {}) =>
	answer({ title: `Refused ${secret}`, status, ...more }, status);

describe('a callback is put', () => {
	it.each([200, 201])('and %d says that it is there', async (status) => {
		const { id, url, subscriptions } = { id: 'n8n-1', ...callback };
		const { client, requests } = clientOf(answer({ id, url, subscriptions }, status));
		expect(await client.put('n8n-1', callback)).toEqual({ ok: true, value: undefined });
		expect(requests).toEqual([
			{ method: 'PUT', path: '/sessions/alice/callbacks/n8n-1', json: callback },
		]);
	});
});

it.each([
	['a login page', answer('<!doctype html><title>Sign in</title>')],
	['nothing', answer('')],
	['other JSON', answer({ ok: true })],
	['another callback', answer({ id: 'n8n-2', url: callback.url, subscriptions: [] })],
	['another address', answer({ id: 'n8n-1', url: 'https://other.example/', subscriptions: [] })],
	['a list', answer([{ id: 'n8n-1', url: callback.url }])],
])('%s with 200 is no callback that was put', async (_, sent) => {
	expect(await clientOf(sent).client.put('n8n-1', callback)).toMatchObject({
		ok: false,
		failure: { code: 'malformed', delivered: 'unknown' },
	});
});

it('an address in its normal spelling is the same one', async () => {
	const url = 'HTTPS://N8N.example:443/webhook/5a0d';
	const sent = answer({ id: 'n8n-1', url: 'https://n8n.example/webhook/5a0d', subscriptions: [] });
	expect(await clientOf(sent).client.put('n8n-1', { ...callback, url })).toMatchObject({
		ok: true,
	});
});

it.each([
	['a login page with 200', answer('<!doctype html><title>Sign in</title>'), 'malformed'],
	['an empty 200', answer(''), 'malformed'],
	['JSON with 200', answer({ ok: true }), 'malformed'],
	['a 404 that is not of the bridge', answer('<h1>Not Found</h1>', 404), '404'],
])('%s is no callback that was removed', async (_, sent, code) => {
	expect(await clientOf(sent).client.remove('n8n-1')).toMatchObject({
		ok: false,
		failure: { code },
	});
});

describe('a callback is removed', () => {
	it.each([
		[204, answer('', 204)],
		[404, problem(404)],
	])('and %d says that it is gone', async (_, sent) => {
		const { client, requests } = clientOf(sent);
		expect(await client.remove('n8n-1')).toEqual({ ok: true, value: undefined });
		expect(requests).toEqual([{ method: 'DELETE', path: '/sessions/alice/callbacks/n8n-1' }]);
	});
});

const failing: ReadonlyArray<readonly [string, Sent, object]> = [
	['a wrong token', problem(401), { code: '401', category: 'authentication', delivered: 'no' }],
	['a server error', problem(500), { code: '500', httpStatus: 500 }],
	['too much at once', problem(429), { code: '429', category: 'throttled' }],
	['a redirect', answer('', 302), { httpStatus: 302 }],
	['nobody there', fault('unreachable', 'ECONNREFUSED'), { code: 'network', delivered: 'no' }],
	['no answer in time', fault('timeout', 'ECONNABORTED'), { code: 'timeout' }],
	['a broken connection', fault('interrupted', 'ECONNRESET'), { code: 'network' }],
];

describe.each([
	['put', async (client: CallbackClient) => await client.put('n8n-1', callback)],
	['remove', async (client: CallbackClient) => await client.remove('n8n-1')],
] as const)('%s fails with the reason', (_, ask) => {
	it.each(failing)('at %s', async (_cause, sent, told) => {
		const result = await ask(clientOf(sent).client);
		expect(result).toMatchObject({ ok: false, failure: { vendor: 'pims', ...told } });
	});
});

it('a session that does not exist is a failure when putting', async () => {
	const result = await clientOf(problem(404)).client.put('n8n-1', callback);
	expect(result).toMatchObject({ ok: false, failure: { code: '404', category: 'notFound' } });
});

it("a subscription that the SDK refuses fails with the SDK's own code", async () => {
	const refused = problem(422, { pims: { code: 2301, label: 'Need Basic Authentication ' } });
	const result = await clientOf(refused).client.put('n8n-1', callback);
	expect(result).toMatchObject({
		ok: false,
		failure: { code: '2301', category: 'authentication', label: 'Need Basic Authentication' },
	});
});

it('a 422 without a code of the SDK stays what it is', async () => {
	const result = await clientOf(problem(422)).client.put('n8n-1', callback);
	expect(result).toMatchObject({ ok: false, failure: { code: '422' } });
});

it.each([400, 401, 403, 404, 409, 422, 429, 500, 503])(
	'shows neither token nor secret, although the bridge repeats them with %d',
	async (status) => {
		const words = `token ${token} secret ${secret}`;
		const sent = answer({ title: words, detail: words, pims: { label: words } }, status);
		const result = await clientOf(sent).client.put('n8n-1', callback);
		expect(result.ok).toBe(false);
		expect(JSON.stringify(result)).not.toContain(token);
		expect(JSON.stringify(result)).not.toContain(secret);
	},
);
