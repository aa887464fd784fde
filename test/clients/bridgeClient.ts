import { PimsBridgeClient, type BridgeOptions } from '../../nodes/shared/clients/pimsBridge';
import { GuessMemory } from '../../nodes/shared/execution/guessMemory';
import type { Sent } from '../../nodes/shared/clients/send';
import { answer, scriptedSend, type ScriptedSend } from './scriptedSend';
import { session } from './values';

/** A clock that goes on only while somebody waits. */
export class WaitingClock {
	readonly pauses: number[] = [];
	private time = Date.parse('2026-03-01T12:00:00Z');

	readonly now = (): number => this.time;
	readonly pause = (milliseconds: number): Promise<void> => {
		this.pauses.push(milliseconds);
		this.time += milliseconds;
		return Promise.resolve();
	};
}

export interface ScriptedBridge extends ScriptedSend {
	readonly client: PimsBridgeClient;
	readonly clock: WaitingClock;
}

const bridgeOptions = (
	clock: WaitingClock,
	changes: Partial<BridgeOptions> = {},
): BridgeOptions => ({
	session,
	dialect: '2.1',
	secrets: ['bridge-token'],
	patienceMs: 10_000,
	now: clock.now,
	pause: clock.pause,
	guesses: new GuessMemory(),
	...changes,
});

/** A client whose bridge answers by a script. */
export function scriptedBridge(
	script: readonly Sent[],
	changes: Partial<BridgeOptions> = {},
): ScriptedBridge {
	const clock = new WaitingClock();
	const scripted = scriptedSend(...script);
	return {
		...scripted,
		clock,
		client: new PimsBridgeClient(scripted.send, bridgeOptions(clock, changes)),
	};
}

const transactionId = '953cfefb-bc72';
export const succeededMessage = (result?: object) => ({
	transactionId,
	status: 'SUCCEEDED',
	...(result && { result }),
});
export const failedMessage = (code: number | string, label = '') => ({
	transactionId,
	status: 'FAILED',
	error: { code, label },
});

/** The bridge's answer to a batch. */
export const messages = (...list: readonly object[]): Sent =>
	answer({ messages: list, cursor: 'c0' });

/** The bridge's answer to a poll. */
export const events = (cursor: string, ...list: readonly object[]): Sent =>
	answer({ events: list, cursor });
