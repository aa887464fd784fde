import axios from 'axios';
import { Agent } from 'node:http';
import { OvipClient } from '../../nodes/shared/clients/ovip';
import type { Send } from '../../nodes/shared/clients/send';
import { unanswered } from '../../nodes/shared/execution/sent';
import type { Result } from '../../nodes/shared/failures/failure';
import type { Parsed } from '../../nodes/shared/values/parsed';
import type { Sandbox } from '../../sandbox';
import type { Weather } from '../../sandbox/contract';
import { sandboxPartner } from '../../sandbox/ovip';
import type { Answer, Trouble } from './model';

const httpAgent = new Agent({ keepAlive: true });

/** The client over plain HTTP, without n8n. */
export function partnerAt({ url }: Sandbox): OvipClient {
	const server = url.ovip.replace(/\/applications\/.*$/, '');
	const send: Send = async ({ method, path, query, json }) => {
		try {
			const { status, data } = await axios.request<string>({
				method,
				url: server + path,
				params: { ...query, client_id: sandboxPartner.clientId },
				...(json !== undefined && {
					data: JSON.stringify(json),
					headers: { 'content-type': 'application/json' },
				}),
				responseType: 'text',
				transformResponse: (body: string) => body,
				validateStatus: null,
				httpAgent,
			});
			return { answered: true, answer: { status, headers: {}, body: data } };
		} catch (error) {
			return unanswered(error);
		}
	};
	return new OvipClient(send, server, []);
}

export const closePartner = (): void => httpAgent.destroy();

const weathers: Readonly<Record<Exclude<Trouble, undefined>, Weather>> = {
	'down before': { kind: 'status', status: 500 },
	'down after': { kind: 'status', status: 500, acted: true },
	'cut before': { kind: 'reset', acted: false },
	'cut after': { kind: 'reset', acted: true },
};

/** Lets the troubles meet the next writing requests, each its own. */
export function order(
	{ faults }: Sandbox,
	on: 'POST' | 'DELETE',
	troubles: readonly Trouble[],
): void {
	troubles.forEach((trouble, skip) => {
		if (trouble) faults.order({ vendor: 'ovip', on, skip, weather: weathers[trouble] });
	});
}

export const answerOf = (result: Result<string> | undefined): Answer => {
	if (result === undefined) return 'no answer';
	return result.ok ? result.value : `${result.failure.code} ${result.failure.delivered}`;
};

export function value<T>(parsed: Parsed<T>): T {
	if (!parsed.ok) throw new Error(parsed.reason);
	return parsed.value;
}
