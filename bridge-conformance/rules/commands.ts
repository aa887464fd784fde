import { objectIn, textIn } from '../../nodes/shared/clients/json';
import { emptyCommand, read, selectCar } from '../batches';
import { newKey, type Answer } from '../bridge';
import { eventOf } from '../delivered';
import {
	answered,
	described,
	isSame,
	mustBeNew,
	mustReplay,
	refused,
	retryAfterOf,
} from '../expectations';
import { Inconclusive, must, type Rule } from '../rule';
import { isOutcome } from '../signalReader';

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
				['a car that is only asked for', [{ ...selectCar(vin), method: 'get' }, emptyCommand]],
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
			const { outcome, signals, deliveries } = await subject.commandRun();
			if (outcome !== undefined) return;
			const delivered = deliveries?.main.received.map(eventOf).some(isOutcome) ?? false;
			must(!delivered, 'the outcome was delivered, but is not among the events');
			const { patience } = subject.options;
			throw new Inconclusive(
				`no outcome in ${patience} s, only ${signals.length} signals: did the car answer at all?`,
			);
		},
	},
	{
		id: 'commands.cursor',
		requires:
			'The cursor of the answer stands before the first call: no signal is missed from it on',
		needs: running,
		check: async (subject) => {
			const { signals, fromCursor, known } = await subject.commandRun();
			const list = (events: typeof signals) => events.map(({ message }) => message);
			must(
				isSame(list(fromCursor), list(signals)),
				`${signals.length} signals came, ${fromCursor.length} of them after the cursor`,
			);
			if (known.length === 0) throw new Inconclusive('no signal came while the batch still ran');
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
			const { another, stillRunning, waitedMs } = await subject.commandRun();
			// Longer than it can have been on the way.
			must(
				another.status === 409 || waitedMs < 2_000,
				`another command meanwhile: waited ${(waitedMs / 1000).toFixed(1)} s instead of 409`,
			);
			mustMeet(another, stillRunning);
			refused('another command meanwhile', another, 409, 'command-running');
			must(retryAfterOf(another) >= 1, 'another command meanwhile: no Retry-After');
		},
	},
	{
		id: 'commands.before-limit',
		requires: 'That it runs (rule 4) is told before a limit that is used up (rule 5)',
		needs: running,
		check: async (subject) => {
			const { limited, stillRunning } = await subject.commandRun();
			mustMeet(limited, stillRunning);
			refused('another command, past its limit', limited, 409, 'command-running');
		},
	},
	{
		id: 'commands.key-stays-free',
		requires: 'The key of a command that was refused with 409 can be used again',
		needs: running,
		check: async (subject) => {
			const { another, anotherKey } = await subject.commandRun();
			if (another.status !== 409) throw new Inconclusive('it was not refused');
			mustBeNew('its key, for another batch', await subject.bridge.calls([read], anotherKey));
		},
	},
	{
		id: 'commands.others-meanwhile',
		requires: 'Batches without a command run also while a command has no outcome',
		needs: running,
		check: async (subject) => {
			const { reading, selection } = await subject.commandRun();
			answered('a read meanwhile', reading);
			answered('a selection of the car meanwhile', selection);
		},
	},
	{
		id: 'commands.once',
		requires: 'A command sent again under its key, while it runs too, is not carried out again',
		needs: running,
		check: async (subject) => {
			const { answer, replay, reused } = await subject.commandRun();
			mustReplay('the same again', answer, replay);
			refused('another command under its key', reused, 422, 'idempotency-key-reused');
		},
	},
	{
		id: 'commands.next',
		requires: 'After the outcome the next command is not refused',
		needs: running,
		check: async (subject) => {
			const { next } = await subject.commandRun();
			if (next === undefined) throw new Inconclusive('there was no outcome');
			must(next.status === 200, `3 s after the outcome: ${described(next)}`);
		},
	},
];

/** What was not refused tells nothing if the command was over by then. */
function mustMeet(answer: Answer, stillRunning: boolean): void {
	if (answer.status !== 409 && !stillRunning) {
		throw new Inconclusive('the command was over too soon');
	}
}
