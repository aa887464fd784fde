import type { Sent } from '../../nodes/shared/clients/send';
import { followSignals, type SentCommand } from '../../nodes/shared/vehicle/followSignals';
import { scriptedBridge } from '../clients/bridgeClient';

export const vin = 'VR3UHZKXZLT123456';
export const otherVin = 'VR3UHZKXZLT999999';
export const sdk = { operation: 'pims.vehicle.command charge', effect: 'write' } as const;
const api = 'pims.vehicle.signal';
const receivedAt = '2026-03-01T12:00:01.000Z';

interface Of {
	readonly command?: string;
	readonly vin?: string;
}
export const ours: Of = { command: 'key', vin };
/** A step of a command; of the one that is followed, if nothing else is said. */
export const step = (code: number, of: Of = ours, more: object = {}) => ({
	api,
	receivedAt,
	...of,
	message: { transactionId: 't', status: 'RESULT', result: { code, ...more } },
});
export const refusal = (code: number, of: Of = ours) => ({
	api,
	receivedAt,
	...of,
	message: { transactionId: 't', status: 'RESULT', error: { code, label: 'no' } },
});
/** What the end of a command brings along. */
export const data = (of: string) => ({ vehicle: { attributes: { vin: of } } });

/** Follows a command through the polls of a script, on a clock that goes on by pauses and by `perPollMs`. */
export async function follow(script: readonly Sent[], waitMs = 60_000, perPollMs = 0) {
	const { client, clock, requests } = scriptedBridge(script);
	const startedAt = clock.now();
	const sent: SentCommand = {
		vin,
		command: 'startCharge',
		sdk,
		startedAt,
		transactionId: 't0',
		events: [],
	};
	const time = { pause: clock.pause, now: () => clock.now() + requests.length * perPollMs };
	const start = { messages: [], cursor: 'c0', key: 'key' };
	return { result: await followSignals(client, time, sent, start, waitMs), clock, requests };
}

/** The steps that were taken for the command's own. */
export const codes = (result: Awaited<ReturnType<typeof follow>>['result']) =>
	result.ok ? result.value.events.map(({ code }) => code) : [];
