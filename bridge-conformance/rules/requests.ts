import { emptySmsRequest, read } from '../batches';
import { newKey } from '../bridge';
import { answered, described, refused } from '../expectations';
import { must, type Rule } from '../rule';

const withCall = (change: object): string => JSON.stringify({ calls: [{ ...read, ...change }] });

const limit = { name: 'conformance', max: 1, perSeconds: 60 };

/** Batches that do not fit the document; each would be harmless if it were executed. */
const misshapen: ReadonlyArray<readonly [what: string, body: string]> = [
	['no JSON', '{"calls":'],
	['no object', JSON.stringify([read])],
	['no `calls`', JSON.stringify({})],
	['no calls', JSON.stringify({ calls: [] })],
	['an unknown member', JSON.stringify({ calls: [read], call: 1 })],
	['an unknown member of a call', withCall({ timeout: 1 })],
	['no method', withCall({ method: undefined })],
	['an unknown method', withCall({ method: 'put' })],
	['no interface', withCall({ api: undefined })],
	['a foreign interface', withCall({ api: 'eval' })],
	['an interface with a long name', withCall({ api: `pims.${'x'.repeat(124)}` })],
	['parameters that are no object', withCall({ parameters: [] })],
	['`tolerate` that is no list', withCall({ tolerate: 2005 })],
	['a code that is no number', withCall({ tolerate: ['all'] })],
	['21 codes', withCall({ tolerate: Array.from({ length: 21 }, (_, index) => 3000 + index) })],
	['a limit without a name', withCall({ limit: { ...limit, name: undefined } })],
	['a limit named with a space', withCall({ limit: { ...limit, name: 'one two' } })],
	['a limit of no calls', withCall({ limit: { ...limit, max: 0 } })],
	['a limit of 1001 calls', withCall({ limit: { ...limit, max: 1001 } })],
	['a limit for more than a day', withCall({ limit: { ...limit, perSeconds: 86_401 } })],
	['an unknown member of a limit', withCall({ limit: { ...limit, per: 'day' } })],
	['21 calls', JSON.stringify({ calls: Array.from({ length: 21 }, () => read) })],
];

/** Types that a body of JSON is not sent with; the third only begins alike. */
export const otherTypes = [
	'text/plain',
	'application/x-www-form-urlencoded',
	'application/json-patch+json',
	null,
] as const;

const mebibyte = 2 ** 20;

/** The same JSON, as long as asked for. */
export const padded = (json: string, length: number): string => json.padEnd(length, ' ');

export const requestRules: readonly Rule[] = [
	{
		id: 'requests.misshapen',
		requires: 'What does not fit the OpenAPI document is 400',
		check: async ({ bridge }) => {
			for (const [what, body] of misshapen) {
				refused(what, await bridge.post(body), 400, 'invalid-request');
			}
			for (const wait of ['31', '-1', 'long', '1.5']) {
				const answer = await bridge.events(undefined, { wait });
				refused(`wait=${wait}`, answer, 400, 'invalid-request');
			}
		},
	},
	{
		id: 'requests.key-format',
		requires: 'An Idempotency-Key has 1 to 255 visible ASCII characters, else 400',
		check: async ({ bridge }) => {
			for (const key of ['with a space', 'x'.repeat(256)]) {
				refused(`a key of ${key.length}`, await bridge.calls([read], key), 400, 'invalid-request');
			}
			// Whether that is none or a wrong one is open; it is not a key in any case.
			const empty = await bridge.calls([emptySmsRequest], '');
			must(empty.status === 400, `an empty key: expected 400, got ${described(empty)}`);
			const odd = newKey().padEnd(255, '~!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}');
			answered('a key of 255 characters', await bridge.calls([read], odd));
		},
	},
	{
		id: 'requests.media-type',
		requires: 'A body that is not sent as application/json is 415',
		check: async ({ bridge }) => {
			const body = JSON.stringify({ calls: [read] });
			for (const type of otherTypes) {
				const answer = await bridge.post(body, { type });
				refused(type ?? 'no type', answer, 415, 'unsupported-media-type');
			}
			for (const type of ['application/json; charset=utf-8', 'Application/JSON']) {
				answered(type, await bridge.post(body, { type }));
			}
		},
	},
	{
		id: 'requests.too-large',
		requires: 'A body of more than 1 MiB is 413, one of 1 MiB is not',
		check: async ({ bridge }) => {
			const body = JSON.stringify({ calls: [read] });
			const larger = await bridge.post(padded(body, mebibyte + 1));
			refused('1 MiB and one byte', larger, 413, 'too-large');
			answered('1 MiB', await bridge.post(padded(body, mebibyte)));
		},
	},
];
