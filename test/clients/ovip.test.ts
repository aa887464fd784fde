import * as fc from 'fast-check';
import { OvipClient, type ServiceEntry } from '../../nodes/shared/clients/ovip';
import type { Sent } from '../../nodes/shared/clients/send';
import { parseServiceCode } from '../../nodes/shared/values/serviceCode';
import { answer, fault, scriptedSend } from './scriptedSend';
import { parsed, vin } from './values';

const service = parsed(parseServiceCode('SERVICE1_CODE'));
const entries: readonly ServiceEntry[] = [{ code: service, subscribers: [vin] }];
const path = '/applications/portail-ovip/v2';

function clientOf(...script: readonly Sent[]) {
	const { send, requests } = scriptedSend(...script);
	return { client: new OvipClient(send, ['s3cret-pass']), requests };
}

/** Every call, by name. */
const calls = {
	isEligible: async (client: OvipClient) => await client.isEligible(vin),
	subscribers: async (client: OvipClient) => await client.subscribers(service),
	add: async (client: OvipClient) => await client.add(entries),
	remove: async (client: OvipClient) => await client.remove(entries),
} as const;
type Name = keyof typeof calls;

const asked = async (name: Name, sent: Sent) => await calls[name](clientOf(sent).client);

it.each([
	['isEligible', { method: 'GET', path: `${path}/eligibility`, query: { vin } }],
	['subscribers', { method: 'GET', path: `${path}/subscriptions`, query: { service } }],
	['add', { method: 'POST', path: `${path}/subscriptions`, json: entries }],
	['remove', { method: 'DELETE', path: `${path}/subscriptions`, json: entries }],
] as const)('%s is sent once, as documented', async (name, request) => {
	const { client, requests } = clientOf(answer('', 500));
	await calls[name](client);
	expect(requests).toEqual([request]);
});

const list = (...subscribers: unknown[]) => ({ code: service, subscribers });

it.each([
	['isEligible', 'yes', answer({ vin, eligible: true }), true],
	['isEligible', 'no', answer({ vin, eligible: false }), false],
	[
		'subscribers',
		'a list with a name',
		answer({ ...list(vin), name: 'One' }),
		{ name: 'One', vins: new Set([vin]) },
	],
	['subscribers', 'a list without a name', answer(list(vin)), { name: null, vins: new Set([vin]) }],
	['subscribers', 'a list in a list', answer([list(vin)]), { name: null, vins: new Set([vin]) }],
	[
		'subscribers',
		'a list with what is no VIN',
		answer(list(vin, 'x', 7, null)),
		{ name: null, vins: new Set([vin]) },
	],
	[
		'subscribers',
		'a list with a VIN that no car has',
		answer(list(vin, 'VR3SANDBOXBEVOOO1')),
		{ name: null, vins: new Set([vin, 'VR3SANDBOXBEVOOO1']) },
	],
	['subscribers', '204', answer('', 204), { name: null, vins: new Set() }],
	['add', 'what was taken', answer([list(vin)]), new Map([[service, new Set([vin])]])],
	['add', 'an empty entry', answer([list()]), new Map([[service, new Set()]])],
	['add', 'an entry without a list', answer([{ code: service }]), new Map([[service, new Set()]])],
	['add', 'nothing', answer([]), new Map()],
	['add', 'what is no entry', answer([7, null]), new Map()],
	['add', 'an entry without a code', answer([{}]), new Map([['', new Set()]])],
	['remove', 'an empty answer', answer(''), undefined],
	['remove', '204', answer('', 204), undefined],
	['remove', 'any text', answer('OK'), undefined],
	['remove', 'what was removed', answer([list(vin)]), undefined],
] as const)('%s understands %s', async (name, _, sent, value) => {
	expect(await asked(name, sent)).toEqual({ ok: true, value });
});

const page = '<!doctype html><html><body>Sign in</body></html>';
const certificatePage = '<html><h1>400 No required SSL certificate was sent</h1></html>';

it.each([
	['isEligible', 'another shape', answer({ vin }), 'malformed'],
	['isEligible', 'text for a truth value', answer({ eligible: 'true' }), 'malformed'],
	['isEligible', 'another status', answer({}, 206), '206'],
	['subscribers', 'no list', answer({ code: service }), 'malformed'],
	['subscribers', 'an empty list of lists', answer([]), 'malformed'],
	['subscribers', 'another status', answer({}, 206), '206'],
	['add', '202', answer('', 202), '202'],
	['add', 'no list', answer({}), 'malformed'],
	['add', 'another status', answer([], 201), '201'],
	['remove', '202', answer('', 202), '202'],
	['remove', 'a web page', answer(page), 'malformed'],
	['remove', 'another status', answer('', 205), '205'],
	['add', 'a page about the certificate', answer(certificatePage, 400), 'certificateRefused'],
	['remove', 'another page with 400', answer(page, 400), '400'],
] as const)('%s fails with %s', async (name, _, sent, code) => {
	expect(await asked(name, sent)).toMatchObject({ ok: false, failure: { vendor: 'ovip', code } });
});

describe.each(Object.keys(calls).filter((name): name is Name => name in calls))('%s', (name) => {
	it.each([
		['400', answer('', 400), '400'],
		['401', answer('', 401), '401'],
		['500', answer('', 500), '500'],
		['a time-out', fault('timeout'), 'timeout'],
		['a broken connection', fault('interrupted'), 'network'],
		['no connection', fault('unreachable', 'ECONNREFUSED'), 'network'],
	])('fails with %s', async (_, sent, code) => {
		expect(await asked(name, sent)).toMatchObject({ ok: false, failure: { code } });
	});

	it('shows no secret that the vendor repeats', async () => {
		const result = await asked(name, answer({ message: 'user:s3cret-pass' }, 418));
		expect(JSON.stringify(result)).not.toContain('s3cret-pass');
	});

	it('ends in a value or a failure, whatever is answered', async () => {
		const status = fc.constantFrom(200, 201, 202, 204, 302, 400, 401, 404, 500);
		await fc.assert(
			fc.asyncProperty(fc.oneof(fc.string(), fc.json()), status, async (body, code) => {
				expect(await asked(name, answer(body, code))).toHaveProperty('ok');
			}),
		);
	});
});
