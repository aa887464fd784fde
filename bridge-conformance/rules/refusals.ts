import {
	counted,
	emptyCommand,
	emptySmsRequest,
	limitOf,
	read,
	selectCar,
	subscribeSignal,
	unsubscribeSignal,
} from '../batches';
import { newKey, type Answer, type Bridge } from '../bridge';
import { codeOf, described, messagesOf, refused } from '../expectations';
import { must, type Rule } from '../rule';

const selection = selectCar('conformance');
const twoCommands = [selection, emptyCommand, selection, emptyCommand];

/** A batch that the bridge has to refuse. It begins with an unsubscription, to be seen if it is executed. */
type Refused = (bridge: Bridge) => Promise<Answer>;

const refusedBatches: ReadonlyArray<readonly [what: string, send: Refused]> = [
	['400, no key', (bridge) => bridge.calls([unsubscribeSignal, emptySmsRequest])],
	['422, no car', (bridge) => bridge.calls([unsubscribeSignal, emptyCommand], newKey())],
	['422, two commands', (bridge) => bridge.calls([unsubscribeSignal, ...twoCommands], newKey())],
	[
		'422, never fits',
		(bridge) => {
			const limit = limitOf(1);
			return bridge.calls([unsubscribeSignal, counted(limit), counted(limit)]);
		},
	],
	[
		'422, reused key',
		async (bridge) => {
			const key = newKey();
			await bridge.calls([read], key);
			return await bridge.calls([unsubscribeSignal, read], key);
		},
	],
	[
		'429',
		async (bridge) => {
			const limit = limitOf(1);
			await bridge.calls([counted(limit)]);
			return await bridge.calls([unsubscribeSignal, counted(limit)]);
		},
	],
];

/** What the rules of POST calls say about refusals as a whole. */
export const refusalRules: readonly Rule[] = [
	{
		id: 'refusals.nothing-executed',
		requires: 'Nothing of a refused batch is executed, not even what stands first',
		check: async ({ bridge }) => {
			for (const [what, send] of refusedBatches) {
				await bridge.calls([subscribeSignal]);
				const { status } = await send(bridge);
				const again = { ...subscribeSignal, tolerate: [] };
				const [message] = messagesOf(await bridge.calls([again]));
				must(
					status === 200 || codeOf(message) === 2005,
					`${what}: answered ${status}, and its unsubscription was executed`,
				);
			}
		},
	},
	{
		id: 'refusals.key-first',
		requires: 'A missing key (rule 1) is told before wrong commands (rule 2)',
		check: async ({ bridge }) => {
			for (const [what, calls] of [
				['a command without car and key', [emptyCommand]],
				['two commands without key', twoCommands],
			] as const) {
				refused(what, await bridge.calls(calls), 400, 'idempotency-key-missing');
			}
		},
	},
	{
		id: 'refusals.commands-second',
		requires: 'Wrong commands (rule 2) are told before a reused key (rule 3)',
		check: async ({ bridge }) => {
			for (const [what, calls, problem] of [
				['a command without car', [emptyCommand], 'vin-not-selected'],
				['two commands', twoCommands, 'more-than-one-command'],
			] as const) {
				const key = newKey();
				await bridge.calls([read], key);
				refused(`${what}, under a known key`, await bridge.calls(calls, key), 422, problem);
			}
		},
	},
	{
		id: 'refusals.limit-last',
		requires: 'A known key (rule 3) counts before a limit that is used up (rule 5)',
		check: async ({ bridge }) => {
			const [limit, key] = [limitOf(1), newKey()];
			const first = await bridge.calls([counted(limit)], key);
			const again = await bridge.calls([counted(limit)], key);
			const seen = described(again);
			must(first.status === 200 && again.status === 200, `the same request again: ${seen}`);
			const other = await bridge.calls([read, counted(limit)], key);
			refused('another request under its key', other, 422, 'idempotency-key-reused');
		},
	},
];
