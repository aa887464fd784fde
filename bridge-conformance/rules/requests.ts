import { read } from '../batches';
import { refused } from '../expectations';
import type { Rule } from '../rule';

/** Batches that do not fit the document; each would be harmless if it were executed. */
const misshapen: ReadonlyArray<readonly [what: string, body: string]> = [
	['no JSON', '{"calls":'],
	['no calls', JSON.stringify({ calls: [] })],
	['an unknown member', JSON.stringify({ calls: [read], call: 1 })],
	['an unknown method', JSON.stringify({ calls: [{ ...read, method: 'put' }] })],
	['a foreign interface', JSON.stringify({ calls: [{ ...read, api: 'eval' }] })],
	['parameters that are no object', JSON.stringify({ calls: [{ ...read, parameters: [] }] })],
	['21 calls', JSON.stringify({ calls: Array.from({ length: 21 }, () => read) })],
];

const mebibyte = 2 ** 20;

export const requestRules: readonly Rule[] = [
	{
		id: 'requests.misshapen',
		requires: 'What does not fit the OpenAPI document is 400',
		check: async ({ bridge }) => {
			for (const [what, body] of misshapen) {
				refused(what, await bridge.post(body), 400, 'invalid-request');
			}
			for (const wait of ['31', '-1', 'long']) {
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
		},
	},
	{
		id: 'requests.media-type',
		requires: 'A body that is not sent as application/json is 415',
		check: async ({ bridge }) => {
			const body = JSON.stringify({ calls: [read] });
			for (const type of ['text/plain', 'application/x-www-form-urlencoded']) {
				const answer = await bridge.ask('postCalls', 'POST', `/sessions/${bridge.session}/calls`, {
					body,
					headers: { 'content-type': type },
				});
				refused(type, answer, 415, 'unsupported-media-type');
			}
		},
	},
	{
		id: 'requests.too-large',
		requires: 'A body of more than 1 MiB is 413',
		check: async ({ bridge }) => {
			const parameters = { text: 'x'.repeat(mebibyte) };
			const answer = await bridge.calls([{ ...read, parameters }]);
			refused('1 MiB and more', answer, 413, 'too-large');
		},
	},
];
