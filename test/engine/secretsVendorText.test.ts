import type { Weather } from '../../sandbox/contract';
import { everyMessage, replacedBy } from '../support/everyMessage';
import { operations } from '../support/operations';
import { openTestBed, type TestBed } from '../support/testBed';
import { bring, runThree } from '../support/threeItems';
import { itsMessage, wholeItems } from '../support/toldFailure';
import { textsIn } from '../support/whereTextStands';

let bed: TestBed;
beforeAll(async () => {
	bed = await openTestBed();
});
afterAll(async () => await bed.sandbox.close());

const nasty = [
	['a million characters', 'x'.repeat(1_000_000)],
	['a million digits', '7'.repeat(1_000_000)],
	['a million opening tags', '<b '.repeat(333_333)],
	['control characters', 'be\u0000ep\u0007\u001b[31mred\r\nX-Header: 1'],
	['bidi marks', 'safe\u202egnikcah\u202c\u2066x\u2069\u200f'],
	['markup', '<img src=x onerror="alert(1)"><script>alert(2)</script>&lt;b&gt;'],
	['an expression of n8n', "{{ $('Start').item.json }} ={{ 1 + 1 }}"],
	['a placeholder of our own texts', '{credential} {words} {code} $& $1'],
	['lone surrogates', 'a\ud800b\udc00c'],
	['names of libc', 'ECONNREFUSED vehiclePermission getaddrinfo ENOTFOUND'],
] as const;

const harmless = /^[^\p{Cc}\p{Cf}\p{Cs}<>&]*$/u;

describe.each(operations)('$name', (operation) => {
	it.each(nasty)('stays readable when the vendor says %s', async (_, text) => {
		const coded: Weather = {
			kind: 'code',
			code: operation.meets.vendor === 'dqe' ? '97' : '9999',
			label: text,
		};
		const { run } = await runThree(bed, operation, 'continueErrorOutput', ({ faults }) =>
			faults.order({ ...operation.meetsCode, weather: coded }),
		);
		expect(run.outputs('Node')[0]).toMatchObject(wholeItems(operation));
		const [failed] = run.json('Failed');
		expect(failed?.['error']).toEqual(itsMessage);
		const shown = textsIn([failed?.['error'], failed?.['details']]);
		expect(shown.filter(({ text }) => !harmless.test(text) || text.length > 500)).toEqual([]);
	});

	it.each(nasty)('stays readable when an HTTP error says %s', async (_, text) => {
		const body = JSON.stringify({ title: text, detail: text });
		const spoil = bring({ weather: { kind: 'status', status: 400, body } }, operation);
		const { run } = await runThree(bed, operation, 'stopWorkflow', spoil);
		expect(run.error?.message).toEqual(itsMessage);
		expect(run.error?.message).toMatch(harmless);
		expect(run.error?.message.length).toBeLessThan(500);
		expect(run.error?.description).toMatch(harmless);
	});
});

it('no message or hint is one that n8n replaces by its own', () => {
	expect(everyMessage.length).toBeGreaterThan(1_000);
	expect(replacedBy(bed.bench.engine.workflow.NodeApiError)).toEqual([]);
});

it('would be noticed if n8n replaced a message', () => {
	const { NodeApiError } = bed.bench.engine.workflow;
	const made = new NodeApiError(
		{ id: '1', name: 'Node', type: 'x', typeVersion: 1, position: [0, 0], parameters: {} },
		{},
		{ message: 'vehiclePermission is missing' },
	);
	expect(made.message).not.toBe('vehiclePermission is missing');
});
