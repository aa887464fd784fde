import type { PimsCall } from '../../nodes/shared/clients/pimsCalls';
import { matchOf } from './differences';
import type { SpecApi, SpecParameter, VendorSpec } from './vendorSpec';

const parameter = (
	name: string,
	type: string,
	more: Partial<SpecParameter> = {},
): SpecParameter => ({
	name,
	type,
	required: true,
	values: undefined,
	fields: [],
	...more,
});

const api = (tag: string, parameters: readonly SpecParameter[]): SpecApi => ({
	verb: 'set',
	api: 'pims.a.b',
	tag,
	component: 'Component',
	parameters,
	codes: ['2001'],
});

const spec: VendorSpec = {
	labels: new Map(),
	apis: [
		api('one', [
			parameter('action', 'String', { values: ['one'] }),
			parameter('count', 'Integer', { required: false }),
		]),
		api('two', [
			parameter('action', 'String', { values: ['two'] }),
			parameter('now', 'Boolean'),
			parameter('days', 'Array of Strings', { values: ['mon', 'tue'] }),
			parameter('programs', 'Array of Objects', {
				required: false,
				fields: [parameter('slot', 'Integer'), parameter('hour', 'Integer')],
			}),
		]),
	],
};

const set = (parameters: PimsCall['parameters'], more: Partial<PimsCall> = {}): PimsCall => ({
	method: 'set',
	api: 'pims.a.b',
	...(parameters && { parameters }),
	...more,
});

const two = { action: 'two', now: true, days: ['mon'] };

it.each<[string, PimsCall, string | undefined, string[]]>([
	['fits', set({ action: 'one' }), 'one', []],
	['fits with what is optional', set({ action: 'one', count: 3 }), 'one', []],
	['fits the variant that its values name', set(two), 'two', []],
	[
		'is of another verb',
		{ method: 'get', api: 'pims.a.b' },
		undefined,
		['is not in the specification'],
	],
	[
		'has one parameter too many',
		set({ action: 'one', extra: 1 }),
		'one',
		['sends `extra`, which it does not have'],
	],
	[
		'has one too few',
		set({ action: 'two', now: true }),
		'two',
		['does not send `days`, which it requires'],
	],
	[
		'has another type',
		set({ ...two, now: 'true' }),
		'two',
		['sends `now` as string, not as Boolean'],
	],
	[
		'has another value in a list',
		set({ ...two, days: ['mon', 'wed'] }),
		'two',
		['sends `days` "wed", which is not among its values'],
	],
	[
		'has objects that differ',
		set({ ...two, programs: [{ slot: 1 }, { slot: '2', hour: 7 }] }),
		'two',
		[
			'does not send `programs.hour`, which it requires',
			'sends `programs.slot` as string, not as Integer',
		],
	],
	[
		'tolerates a code that the interface does not list',
		set({ action: 'one' }, { tolerate: [2001, 2005] }),
		'one',
		['expects 2005, which is not among its codes'],
	],
])('a call that %s', (_name, call, tag, differences) => {
	const match = matchOf(call, spec);
	expect([match.entry?.tag, match.differences]).toEqual([tag, differences]);
});

it('a type that the comparison does not know is an error, not a match', () => {
	const odd: VendorSpec = { ...spec, apis: [api('odd', [parameter('action', 'Set')])] };
	expect(() => matchOf(set({ action: 'one' }), odd)).toThrow('Set');
});
