import * as fc from 'fast-check';
import { OvipClient } from '../../nodes/shared/clients/ovip';
import type { ServiceEntry } from '../../nodes/shared/clients/ovipAnswers';
import type { Sent } from '../../nodes/shared/clients/send';
import { parseServiceCode } from '../../nodes/shared/values/serviceCode';
import { parseVin } from '../../nodes/shared/values/vin';
import { answer, fault, scriptedSend } from './scriptedSend';
import { parsed, vin } from './values';

const service = parsed(parseServiceCode('SERVICE1_CODE'));
const entries: readonly ServiceEntry[] = [{ code: service, subscribers: [vin] }];
const path = '/applications/portail-ovip/v2';

function clientOf(...script: readonly Sent[]) {
	const { send, requests } = scriptedSend(...script);
	return { client: new OvipClient(send, 'https://gateway.example', ['s3cret-pass']), requests };
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
const listed = (...vins: string[]) => ({ name: null, vins: new Set(vins) });
const other = 'VR3UHZKXZLT654321';

/** With what it is sent as; without, the form alone tells. */
const sentAs = (type: string, body: unknown, status = 200) =>
	answer(body, status, { 'content-type': type });

it.each([
	['isEligible', 'yes', answer({ vin, eligible: true }), true],
	['isEligible', 'no', answer({ vin, eligible: false }), false],
	[
		'isEligible',
		'the VIN in small letters',
		answer({ vin: vin.toLowerCase(), eligible: true }),
		true,
	],
	[
		'subscribers',
		'a list with a name',
		answer({ ...list(vin), name: 'One' }),
		{ name: 'One', vins: new Set([vin]) },
	],
	['subscribers', 'a list without a name', answer(list(vin)), listed(vin)],
	['subscribers', 'a list in a list', answer([list(vin)]), listed(vin)],
	['subscribers', 'a list in parts', answer([list(vin), list(other, vin)]), listed(vin, other)],
	['subscribers', 'a list with a text that is no VIN', answer(list(vin, 'x')), listed(vin)],
	[
		'subscribers',
		'a list with a VIN that no car has',
		answer(list(vin, 'VR3SANDBOXBEVOOO1')),
		listed(vin, 'VR3SANDBOXBEVOOO1'),
	],
	['subscribers', 'an empty list', answer(list()), listed()],
	['subscribers', '204', answer('', 204), listed()],
	['add', 'what was taken', answer([list(vin)]), new Map([[service, new Set([vin])]])],
	['add', 'a service in parts', answer([list(vin), list()]), new Map([[service, new Set([vin])]])],
	['add', 'an empty entry', answer([list()]), new Map([[service, new Set()]])],
	['add', 'nothing', answer([]), new Map()],
	[
		'add',
		'JSON that is sent as text',
		sentAs('text/plain', [list(vin)]),
		new Map([[service, new Set([vin])]]),
	],
	['remove', 'an empty answer', answer(''), undefined],
	['remove', 'an empty answer that is sent as HTML', sentAs('text/html', ''), undefined],
	['remove', '204', answer('', 204), undefined],
	['remove', 'what was removed', answer([list(vin)]), undefined],
	['remove', 'what is left', answer([list(other)]), undefined],
	['remove', 'nobody', answer([]), undefined],
	['remove', 'one service', answer({ ...list(), name: 'One' }), undefined],
] as const)('%s understands %s', async (name, _, sent, value) => {
	expect(await asked(name, sent)).toEqual({ ok: true, value });
});

const page = '<!doctype html><html><body>Sign in</body></html>';
const certificatePage = '<html><h1>400 No required SSL certificate was sent</h1></html>';

it.each([
	['isEligible', 'another status', answer({}, 206), '206'],
	['subscribers', 'another status', answer({}, 206), '206'],
	['add', '202', answer('', 202), '202'],
	['add', '202 with an empty list', answer([], 202), '202'],
	['add', '202 with a service that took nobody', answer([list()], 202), '202'],
	['add', 'another status', answer([], 201), '201'],
	['remove', '202', answer('', 202), '202'],
	['remove', 'another status', answer('', 205), '205'],
	['add', 'a page about the certificate', answer(certificatePage, 400), 'certificateRefused'],
	['remove', 'another page with 400', answer(page, 400), '400'],
] as const)('%s fails with %s', async (name, _, sent, code) => {
	expect(await asked(name, sent)).toMatchObject({ ok: false, failure: { vendor: 'ovip', code } });
});

const names = Object.keys(calls).filter((name): name is Name => name in calls);
const malformed = { ok: false, failure: { code: 'malformed', delivered: 'unknown' } };

describe.each(names)('%s takes for no answer of Portail OVIP', (name) => {
	it.each([
		['a web page', answer(page)],
		['a web page behind a remark', answer('<!-- proxy --><html></html>')],
		['the head of a web page', answer('<head><title>Sign in</title></head>')],
		['XML', answer('<?xml version="1.0"?><error/>')],
		['JSON that is sent as HTML', sentAs('text/html; charset=utf-8', [list(vin)])],
		['JSON that is sent as XML', sentAs('application/soap+xml', [list(vin)])],
		['plain text', answer('OK')],
		['JSON that ends too early', answer('[{"code":"SERV')],
		['the refusal of a gateway', answer({ httpCode: '401', httpMessage: 'Unauthorized' })],
		['another refusal', answer({ error: 'not allowed' })],
		['an empty object', answer({})],
		['null', answer('null')],
		['a truth value', answer('true')],
		['a number', answer('7')],
		['a text', answer('"removed"')],
	])('%s', async (_, sent) => {
		expect(await asked(name, sent)).toMatchObject(malformed);
	});
});

const foreign = { code: 'SERVICE2_CODE', subscribers: [vin] };

it.each([
	['isEligible', 'an empty answer', answer('')],
	['isEligible', 'no VIN', answer({ eligible: true })],
	['isEligible', 'another VIN', answer({ vin: other, eligible: true })],
	['isEligible', 'a number for the VIN', answer({ vin: 7, eligible: true })],
	['isEligible', 'no answer to the question', answer({ vin })],
	['isEligible', 'text for a truth value', answer({ vin, eligible: 'true' })],
	['isEligible', 'a number for a truth value', answer({ vin, eligible: 1 })],
	['isEligible', 'nothing for a truth value', answer({ vin, eligible: null })],
	['isEligible', 'a list', answer([{ vin, eligible: true }])],
	['subscribers', 'an empty answer', answer('')],
	['subscribers', '204 with a list', answer(list(vin), 204)],
	['subscribers', 'an empty list of lists', answer([])],
	['subscribers', 'no list', answer({ code: service })],
	['subscribers', 'nothing for a list', answer({ code: service, subscribers: null })],
	['subscribers', 'a text for a list', answer({ code: service, subscribers: vin })],
	['subscribers', 'what is no text in the list', answer(list(vin, 7))],
	['subscribers', 'nothing in the list', answer(list(vin, null))],
	['subscribers', 'objects in the list', answer(list({ vin }))],
	['subscribers', 'a list of no service', answer({ subscribers: [vin] })],
	['subscribers', 'the list of another service', answer(foreign)],
	['subscribers', 'the list of another service besides', answer([list(vin), foreign])],
	['subscribers', 'a service in other letters', answer({ ...list(vin), code: 'service1_code' })],
	['add', 'an empty answer', answer('')],
	['add', 'no list of services', answer(list(vin))],
	['add', 'what is no service', answer([list(vin), 7])],
	['add', 'nothing for a service', answer([null])],
	['add', 'a service without a code', answer([{ subscribers: [vin] }])],
	['add', 'a service without a list', answer([{ code: service }])],
	['add', 'nothing for a list', answer([{ code: service, subscribers: null }])],
	['add', 'a text for a list', answer([{ code: service, subscribers: vin }])],
	['add', 'what is no text in the list', answer([list(7)])],
	['add', 'a text that is no VIN', answer([list('x')])],
	['add', 'a VIN that was not sent', answer([list(vin, other)])],
	['add', 'a service that was not sent', answer([list(vin), foreign])],
	['add', '202 with cars', answer([list(vin)], 202)],
	['add', '202 with a web page', answer(page, 202)],
	['add', '202 with another text', answer({ status: 'queued' }, 202)],
	['remove', '202 with cars', answer([list(vin)], 202)],
	['remove', '204 with a refusal', answer({ httpCode: '401' }, 204)],
	['remove', 'a service that was not sent', answer([foreign])],
	['remove', 'what is no service', answer([list(vin), 7])],
] as const)('%s cannot read %s', async (name, _, sent) => {
	expect(await asked(name, sent)).toMatchObject(malformed);
});

it('answers of several services are kept apart, in whatever order and parts they come', async () => {
	const code = parsed(parseServiceCode('SERVICE2_CODE'));
	const cars = [vin, parsed(parseVin(other))];
	const both: ServiceEntry[] = [service, code].map((each) => ({ code: each, subscribers: cars }));
	const part = fc.record({
		code: fc.constantFrom(service, code),
		subscribers: fc.subarray(cars),
	});
	await fc.assert(
		fc.asyncProperty(fc.array(part, { maxLength: 6 }), async (parts) => {
			const { client } = clientOf(answer(parts));
			const taken = await client.add(both);
			for (const { code } of both) {
				const expected = parts.flatMap((each) => (each.code === code ? each.subscribers : []));
				expect(taken.ok && (taken.value.get(code) ?? new Set())).toEqual(new Set(expected));
			}
		}),
		{ seed: 7 },
	);
});

describe.each(names)('%s', (name) => {
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
