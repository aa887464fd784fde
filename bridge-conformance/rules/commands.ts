import { objectIn, textIn } from '../../nodes/shared/clients/json';
import { emptyCommand, read, selectCar } from '../batches';
import { newKey } from '../bridge';
import { answered, isReplay, refused, retryAfterOf, transactionsOf } from '../expectations';
import { Inconclusive, must, type Rule } from '../rule';

const running = ['vin', 'commands'] as const;

export const commandRules: readonly Rule[] = [
	{
		id: 'commands.own-car',
		requires: 'A command without its own `set pims.vehicle.vin` before it is 422',
		needs: ['vin'],
		check: async ({ bridge, vin }) => {
			for (const [what, calls] of [
				['a command alone', [emptyCommand]],
				['a command before its car', [emptyCommand, selectCar(vin)]],
				[
					'a command whose selection may fail',
					[{ ...selectCar(vin), tolerate: [2366] }, emptyCommand],
				],
			] as const) {
				refused(what, await bridge.calls(calls, newKey()), 422, 'vin-not-selected');
			}
		},
	},
	{
		id: 'commands.one-per-batch',
		requires: 'A batch with two commands is 422',
		needs: ['vin'],
		check: async ({ bridge, vin }) => {
			const batch = [selectCar(vin), emptyCommand, selectCar(vin), emptyCommand];
			refused('two', await bridge.calls(batch, newKey()), 422, 'more-than-one-command');
		},
	},
	{
		id: 'commands.outcome',
		requires: 'A command that was taken ends in an event: code 200 or an error',
		needs: running,
		check: async (subject) => {
			const { outcome, signals } = await subject.commandRun();
			must(
				outcome !== undefined,
				`no outcome in ${subject.options.patience} s, only ${signals.length} signals`,
			);
		},
	},
	{
		id: 'commands.cursor',
		requires:
			'The cursor of the answer stands before the first call: no signal is missed from it on',
		needs: running,
		check: async (subject) => {
			const { signals, signalsFromCursor } = await subject.commandRun();
			if (signals.length === 0) throw new Inconclusive('there were no signals');
			const codes = (list: typeof signals) =>
				list.map(({ message }) => JSON.stringify(message)).join('\n');
			must(
				codes(signalsFromCursor) === codes(signals),
				`${signals.length} signals came, ${signalsFromCursor.length} of them after the cursor`,
			);
		},
	},
	{
		id: 'commands.named',
		requires: 'Its signals carry its key and its car',
		needs: running,
		check: async (subject) => {
			const { signals, key, vin } = await subject.commandRun();
			for (const event of signals) {
				const code = textIn(objectIn(objectIn(event, 'message'), 'result'), 'code') ?? 'error';
				must(event['command'] === key, `signal ${code}: command is not the Idempotency-Key`);
				must(event['vin'] === vin, `signal ${code}: vin is not the car of the command`);
			}
		},
	},
	{
		id: 'commands.exclusive',
		requires: 'Until the outcome another command is 409 with Retry-After',
		needs: running,
		check: async (subject) => {
			const { another, wasRunning } = await subject.commandRun();
			if (!wasRunning) throw new Inconclusive('the command was over too soon');
			refused('another command meanwhile', another, 409, 'command-running');
			must(retryAfterOf(another) >= 1, 'another command meanwhile: no Retry-After');
		},
	},
	{
		id: 'commands.key-stays-free',
		requires: 'The key of a command that was refused with 409 can be used again',
		needs: running,
		check: async (subject) => {
			const { another, anotherKey } = await subject.commandRun();
			if (another.status !== 409) throw new Inconclusive('it was not refused');
			const answer = await subject.bridge.calls([read], anotherKey);
			answered('its key, for another batch', answer);
			must(!isReplay(answer), 'its key, for another batch: answered with Idempotency-Replayed');
		},
	},
	{
		id: 'commands.reads-meanwhile',
		requires: 'Batches without a command run also while a command has no outcome',
		needs: running,
		check: async (subject) => {
			answered('a read meanwhile', (await subject.commandRun()).readMeanwhile);
		},
	},
	{
		id: 'commands.once',
		requires: 'A command that is sent again under its key is not carried out again',
		needs: running,
		check: async (subject) => {
			const { answer, replay } = await subject.commandRun();
			answered('the same again', replay);
			must(transactionsOf(replay) === transactionsOf(answer), 'the same again: executed again');
			must(isReplay(replay), 'the same again: without Idempotency-Replayed: true');
		},
	},
];
