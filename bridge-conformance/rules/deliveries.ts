import { createHmac } from 'node:crypto';
import { textIn, type JsonObject } from '../../nodes/shared/clients/json';
import { bodyOf, deliveredOf, eventOf, idOf, timeOf, triesAt } from '../delivered';
import { isSame } from '../expectations';
import type { Hook, Received } from '../hook';
import { Inconclusive, must, type Rule } from '../rule';

export const deliveryNeeds = ['vin', 'commands', 'callback'] as const;

const needs = deliveryNeeds;

/** Seconds that the time in a signature may be away. */
const tolerance = 300;

export function isSignedWith(secret: string, { signature, text }: Received): boolean {
	const [, t, v1] = /^t=([0-9]{1,12}),v1=([0-9a-f]{64})$/.exec(signature) ?? [];
	return v1 === createHmac('sha256', secret).update(`${t}.${text}`).digest('hex');
}

function mustBeSigned(received: Received, { secret }: Hook, which: string): void {
	const wellFormed = /^t=[0-9]{1,12},v1=[0-9a-f]{64}$/.test(received.signature);
	must(wellFormed, `${which}: X-Bridge-Signature is not t=…,v1=…`);
	const holds = isSignedWith(secret, received);
	must(holds, `${which}: v1 is not the HMAC-SHA256 of "t.body" under the secret`);
	const away = Math.abs(received.at / 1000 - timeOf(received));
	must(away < tolerance, `${which}: t is ${Math.round(away)} s away from now`);
}

/** Of an event, what the document has; a bridge may add more in one place and not in the other. */
const documented = ({
	cursor,
	receivedAt,
	api,
	vin,
	command,
	message,
}: JsonObject): JsonObject => ({
	...{ cursor, receivedAt, api, vin, command, message },
});

/** What is delivered, to whom and how it is signed. */
export const deliveryRules: readonly Rule[] = [
	{
		id: 'deliveries.signed',
		requires: 'Every try is signed with the callback’s secret, with the time of sending',
		needs,
		check: async (subject) => {
			const { main, slow, refusing } = (await deliveredOf(subject)).deliveries;
			for (const hook of [main, slow, refusing]) {
				for (const [index, received] of triesAt(hook).entries()) {
					mustBeSigned(received, hook, `try ${index + 1}`);
				}
			}
		},
	},
	{
		id: 'deliveries.document',
		requires: 'A delivery is a POST of application/json that fits the document',
		needs,
		check: async (subject) => {
			const { main } = (await deliveredOf(subject)).deliveries;
			for (const received of triesAt(main)) {
				const { method, contentType } = received;
				must(method === 'POST', `a delivery was sent with ${method}`);
				must(/^application\/json(\s*;|$)/i.test(contentType), `its type is ${contentType}`);
				const misfit = subject.answers.misfitOfDelivery(bodyOf(received));
				must(misfit === undefined, misfit ?? '');
				const { session } = bodyOf(received);
				must(session === subject.bridge.session, 'a delivery names another session');
			}
		},
	},
	{
		id: 'deliveries.events',
		requires: 'Every event is delivered, in order, as it is in the events of the session',
		needs,
		check: async (subject) => {
			const { run, deliveries } = await deliveredOf(subject);
			const texts = new Set(triesAt(deliveries.main).map(({ text }) => text));
			const cursors = new Set(run.signals.map((event) => textIn(event, 'cursor')));
			const firsts = triesAt(deliveries.main).filter(({ text }) => texts.delete(text));
			const brought = firsts
				.map(eventOf)
				.filter((event) => cursors.delete(textIn(event, 'cursor')));
			must(
				isSame(brought.map(documented), run.signals.map(documented)),
				`${run.signals.length} signals, ${brought.length} of them delivered, or in another order, or other than in the events`,
			);
			const ids = new Set(firsts.map(idOf));
			must(ids.size >= run.signals.length, 'different events have the same deliveryId');
		},
	},
	{
		id: 'deliveries.asked-for',
		requires: 'A callback gets only what it asked for',
		needs,
		check: async (subject) => {
			const { elsewhere, puts } = (await deliveredOf(subject)).deliveries;
			const { status = 0 } = puts.get('elsewhere') ?? {};
			if (status >= 300) throw new Inconclusive(`the other subscription was answered ${status}`);
			const { length } = elsewhere.received;
			must(length === 0, `${length} signals went to a callback that asked for charges alone`);
		},
	},
	{
		id: 'deliveries.one-at-a-time',
		requires: 'The next delivery of a callback waits until the one before is answered',
		needs,
		check: async (subject) => {
			const { run, deliveries } = await deliveredOf(subject);
			const { slow, holdMs } = deliveries;
			const [first, ...others] = triesAt(slow);
			const until = (first?.at ?? 0) + holdMs;
			const early = others.filter(({ at, text }) => at < until && text !== first?.text);
			must(early.length === 0, `${early.length} came while the first was not answered yet`);
			const [one, next] = run.signals.map((event) => Date.parse(String(event['receivedAt'])));
			if (one === undefined || next === undefined || next - one > holdMs * 0.8) {
				throw new Inconclusive('no second signal came while the first delivery was held back');
			}
		},
	},
];
