import { createHmac } from 'node:crypto';
import {
	isJsonObject,
	objectIn,
	parseJson,
	textIn,
	type JsonObject,
} from '../../nodes/shared/clients/json';
import { CallbackReceiver, type Received } from '../receiver';
import { Inconclusive, must, type Rule } from '../rule';
import type { Subject } from '../subject';

const needs = ['vin', 'commands', 'callback'] as const;

/** Seconds that the time in a signature may be away. */
const tolerance = 300;

/** What reached the receiver; the rules about it need at least one. */
async function deliveries(subject: Subject): Promise<readonly [Received, ...Received[]]> {
	const { signals } = await subject.commandRun();
	if (signals.length === 0) throw new Inconclusive('there were no signals to deliver');
	const [first, ...more] = subject.receiver.received;
	must(first !== undefined, `nothing arrived at ${subject.receiver.url}`);
	return [first, ...more];
}

const bodyOf = ({ text }: Received): JsonObject => {
	const body = parseJson(text);
	return isJsonObject(body) ? body : {};
};

function mustBeSigned({ signature, text, at }: Received, secret: string, which: string): void {
	const [, t, v1] = /^t=([0-9]{1,12}),v1=([0-9a-f]{64})$/.exec(signature) ?? [];
	must(t !== undefined && v1 !== undefined, `${which}: X-Bridge-Signature is not t=…,v1=…`);
	const expected = createHmac('sha256', secret).update(`${t}.${text}`).digest('hex');
	must(v1 === expected, `${which}: v1 is not the HMAC-SHA256 of "t.body" under the secret`);
	const away = Math.abs(at / 1000 - Number(t));
	must(away < tolerance, `${which}: t is ${Math.round(away)} s away from now`);
}

export const deliveryRules: readonly Rule[] = [
	{
		id: 'deliveries.signed',
		requires: 'Every try is signed with the secret, with the time of sending',
		needs,
		check: async (subject) => {
			for (const [index, received] of (await deliveries(subject)).entries()) {
				mustBeSigned(received, subject.receiver.secret, `try ${index + 1}`);
			}
		},
	},
	{
		id: 'deliveries.redirects',
		requires: 'Redirects are not followed; a redirected delivery comes again',
		needs,
		check: async (subject) => {
			const { pathname } = new URL(subject.receiver.redirection);
			for (const { path, method } of await deliveries(subject)) {
				must(!path.endsWith(pathname), 'a redirected delivery went to the other address');
				must(method === 'POST', `a delivery was sent with ${method}`);
			}
		},
	},
	{
		id: 'deliveries.again',
		requires: 'What is not answered 2xx comes again, with the same deliveryId and body',
		needs,
		check: async (subject) => {
			const tries = (await deliveries(subject)).slice(0, CallbackReceiver.triesFor(1));
			must(tries.length === CallbackReceiver.triesFor(1), `it was tried ${tries.length} times`);
			const texts = new Set(tries.map(({ text }) => text));
			const ids = new Set(tries.map((each) => textIn(bodyOf(each), 'deliveryId')));
			must(ids.size === 1, 'a second try has another deliveryId');
			must(texts.size === 1, 'a second try has another body');
		},
	},
	{
		id: 'deliveries.events',
		requires: 'Every event is delivered, in order, as it is in the events of the session',
		needs,
		check: async (subject) => {
			const [all, { signals }] = [await deliveries(subject), await subject.commandRun()];
			const brought = all.map((each) => objectIn(bodyOf(each), 'event'));
			const cursors = [...new Set(brought.map((event) => textIn(event, 'cursor') ?? ''))];
			const delivered = cursors.slice(0, signals.length);
			must(
				JSON.stringify(delivered) === JSON.stringify(signals.map(({ cursor }) => cursor)),
				`${signals.length} signals, ${delivered.length} delivered, or in another order`,
			);
			for (const delivery of all) {
				const { session } = bodyOf(delivery);
				must(session === subject.bridge.session, 'a delivery names another session');
			}
		},
	},
];
