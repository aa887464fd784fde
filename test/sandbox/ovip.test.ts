import fc from 'fast-check';
import { startSandbox, type Sandbox } from '../../sandbox';
import { ineligibleVin } from '../../sandbox/ovip';
import { OvipCaller, vin } from './ovipCaller';

const one = 'SERVICE1_CODE';
const two = 'SERVICE2_CODE';
const tooShort = 'VF77777777777777';

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox();
});
afterAll(() => sandbox.close());
beforeEach(() => sandbox.reset());

const caller = new OvipCaller(() => sandbox);
const subscribers = (code: string) => [...(sandbox.ovip.services.get(code)?.subscribers ?? [])];

describe('GET /eligibility', () => {
	it.each([
		[vin(1), true],
		[ineligibleVin, false],
		['vf3cchnztmw012345', true],
	])('of %s is %s', async (asked, eligible) => {
		const { status, data } = await caller.check({ vin: asked });
		expect([status, data]).toEqual([200, { vin: asked, eligible }]);
	});

	const wrong = [tooShort, 'VF0000000000000001', 'VF00000000000000-', ''];
	it.each([{}, ...wrong.map((asked) => ({ vin: asked }))])('of %j is 400', async (query) => {
		expect((await caller.check(query)).status).toBe(400);
	});

	it('goes by the rule that a test sets', async () => {
		sandbox.ovip.isEligible = (asked) => asked.endsWith('7');
		expect((await caller.check({ vin: vin(7) })).data).toMatchObject({ eligible: true });
		expect((await caller.check({ vin: vin(8) })).data).toMatchObject({ eligible: false });
	});
});

describe('POST /subscriptions', () => {
	it('answers with what was taken, and the services keep it', async () => {
		const entries = [
			{ code: one, subscribers: [vin(1), vin(2)] },
			{ code: two, subscribers: [vin(1)] },
		];
		const { status, data } = await caller.add(entries);
		expect([status, data]).toEqual([200, entries]);
		expect([subscribers(one), subscribers(two)]).toEqual([[vin(1), vin(2)], [vin(1)]]);
	});

	it.each([
		['a VIN with bad syntax among several', [vin(1), tooShort], [vin(1)]],
		['a car that is not eligible', [ineligibleVin, vin(1)], [vin(1)]],
		['a VIN given twice', [vin(1), vin(1)], [vin(1)]],
	])('takes %s only as far as it is right, without a word', async (_name, sent, taken) => {
		const { status, data } = await caller.add([{ code: one, subscribers: sent }]);
		expect([status, data]).toEqual([200, [{ code: one, subscribers: taken }]]);
		expect(subscribers(one)).toEqual(taken);
	});

	it.each([
		['a single car that is not eligible', [ineligibleVin]],
		['several VINs, all with bad syntax', [tooShort, tooShort]],
		['no VIN', []],
	])('of %s takes nothing', async (_name, sent) => {
		const { status, data } = await caller.add([{ code: one, subscribers: sent }]);
		expect([status, data]).toEqual([200, []]);
	});

	it('of a single VIN with bad syntax is 400', async () => {
		const entries = [{ code: two, subscribers: [] }];
		const { status } = await caller.add([...entries, { code: one, subscribers: [tooShort] }]);
		expect(status).toBe(400);
	});

	it('of services that do not exist is 202 and adds nothing', async () => {
		const answer = await caller.add([{ code: 'service1_code', subscribers: [vin(1)] }]);
		expect([answer.status, answer.data]).toEqual([202, '']);
		expect([subscribers(one), subscribers(two)]).toEqual([[], []]);
	});

	it('takes the existing services and leaves out the others', async () => {
		const known = { code: one, subscribers: [vin(1)] };
		const { status, data } = await caller.add([{ code: 'NONE', subscribers: [vin(1)] }, known]);
		expect([status, data]).toEqual([200, [known]]);
	});

	it('knows the service that a test makes', async () => {
		sandbox.ovip.setService('NEW', 'New', [vin(1)]);
		await caller.add([{ code: 'NEW', subscribers: [vin(2)] }]);
		const { data } = await caller.list('NEW');
		expect(data).toEqual({ code: 'NEW', name: 'New', subscribers: [vin(1), vin(2)] });
	});
});

describe('DELETE /subscriptions', () => {
	beforeEach(() => sandbox.ovip.setService(one, 'Service One', [vin(1), vin(2), vin(3)]));

	it.each([
		['subscribers', [{ code: one, subscribers: [vin(1), vin(3)] }], [vin(2)]],
		[
			'VINs of which some are none',
			[{ code: one, subscribers: [vin(1), tooShort] }],
			[vin(2), vin(3)],
		],
		[
			'a VIN that is not subscribed',
			[{ code: one, subscribers: [vin(9)] }],
			[vin(1), vin(2), vin(3)],
		],
		[
			'a service that does not exist',
			[{ code: 'NONE', subscribers: [vin(1)] }],
			[vin(1), vin(2), vin(3)],
		],
	])('of %s is 200 with no body', async (_name, entries, left) => {
		const { status, data } = await caller.remove(entries);
		expect([status, data, subscribers(one)]).toEqual([200, '', left]);
	});

	it('of a single VIN with bad syntax is 400', async () => {
		expect((await caller.remove([{ code: one, subscribers: [tooShort] }])).status).toBe(400);
	});

	it('needs its body', async () => {
		const { status } = await caller.call('DELETE', '/subscriptions');
		expect([status, subscribers(one).length]).toEqual([400, 3]);
	});
});

describe.each(['POST', 'DELETE'] as const)('%s /subscriptions is 400', (method) => {
	it.each([
		['', 'application/json'],
		['{', 'application/json'],
		['{}', 'application/json'],
		['[]', 'application/json'],
		['[null]', 'application/json'],
		['[{"code":"SERVICE1_CODE"}]', 'application/json'],
		['[{"subscribers":[]}]', 'application/json'],
		['[{"code":1,"subscribers":[]}]', 'application/json'],
		['[{"code":"SERVICE1_CODE","subscribers":"VF000000000000001"}]', 'application/json'],
		['[{"code":"SERVICE1_CODE","subscribers":[1]}]', 'application/json'],
		['[{"code":"SERVICE1_CODE","subscribers":["VF000000000000001"]}]', 'text/plain'],
		['code=SERVICE1_CODE', 'application/x-www-form-urlencoded'],
	])('for %s as %s', async (body, type) => {
		const headers = { 'content-type': type };
		expect((await caller.call(method, '/subscriptions', { body, headers })).status).toBe(400);
		expect(subscribers(one)).toEqual([]);
	});
});

describe('GET /subscriptions', () => {
	it('answers one object with the name of the service', async () => {
		sandbox.ovip.setService(one, 'Service One', [vin(2), vin(1)]);
		const { status, data } = await caller.list(one);
		expect(status).toBe(200);
		expect(data).toEqual({ code: one, name: 'Service One', subscribers: [vin(2), vin(1)] });
	});

	it.each([[one], ['NONE']])('of %s without subscribers is 204 with no body', async (code) => {
		const { status, data, headers } = await caller.list(code);
		expect([status, data, headers['content-type']]).toEqual([204, '', undefined]);
	});

	it('of no service is 400', async () => {
		expect((await caller.list('')).status).toBe(400);
		expect((await caller.call('GET', '/subscriptions')).status).toBe(400);
	});
});

it('keeps the lists that a plain model of sets keeps', async () => {
	const entry = fc.record({
		code: fc.constantFrom(one, two),
		subscribers: fc.array(fc.integer({ min: 1, max: 6 }).map(vin), { minLength: 1, maxLength: 5 }),
	});
	const write = fc.record({
		call: fc.constantFrom('add' as const, 'remove' as const),
		entries: fc.array(entry, { minLength: 1, maxLength: 3 }),
	});
	await fc.assert(
		fc.asyncProperty(fc.array(write, { maxLength: 6 }), async (writes) => {
			sandbox.reset();
			const model: Record<string, Set<string>> = { [one]: new Set(), [two]: new Set() };
			for (const { call, entries } of writes) {
				expect((await caller[call](entries)).status).toBe(200);
				for (const { code, subscribers: vins } of entries) {
					for (const each of vins) model[code]?.[call === 'add' ? 'add' : 'delete'](each);
				}
			}
			for (const [code, expected] of Object.entries(model)) {
				const { status, data } = await caller.list(code);
				expect(status).toBe(expected.size > 0 ? 200 : 204);
				expect(new Set(data.subscribers ?? [])).toEqual(expected);
			}
		}),
		{ numRuns: 40 },
	);
});
