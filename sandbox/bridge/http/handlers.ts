import type { BatchCall } from '../batch';
import type { CallbackRegistration } from '../callbacks';
import type { BridgeSession } from '../session';
import { BridgeProblem } from './problem';
import type { ContractRequest, Handlers } from './routes';

export interface Served {
	readonly version: string;
	readonly sessions: ReadonlyMap<string, BridgeSession>;
}

/**
 * What each operation does. Requests were checked against the contract before, which is all that the type guards below
 * repeat for the compiler.
 */
export function contractHandlers(served: () => Served): Handlers {
	const sessionOf = ({ path }: ContractRequest): BridgeSession => {
		const session = served().sessions.get(String(path['session']));
		if (!session) throw new BridgeProblem('not-found', { detail: 'There is no such session' });
		return session;
	};
	const callbackId = ({ path }: ContractRequest) => String(path['id']);

	return {
		getHealth: () => {
			const { version, sessions } = served();
			return {
				status: 200,
				body: { status: 'ok', contract: version, sessions: [...sessions.keys()] },
			};
		},
		getSession: (request) => {
			const { id, sdk, ready } = sessionOf(request);
			const { vins } = sdk.state.account;
			return { status: 200, body: { id, sdkVersion: sdk.version, ready, vins } };
		},
		postCalls: async (request) => {
			const session = sessionOf(request);
			const key = request.headers['idempotency-key'];
			const { answer, replayed } = await session.run(
				callsIn(request.body),
				typeof key === 'string' ? key : undefined,
				request.acting,
			);
			return {
				status: 200,
				body: answer,
				...(replayed && { headers: { 'idempotency-replayed': 'true' } }),
			};
		},
		getEvents: async (request) => {
			const { after, wait } = request.query;
			const cursor = typeof after === 'string' ? after : undefined;
			const page = await sessionOf(request).events.after(cursor, Number(wait) * 1000, request.gone);
			return { status: 200, body: page };
		},
		putCallback: async (request) => {
			const session = sessionOf(request);
			const id = callbackId(request);
			const put = await session.putCallback(id, registrationIn(request.body));
			request.acting();
			return { status: put === 'created' ? 201 : 200, body: session.callbacks.show(id) };
		},
		getCallback: (request) => ({
			status: 200,
			body: sessionOf(request).callbacks.show(callbackId(request)),
		}),
		deleteCallback: (request) => {
			sessionOf(request).callbacks.remove(callbackId(request));
			request.acting();
			return { status: 204 };
		},
	};
}

const isBatch = (body: unknown): body is { calls: BatchCall[] } =>
	typeof body === 'object' && body !== null && 'calls' in body && Array.isArray(body.calls);

const isRegistration = (body: unknown): body is CallbackRegistration =>
	typeof body === 'object' && body !== null && 'url' in body && 'secret' in body;

function callsIn(body: unknown): readonly BatchCall[] {
	if (isBatch(body)) return body.calls;
	throw new BridgeProblem('invalid-request');
}

function registrationIn(body: unknown): CallbackRegistration {
	if (isRegistration(body)) return body;
	throw new BridgeProblem('invalid-request');
}
