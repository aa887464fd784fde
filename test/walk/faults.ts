import type { Fault } from '../../sandbox/contract';
import { unlucky } from '../support/operationUnderTest';
import { operations } from '../support/operations';
import { partnerTroubles } from '../support/partnerTroubles';
import { echoes, echoOf } from '../support/secretsInPlay';
import { closedPort, noSuchName, troubles } from '../support/troubles';
import {
	ofAnotherCar,
	ofAnotherPhone,
	ofAnotherSignal,
	ofAnotherSubscriber,
	verifiedForAnother,
} from './answersOfAnother';
import type { Subject } from './subject';
import { operatorStates, ruleFaults, sdkStates } from './vendorStates';
import { body, both, byWeather, type WalkFault } from './walkFault';

/** Statuses behind which a vendor may have acted or not; after all others it has not. */
const doubtful = [302, 307, 408, 500, 502, 503, 504];
const refusals = [400, 401, 402, 403, 404, 405, 406, 409, 410, 411, 413, 415, 422, 423, 429, 451];

const html = '<!doctype html><title>Sign in</title><h1>Welcome</h1>';
const xml = '<?xml version="1.0"?><fault><code>500</code></fault>';

/** Answers of no vendor, with status 200. */
const strange: Readonly<Record<string, readonly [text: string, contentType?: string]>> = {
	HTML: [html, 'text/html'],
	'HTML that says JSON': [html],
	XML: [xml, 'text/xml'],
	'JSON that ends too early': ['{"status":"OK","err'],
	'JSON of another shape': ['{"success":true,"verified":true,"delivered":true}'],
	'a JSON list': ['[]'],
	'JSON null': ['null'],
	'JSON true': ['true'],
	'plain text': ['OK', 'text/plain'],
	'messages of no call': ['{"messages":[],"cursor":""}'],
	'an answer of a gateway': ['{"httpCode":"401","httpMessage":"Unauthorized"}'],
};

const weathers: readonly WalkFault[] = [
	...both('a reset', (acted) => ({ kind: 'reset', acted })),
	...both('an answer cut in the middle', (acted) => ({ kind: 'truncated', acted })),
	...refusals.map((status) => byWeather(`HTTP ${status}`, { kind: 'status', status })),
	...doubtful.flatMap((status) =>
		both(`HTTP ${status}`, (acted) => ({
			kind: 'status',
			status,
			acted,
			body: status === 504 ? html : '',
			headers: { location: 'https://example.com/' },
		})),
	),
	byWeather('HTTP 429 for a minute', {
		kind: 'status',
		status: 429,
		headers: { 'retry-after': '60' },
	}),
	...Object.entries(strange).flatMap(([what, [text, contentType]]) =>
		both(what, (acted) => body(text, acted, contentType)),
	),
	...both('no answer', (acted) => ({ kind: 'hang', acted }), true),
	...both('an answer that drips', (acted) => ({ kind: 'drip', everyMs: 40, acted }), true),
	byWeather('a slow answer', { kind: 'delay', milliseconds: 200 }, { slow: true }),
	...[429, 409, 503].map((status) =>
		byWeather(
			`HTTP ${status} for a second`,
			{ kind: 'status', status, headers: { 'retry-after': '1' } },
			{ slow: true },
		),
	),
];

/** The empty answer is a good one to DELETE, for which the vendor documents no body. */
const empty = both('an empty answer', (acted) => body('', acted));

const elsewhere = (server: string): WalkFault => ({
	what: server === closedPort ? 'a refused connection' : 'a name that does not exist',
	order(_sandbox, _place, _subject, items) {
		const item = items[unlucky];
		if (item) item['server'] = server;
	},
});

const refused: WalkFault = {
	what: 'a refusal of its own',
	order: (sandbox, _place, { refuse }, items) => refuse?.(sandbox, items),
};

const coded = (code: string): WalkFault => ({
	what: `code ${code}`,
	code,
	order({ faults }, { on, after, times }, { vendor }) {
		faults.order({ vendor, on, skip: after, times, weather: { kind: 'code', code } });
	},
});

const echoed = (name: string, order: (typeof echoes)[number]['order']): WalkFault => ({
	what: `a vendor that repeats what it was told in ${name}`,
	order(sandbox, { on, after, times }, { name: subject, vendor }, items) {
		const operation = operations.find((each) => subject.startsWith(each.name));
		const meets: Fault = { vendor, on, skip: after, times, weather: { kind: 'code', code: '' } };
		if (operation === undefined) throw new RangeError(`There is no operation ${subject}`);
		// Where one signs in nothing of an item is told.
		const item = on.includes('access_token') ? {} : (items[unlucky] ?? {});
		const text = echoOf(operation, item);
		order(sandbox, { ...operation, meets, meetsCode: meets }, text);
	},
});

/** Rows of the tables by which single troubles are tested, as far as they are weather. */
const tabled = {
	bridgeOrDqe: (vendor: 'dqe' | 'bridge') =>
		troubles
			.filter(({ only }) => only === undefined || only === vendor)
			.flatMap(({ what, cause }) =>
				'weather' in cause ? [byWeather(`${what} (table)`, cause.weather)] : [],
			),
	ovip: partnerTroubles
		.filter(({ notFor }) => notFor === undefined)
		.flatMap(({ what, weather }) =>
			weather.kind === 'code' ? [] : [byWeather(`${what} (table)`, weather)],
		),
};

const servers = [elsewhere(closedPort), elsewhere(noSuchName)];
const echoedAll = echoes.map(({ name, order }) => echoed(name, order));

function faultsOfVendor({ vendor, name, effect }: Subject): readonly WalkFault[] {
	switch (vendor) {
		case 'dqe':
			return [
				...weathers,
				...empty,
				...servers,
				...echoedAll,
				...tabled.bridgeOrDqe('dqe'),
				...(name.includes('send') ? [ofAnotherPhone, ...operatorStates] : [verifiedForAnother]),
			];
		case 'bridge':
			return [
				...weathers,
				...empty,
				...servers,
				...echoedAll,
				...tabled.bridgeOrDqe('bridge'),
				...sdkStates,
				...(name.startsWith('Vehicle: get status') ? [ofAnotherCar] : []),
				...ofAnotherSignal,
			];
		case 'ovip':
			return [
				...weathers,
				...(effect === 'read' || name.includes('Add') ? empty : []),
				...servers,
				...tabled.ovip,
				...ruleFaults,
				...ofAnotherSubscriber,
			];
	}
}

const known = new Map<Subject, readonly WalkFault[]>();

/** What can spoil a subject, in an order in which the simplest comes first. */
export function faultsOf(subject: Subject): readonly WalkFault[] {
	const faults = known.get(subject) ?? [
		...(subject.refuse ? [refused] : []),
		...faultsOfVendor(subject),
		...subject.codes.map(coded),
	];
	known.set(subject, faults);
	return faults;
}
