import axios, { type AxiosResponse } from 'axios';
import { randomUUID } from 'node:crypto';
import { startSandbox, type Sandbox } from '../../sandbox';
import type { BatchAnswer, BatchCall } from '../../sandbox/bridge/batch';
import type { BridgeEvent, EventPage } from '../../sandbox/bridge/eventLog';
import { sandboxToken } from '../../sandbox/bridge';

export const bev = 'VR3SANDB0XBEV0001';
export const phev = 'VR7SANDB0XPHEV002';
export const old = 'VXKSANDB0X0LD0003';

export type Answer<T> = AxiosResponse<T & Problem>;
export interface Problem {
	readonly type: string;
	readonly title: string;
	readonly status: number;
	readonly detail?: string;
	readonly pims?: { readonly code: number | string; readonly label: string };
}

/** A caller of the sandbox's bridge, over real HTTP. */
export class BridgeCaller {
	private constructor(readonly sandbox: Sandbox) {}

	static async start(): Promise<BridgeCaller> {
		return new BridgeCaller(await startSandbox());
	}

	static of(sandbox: Sandbox): BridgeCaller {
		return new BridgeCaller(sandbox);
	}

	get bridge() {
		return this.sandbox.bridge;
	}

	request<T>(
		method: 'GET' | 'PUT' | 'POST' | 'DELETE',
		path: string,
		{ body, headers = {} }: { body?: unknown; headers?: Record<string, string | undefined> } = {},
	): Promise<Answer<T>> {
		return axios.request({
			method,
			url: this.sandbox.url.bridge + path,
			data: body,
			headers: { authorization: `Bearer ${sandboxToken}`, ...headers },
			validateStatus: () => true,
			maxRedirects: 0,
		});
	}

	/** One batch; `key` null for none. */
	calls(
		calls: readonly BatchCall[],
		{ session = 'demo', key = randomUUID() }: { session?: string; key?: string | null } = {},
	): Promise<Answer<BatchAnswer>> {
		return this.request('POST', `/sessions/${session}/calls`, {
			body: { calls },
			headers: key === null ? {} : { 'idempotency-key': key },
		});
	}

	/** The last message of a batch. */
	async message(calls: readonly BatchCall[], session = 'demo') {
		const { data, status } = await this.calls(calls, { session });
		const last = data.messages?.at(-1);
		if (status !== 200 || !last) throw new Error(`${status} ${data.type} ${data.detail}`);
		return last;
	}

	/** `SUCCEEDED`, or the code as a number. */
	async code(calls: readonly BatchCall[], session = 'demo'): Promise<number | 'SUCCEEDED'> {
		const { error } = await this.message(calls, session);
		return error ? Number(error.code) : 'SUCCEEDED';
	}

	events(cursor?: string, wait = 0, session = 'demo'): Promise<Answer<EventPage>> {
		const after = cursor === undefined ? '' : `&after=${encodeURIComponent(cursor)}`;
		return this.request('GET', `/sessions/${session}/events?wait=${wait}${after}`);
	}

	/** Sends a vehicle command and follows its signals to the end. */
	async command(
		parameters: Readonly<Record<string, unknown>>,
		{ vin = bev, session = 'demo' }: { vin?: string; session?: string } = {},
	): Promise<{ key: string; batch: BatchAnswer; events: BridgeEvent[]; codes: number[] }> {
		const key = randomUUID();
		const { data, status } = await this.calls(command(vin, parameters), { session, key });
		if (status !== 200) throw new Error(`${status} ${data.type} ${data.detail}`);
		const events: BridgeEvent[] = [];
		const accepted = data.messages.at(-1)?.status === 'SUCCEEDED';
		for (let cursor = data.cursor; accepted && !events.some(isOutcome); ) {
			const page = await this.events(cursor, 5, session);
			if (page.data.events.length === 0) throw new Error('No outcome came');
			events.push(...page.data.events.filter((event) => event.command === key));
			cursor = page.data.cursor;
		}
		return { key, batch: data, events, codes: events.map(signalCode) };
	}

	/** The code in the last SMS to a phone. */
	smsTo(phone: string): string {
		return this.sandbox.phones.messagesOf(phone).at(-1)?.code ?? 'no SMS';
	}
}

const isOutcome = ({ message: { result, error } }: BridgeEvent) =>
	error !== undefined || result?.['code'] === 200;

export const signalCode = ({ message: { result, error } }: BridgeEvent): number =>
	Number(error ? error.code : result?.['code']);

export const subscribe: BatchCall = {
	method: 'subscribe',
	api: 'pims.vehicle.signal',
	tolerate: [2005],
};

export const selectVin = (vin: string): BatchCall => ({
	method: 'set',
	api: 'pims.vehicle.vin',
	parameters: { actionType: 'remote', vin },
});

export const set = (api: string, parameters: BatchCall['parameters'] = {}): BatchCall => ({
	method: 'set',
	api: `pims.${api}`,
	parameters,
});

export const get = (api: string, parameters: BatchCall['parameters'] = {}): BatchCall => ({
	method: 'get',
	api: `pims.${api}`,
	parameters,
});

export const command = (
	vin: string,
	parameters: Readonly<Record<string, unknown>>,
): BatchCall[] => [subscribe, selectVin(vin), set('vehicle.command', parameters)];

export const schedule = {
	action: 'chargeDeferredTime',
	startNow: false,
	deferredTime: 'PT02H30M',
	checkStartCharge: true,
};
