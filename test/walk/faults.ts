import type { IDataObject } from 'n8n-workflow';
import type { Sandbox } from '../../sandbox';
import { vehicleReport } from '../../sandbox/bridge/pims/vehicleReport';
import type { Fault, Weather } from '../../sandbox/contract';
import { sessions, vins } from '../support/bridgeSessions';
import { customers, unlucky } from '../support/operationUnderTest';
import { operations } from '../support/operations';
import { partnerTroubles } from '../support/partnerTroubles';
import { echoes, echoOf } from '../support/secretsInPlay';
import { phones } from '../support/dqeOperations';
import { closedPort, noSuchName, troubles } from '../support/troubles';
import type { Subject } from './subject';

/** Where a fault meets the requests of a run. */
export interface Place {
	readonly on: string;
	/** How many matching requests pass before it. */
	readonly after: number;
	readonly times: number;
}

/** Something that spoils a run. */
export interface WalkFault {
	readonly what: string;
	/** Whether it takes seconds. */
	readonly slow?: boolean;
	/** A code of the vendor, given without looking at its state. */
	readonly code?: string;
	/** Which places it is for, if not all. */
	readonly only?: (on: string) => boolean;
	order(sandbox: Sandbox, place: Place, subject: Subject, items: readonly IDataObject[]): void;
}

const byWeather = (
	what: string,
	weather: Weather | ((sandbox: Sandbox) => Weather),
	more: Pick<WalkFault, 'slow' | 'only'> = {},
): WalkFault => ({
	what,
	...more,
	order(sandbox, { on, after, times }, { vendor }) {
		const brought = typeof weather === 'function' ? weather(sandbox) : weather;
		sandbox.faults.order({ vendor, on, skip: after, times, weather: brought });
	},
});

const both = (what: string, weather: (acted: boolean) => Weather, slow = false): WalkFault[] =>
	[false, true].map((acted) =>
		byWeather(`${what}, ${acted ? 'after acting' : 'without acting'}`, weather(acted), { slow }),
	);

const body = (text: string, acted = false, contentType = 'application/json'): Weather => ({
	kind: 'body',
	body: text,
	contentType,
	status: 200,
	acted,
});

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

const another = { phone: '33699999999', vin: 'VR3SANDB0XBEV9999', service: 'OTHER_CODE' };
const dateTime = '2030-07-29 11:32:32.876000';
const channels = { phone: 0, post: 0, sms: 1, email: 0 };
const errors = { '00': '00 - No errors' };

const ofAnotherPhone = byWeather(
	'the answer of another phone',
	body(
		JSON.stringify({
			status: 'DELIVERED',
			...{ to: another.phone, phone: another.phone, smsToken: 'C6hfYZIER3CVoGVYwTiZ99' },
			...{ errors, channels, timeout: '3', companyName: 'MYCOMPANY', country: 'FRA', dateTime },
		}),
	),
);
const verifiedForAnother = byWeather(
	'a right PIN of another phone',
	body(JSON.stringify({ status: 'OK', phone: another.phone, errors, channels, dateTime })),
);

const ofAnotherCar = byWeather(
	'the data of another car',
	({ bridge }) => {
		const car = bridge.car(vins[unlucky]);
		const result = vehicleReport(another.vin, car.report, '2.3');
		const ok = { transactionId: '953cfefb-bc72', status: 'SUCCEEDED' };
		return body(JSON.stringify({ messages: [ok, { ...ok, result }], cursor: 'x' }));
	},
	{ only: (on) => on === '/calls' },
);
const signalOf = (what: string, event: object) =>
	byWeather(
		what,
		body(
			JSON.stringify({
				events: [
					{
						cursor: 'x',
						receivedAt: '2030-07-29T11:32:32Z',
						api: 'pims.vehicle.signal',
						...event,
						message: { transactionId: 'y', status: 'RESULT', result: { code: 200 } },
					},
				],
				cursor: 'x',
			}),
		),
		{ slow: true, only: (on) => on === '/events' },
	);

const forSubscribers = ({ vin, service }: typeof another): WalkFault[] => [
	byWeather('the eligibility of another car', body(JSON.stringify({ vin, eligible: true }))),
	byWeather(
		'the list of another service',
		body(JSON.stringify({ code: service, name: 'Other', subscribers: [vin] })),
	),
	byWeather(
		'what became of another service',
		body(JSON.stringify([{ code: service, subscribers: [vin] }])),
	),
];

const ofSdk = (
	what: string,
	change: (sdk: ReturnType<Sandbox['bridge']['session']>['sdk']['state']) => void,
): WalkFault => ({
	what,
	order: ({ bridge }) => {
		for (const customer of customers) change(bridge.session(sessions[customer]).sdk.state);
	},
});

const sdkStates: readonly WalkFault[] = [
	ofSdk('a strong authentication that has expired', (sdk) => {
		sdk.strongAuthentication = 'expired';
	}),
	ofSdk('an account that wants another PIN and strong authentication', (sdk) => {
		sdk.strongAuthentication = 'expired';
		sdk.account.pin = '55667788';
	}),
	ofSdk('a post-synchronization that fails', (sdk) => {
		sdk.inWebo = 'postSynchronizationFailed';
	}),
	ofSdk('a message broker that is lost', (sdk) => {
		sdk.broker = 'lost';
	}),
	ofSdk('refusals at once', (sdk) => {
		sdk.refusals = 'atOnce';
	}),
];

const operatorStates = (['PENDING', 'UNDELIVERABLE', 'REJECTED', 'EXPIRED', 'NONE'] as const).map(
	(status): WalkFault => ({
		what: `the operator's ${status}`,
		order: ({ dqe }) => void dqe.operator.set(phones[unlucky], status),
	}),
);

const ruleFaults: readonly WalkFault[] = [
	{
		what: 'answers with bodies',
		order({ ovip: { rules } }) {
			rules.acceptedBody = 'entries';
			rules.deleteBody = 'entries';
			rules.emptyEntries = 'empty';
		},
	},
	{
		what: 'repeated cars left out',
		order: ({ ovip: { rules } }) => void (rules.repeatedSubscriber = 'omitted'),
	},
];

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
				signalOf('a signal of another car', { vin: another.vin }),
				signalOf('a signal of another command', { command: 'another-key' }),
			];
		case 'ovip':
			return [
				...weathers,
				...(effect === 'read' || name.includes('Add') ? empty : []),
				...servers,
				...tabled.ovip,
				...ruleFaults,
				...forSubscribers(another),
			];
	}
}

/** What can spoil a subject, in an order in which the simplest comes first. */
export const faultsOf = (subject: Subject): readonly WalkFault[] => [
	...(subject.refuse ? [refused] : []),
	...faultsOfVendor(subject),
	...subject.codes.map(coded),
];
