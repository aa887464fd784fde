import axios from 'axios';
import { Agent } from 'node:http';
import type { Sandbox } from '..';
import { sandboxToken, type CarState } from '../bridge';
import type { BatchAnswer, BatchCall } from '../bridge/batch';
import type { EventPage } from '../bridge/eventLog';
import type { BridgeSnapshot } from '../bridge/snapshot';
import type { SessionChange } from './steps';

/** The sandbox as a workflow and a person at its page reach it: over HTTP. */
export class Caller {
	private readonly agent = new Agent({ keepAlive: true });

	constructor(private readonly sandbox: Sandbox) {}

	close(): void {
		this.agent.destroy();
	}

	async calls(session: string, calls: readonly BatchCall[], key: string) {
		const path = `/bridge/sessions/${session}/calls`;
		return await this.request<BatchAnswer & { type?: string }>('POST', path, { calls }, key);
	}

	async events(session: string, after: string | undefined): Promise<EventPage> {
		const cursor = after === undefined ? '' : `&after=${encodeURIComponent(after)}`;
		const path = `/bridge/sessions/${session}/events?wait=0${cursor}`;
		const { status, data } = await this.request<EventPage>('GET', path);
		if (status !== 200) throw new Error(`Events of ${session}: ${status} ${JSON.stringify(data)}`);
		return data;
	}

	async snapshot(): Promise<BridgeSnapshot> {
		return (await this.request<BridgeSnapshot>('GET', '/sandbox/bridge')).data;
	}

	async turnCar(vin: string, change: Partial<CarState>): Promise<number> {
		return (await this.request('PATCH', `/sandbox/bridge/cars/${vin}`, change)).status;
	}

	async turnSession(id: string, change: SessionChange): Promise<number> {
		return (await this.request('PATCH', `/sandbox/bridge/sessions/${id}`, change)).status;
	}

	async advance(advanceSeconds: number): Promise<number> {
		return (await this.request('POST', '/sandbox/clock', { advanceSeconds })).status;
	}

	private async request<T>(method: string, path: string, data?: unknown, key?: string) {
		return await axios.request<T>({
			method,
			url: this.sandbox.url.page + path,
			data,
			headers: {
				authorization: `Bearer ${sandboxToken}`,
				...(key !== undefined && { 'idempotency-key': key }),
			},
			validateStatus: null,
			httpAgent: this.agent,
		});
	}
}
