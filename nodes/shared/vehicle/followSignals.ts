import type { BridgeOptions, CallsAnswer, PimsBridgeClient, SdkCall } from '../clients/pimsBridge';
import { nextSignals, type Signal } from '../clients/pimsSignal';
import { failed, succeeded, type Failure, type Result } from '../failures/failure';
import { mapFailure } from '../failures/mapFailure';
import { cursorIsExpired, isEndOfCommand } from '../failures/reactions';
import { signalFailure } from '../failures/signalFailure';
import { outcomeOfCode } from '../failures/vehicleOutcome';
import { parseListedVin } from '../values/vin';
import type { CommandEvent, CommandOutcome } from './commandOutcome';
import type { VehicleCommandKind } from './vehicleCommand';

/** A command on its way and what is known of it so far. */
export interface SentCommand {
	readonly vin: string;
	readonly command: VehicleCommandKind;
	readonly sdk: SdkCall;
	/** Milliseconds since the epoch. */
	readonly startedAt: number;
	readonly transactionId: string;
	readonly events: CommandEvent[];
}

/** At least between two polls that bring no news: of a bridge that cannot be reached for the moment, or does not hold them. */
const pauseMs = 1_000;

/**
 * Follows a command to its end: 900 accepted, 901 asleep, 903 forwarded, then 200 done or a refusal.
 * A bridge that is away for a moment is asked again, since the command is on its way whatever the polls do.
 */
export async function followSignals(
	client: PimsBridgeClient,
	{ pause, now }: Pick<BridgeOptions, 'pause' | 'now'>,
	sent: SentCommand,
	answer: CallsAnswer,
	waitMs: number,
): Promise<Result<CommandOutcome>> {
	const deadline = sent.startedAt + waitMs;
	const pauseFor = async (wanted: number): Promise<void> => {
		const milliseconds = Math.min(wanted, deadline - now());
		if (milliseconds > 0) await pause(milliseconds);
	};
	// A bridge that names no position is asked from now on.
	let cursor = answer.cursor === '' ? undefined : answer.cursor;
	for (;;) {
		const polledAt = now();
		const leftMs = deadline - polledAt;
		if (leftMs <= 0) return noOutcome(sent, now());
		const polled = await nextSignals(client, cursor, leftMs, sent.sdk);
		if (!polled.ok) {
			const { failure } = polled;
			const isLost = cursor !== undefined && cursorIsExpired(failure);
			if (failure.retry !== 'safe' && !isLost) return failed({ ...failure, delivered: 'yes' });
			// The events after this position are gone: what comes from now on may still tell the outcome.
			if (isLost) cursor = undefined;
			else await pauseFor(Math.max(pauseMs, failure.retryAfterMs ?? 0));
			continue;
		}
		const signals = polled.value.signals.filter((signal) => isOf(signal, sent, answer));
		for (const signal of signals) {
			const end = endOf(sent, signal, now());
			if (end !== undefined) return end;
		}
		// A bridge that gives the same list again, or nothing of ours, may do so at once.
		const isNews = signals.length > 0 && polled.value.cursor !== cursor;
		cursor = polled.value.cursor;
		if (!isNews) await pauseFor(polledAt + pauseMs - now());
	}
}

/** By the car and by the bridge's word, as far as either is known: one command runs per session at a time. */
function isOf(signal: Signal, { vin }: SentCommand, { key }: CallsAnswer): boolean {
	const named = parseListedVin(signal.vin);
	const isOurCar = signal.vin === undefined || (named.ok && named.value === vin);
	return isOurCar && (signal.command === undefined || signal.command === key);
}

function endOf(sent: SentCommand, signal: Signal, now: number): Result<CommandOutcome> | undefined {
	const { error, code, receivedAt, transactionId, vehicle } = signal;
	sent.events.push({ code: error?.code ?? code, receivedAt });
	if (error) {
		const failure = signalFailure(
			{ kind: 'code', ...error, ...(transactionId !== undefined && { transactionId }) },
			{ ...sent.sdk, vendor: 'pims', catalogue: 'pims' },
		);
		return settle(sent, failure, now);
	}
	return isEndOfCommand(code)
		? succeeded({ ...outcomeSoFar(sent, now), outcome: 'done', code, vehicle })
		: undefined;
}

/** A refusal that says that the car is already as wished is no failure. */
export function settle(sent: SentCommand, failure: Failure, now: number): Result<CommandOutcome> {
	const { code, label } = failure;
	return outcomeOfCode(sent.command, code) === 'alreadyDone'
		? succeeded({ ...outcomeSoFar(sent, now), outcome: 'alreadyDone', code, label })
		: failed(failure);
}

function noOutcome(sent: SentCommand, now: number): Result<never> {
	const waitedMs = now - sent.startedAt;
	const lastCode = sent.events.at(-1)?.code ?? '';
	return failed(
		mapFailure(
			{ kind: 'noOutcome', waitedMs, lastCode },
			{ ...sent.sdk, vendor: 'pims', catalogue: 'pims' },
		),
	);
}

/** What every outcome says of its command. */
export function outcomeSoFar(
	sent: SentCommand,
	now: number,
): Omit<CommandOutcome, 'outcome' | 'code'> {
	const { vin, command, transactionId, events } = sent;
	return { vin, command, label: '', transactionId, events, waitedMs: now - sent.startedAt };
}
