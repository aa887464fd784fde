import { failing, read, subscribeSignal, unsubscribeSignal } from '../batches';
import { answered, codeOf, messagesOf, statusesOf } from '../expectations';
import { Inconclusive, must, type Rule } from '../rule';
import type { Subject } from '../subject';

/** The code with which this SDK refuses an interface that it does not know. */
async function codeOfFailing({ bridge }: Subject): Promise<number> {
	const answer = await bridge.calls([failing]);
	answered('a call that the SDK refuses', answer);
	const code = codeOf(messagesOf(answer)[0]);
	if (Number.isInteger(code)) return code;
	throw new Inconclusive(`the SDK knows ${failing.api}`);
}

/** Refused with 2005 while somebody is subscribed. */
const subscribeAgain = { ...subscribeSignal, tolerate: [] };

/** Each unsubscribes and subscribes in turn: if another one comes between, subscribing is refused with 2005. */
const delicate = [
	subscribeSignal,
	...Array.from({ length: 9 }, () => [unsubscribeSignal, subscribeAgain]).flat(),
];

const atOnce = 6;

export const batchRules: readonly Rule[] = [
	{
		id: 'batches.messages',
		requires: 'A batch is answered with one message per call, in order',
		check: async (subject) => {
			const code = await codeOfFailing(subject);
			const answer = await subject.bridge.calls([
				subscribeSignal,
				{ ...failing, tolerate: [code] },
				{ ...subscribeSignal, tolerate: [2005] },
			]);
			answered('three calls', answer);
			const [, second, third] = messagesOf(answer);
			must(
				messagesOf(answer).length === 3 && codeOf(second) === code && codeOf(third) === 2005,
				`three calls (the second fails, the third is a repeated subscription): ${statusesOf(answer)}`,
			);
		},
	},
	{
		id: 'batches.stop',
		requires: 'A batch ends with the first FAILED that it does not tolerate, answered 200',
		check: async ({ bridge }) => {
			for (const tolerate of [undefined, [], [1]]) {
				const call = { ...failing, ...(tolerate && { tolerate }) };
				const answer = await bridge.calls([read, call, read]);
				answered('a batch that fails', answer);
				const count = messagesOf(answer).length;
				must(count === 2, `the second of three calls fails, yet there are ${count} messages`);
			}
		},
	},
	{
		id: 'batches.rest',
		requires: 'What stands behind such a FAILED is not executed',
		check: async (subject) => {
			const { bridge } = subject;
			await codeOfFailing(subject);
			await bridge.calls([subscribeSignal]);
			await bridge.calls([failing, unsubscribeSignal]);
			const [message] = messagesOf(await bridge.calls([subscribeAgain]));
			must(codeOf(message) === 2005, 'the unsubscription behind a FAILED was executed');
		},
	},
	{
		id: 'batches.tolerate',
		requires: 'A batch goes on after a code in the call’s own `tolerate`, compared by number',
		check: async (subject) => {
			const code = await codeOfFailing(subject);
			for (const tolerate of [[code], [1, code], [String(code)]]) {
				const body = JSON.stringify({ calls: [{ ...failing, tolerate }, read] });
				const answer = await subject.bridge.post(body);
				answered(`tolerate ${JSON.stringify(tolerate)}`, answer);
				const count = messagesOf(answer).length;
				must(count === 2, `tolerate ${JSON.stringify(tolerate)}: ${count} messages of 2`);
			}
			const mixed = [{ ...failing, tolerate: [code] }, failing, read];
			const count = messagesOf(await subject.bridge.calls(mixed)).length;
			must(count === 2, `what the first call tolerates, the second did too: ${count} messages`);
		},
	},
	{
		id: 'batches.atomic',
		requires: 'A batch runs alone in its session',
		check: async ({ bridge }) => {
			const answers = await Promise.all(
				Array.from({ length: atOnce }, () => bridge.calls(delicate)),
			);
			for (const answer of answers) {
				answered('one of several batches at once', answer);
				must(
					messagesOf(answer).length === delicate.length,
					`of ${atOnce} batches at once that unsubscribe and subscribe, one met another: ${codeOf(messagesOf(answer).at(-1))}`,
				);
			}
		},
	},
];
