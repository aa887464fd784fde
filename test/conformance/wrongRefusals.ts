import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { ask, answering, callsOf, isBatch, keyOf, problem, problemIs, withKey } from './variant';
import type { WrongVariant } from './variant';

const selectSandboxCar = {
	method: 'set',
	api: 'pims.vehicle.vin',
	parameters: { actionType: 'remote', vin: 'VR3SANDB0XBEV0001' },
};

const unknown = { method: 'get', api: 'pims.conformance.unknown' };

const hasCommand = (calls: ReadonlyArray<Record<string, unknown>>): boolean =>
	calls.some(({ method, api }) => method === 'set' && api === 'pims.vehicle.command');

/** Mistakes with commands, and in the order in which a batch is checked. */
export const wrongRefusals: readonly WrongVariant[] = [
	{
		name: 'checks the commands (rule 2) before the key is there (rule 1)',
		rows: ['refusals.key-first'],
		mistake: answering(async (asked, pass) => {
			const reply = await pass(asked);
			const isMissing = problemIs(reply, 'idempotency-key-missing');
			if (!isMissing || !hasCommand(callsOf(asked))) return reply;
			const checked = await pass(withKey(asked, randomUUID()));
			return checked.status === 422 ? checked : reply;
		}),
	},
	{
		name: 'checks the key’s request (rule 3) before the commands (rule 2)',
		rows: ['refusals.commands-second'],
		mistake: () => {
			const known = new Map<string, string>();
			return {
				answer: async (asked, pass) => {
					const key = keyOf(asked);
					const reply = await pass(asked);
					if (!isBatch(asked) || key === undefined) return reply;
					if (reply.status === 200) known.set(key, asked.body);
					const isOther = known.has(key) && known.get(key) !== asked.body;
					return reply.status === 422 && isOther ? problem('idempotency-key-reused') : reply;
				},
			};
		},
	},
	{
		name: 'checks that a command runs (rule 4) before the key (rule 3)',
		rows: ['commands.once'],
		mistake: answering(async (asked, pass) => {
			if (!isBatch(asked) || !hasCommand(callsOf(asked))) return await pass(asked);
			const probe = [selectSandboxCar, { method: 'set', api: 'pims.vehicle.command' }];
			const probed = await ask(pass, asked, probe, randomUUID());
			return problemIs(probed, 'command-running') ? probed : await pass(asked);
		}),
	},
	{
		name: 'checks limits (rule 5) before a running command (rule 4)',
		rows: ['commands.before-limit'],
		mistake: answering(async (asked, pass) => {
			const reply = await pass(asked);
			const [limit] = callsOf(asked).flatMap((call) => call['limit'] ?? []);
			return problemIs(reply, 'command-running') && limit !== undefined
				? problem('limit-reached', { 'retry-after': '60' })
				: reply;
		}),
	},
	{
		name: 'checks limits (rule 5) before the key (rule 3)',
		rows: ['refusals.limit-last'],
		mistake: answering(async (asked, pass) => {
			const reply = await pass(asked);
			const limited = callsOf(asked).filter(({ limit }) => limit !== undefined);
			const isFirst = reply.status === 200 && !('idempotency-replayed' in reply.headers);
			if (!isBatch(asked) || keyOf(asked) === undefined || isFirst) return reply;
			if (limited.length === 0 || problemIs(reply, 'limit-never-fits')) return reply;
			// Stops before it counts.
			const probed = await ask(pass, asked, [unknown, ...limited]);
			return probed.status === 429 ? probed : reply;
		}),
	},
	{
		// The second command waits until the first is over: nothing was refused, so no key stays free.
		name: 'lets a second command wait instead of 409',
		rows: ['commands.exclusive'],
		speed: { paceMs: 3_000, busyCallMs: 260 },
		mistake: answering(async (asked, pass) => {
			for (;;) {
				const reply = await pass(asked);
				if (!problemIs(reply, 'command-running')) return reply;
				await pause(20);
			}
		}),
	},
	{
		name: 'lets a second command reach the SDK',
		rows: ['commands.exclusive', 'commands.before-limit'],
		mistake: answering(async (asked, pass) => {
			const reply = await pass(asked);
			if (!problemIs(reply, 'command-running')) return reply;
			return await ask(pass, asked, [unknown]);
		}),
	},
	{
		name: 'refuses every `set` while a command runs',
		rows: ['commands.others-meanwhile'],
		mistake: answering(async (asked, pass) => {
			const isSelection = callsOf(asked).length === 1 && callsOf(asked)[0]?.['method'] === 'set';
			if (!isBatch(asked) || !isSelection) return await pass(asked);
			const probe = [selectSandboxCar, { method: 'set', api: 'pims.vehicle.command' }];
			const probed = await ask(pass, asked, probe, randomUUID());
			return problemIs(probed, 'command-running') ? probed : await pass(asked);
		}),
	},
	{
		name: 'takes a command for running after its outcome',
		rows: ['commands.next'],
		mistake: () => {
			let wasRunning = false;
			return {
				answer: async (asked, pass) => {
					const reply = await pass(asked);
					wasRunning ||= problemIs(reply, 'command-running');
					return wasRunning && isBatch(asked) && hasCommand(callsOf(asked)) && reply.status === 200
						? 'idempotency-replayed' in reply.headers
							? reply
							: problem('command-running', { 'retry-after': '60' })
						: reply;
				},
			};
		},
	},
	{
		name: 'does not say when to come back while something runs',
		rows: ['keys.at-once', 'commands.exclusive', 'answers.openapi'],
		mistake: answering(async (asked, pass) => {
			const reply = await pass(asked);
			const { 'retry-after': _, ...headers } = reply.headers;
			return reply.status === 409 ? { ...reply, headers } : reply;
		}),
	},
	{
		name: 'selects the last car for a command without its own',
		rows: ['refusals.commands-second', 'commands.own-car'],
		mistake: answering(async (asked, pass) => {
			const reply = await pass(asked);
			if (!problemIs(reply, 'vin-not-selected')) return reply;
			const others = callsOf(asked).filter(({ api }) => api !== selectSandboxCar.api);
			return await pass({
				...asked,
				body: JSON.stringify({ calls: [selectSandboxCar, ...others] }),
			});
		}),
	},
	{
		name: 'executes a batch with two commands',
		rows: ['refusals.commands-second', 'commands.one-per-batch'],
		mistake: answering(async (asked, pass) => {
			const reply = await pass(asked);
			return problemIs(reply, 'more-than-one-command') ? await ask(pass, asked, [unknown]) : reply;
		}),
	},
	{
		name: 'takes a car that is only asked for as selected',
		rows: ['commands.own-car'],
		mistake: answering(async (asked, pass) => {
			const reply = await pass(asked);
			const first = callsOf(asked)[0];
			const asks = first?.['method'] === 'get' && first['api'] === selectSandboxCar.api;
			return problemIs(reply, 'vin-not-selected') && asks ? await ask(pass, asked, [first]) : reply;
		}),
	},
];
