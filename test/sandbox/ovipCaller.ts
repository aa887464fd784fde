import axios, { type AxiosResponse } from 'axios';
import type { Sandbox } from '../../sandbox';
import { sandboxPartner } from '../../sandbox/ovip';

/** A VIN by its number. */
export const vin = (number: number) => `VF${String(number).padStart(15, '0')}`;

/** A partner that says what it wants in plain HTTP, right or wrong. */
export class OvipCaller {
	constructor(private readonly sandbox: () => Sandbox) {}

	async check(query: Record<string, string> = {}): Promise<AxiosResponse> {
		return await this.call('GET', '/eligibility', { query });
	}

	async list(service: string): Promise<AxiosResponse> {
		return await this.call('GET', '/subscriptions', { query: { service } });
	}

	async add(entries: unknown): Promise<AxiosResponse> {
		return await this.call('POST', '/subscriptions', { body: JSON.stringify(entries) });
	}

	async remove(entries: unknown): Promise<AxiosResponse> {
		return await this.call('DELETE', '/subscriptions', { body: JSON.stringify(entries) });
	}

	/** `query` is added to the client id, or replaces it. The answer's `data` is JSON where it says so, else text. */
	async call(
		method: 'GET' | 'POST' | 'DELETE' | 'PUT',
		path: string,
		{
			query = {},
			body,
			headers = {},
		}: {
			readonly query?: Readonly<Record<string, string | readonly string[]>>;
			readonly body?: string;
			readonly headers?: Readonly<Record<string, string>>;
		} = {},
	): Promise<AxiosResponse> {
		return await axios.request({
			method,
			url: `${this.sandbox().url.ovip}${path}`,
			params: { client_id: sandboxPartner.clientId, ...query },
			paramsSerializer: { indexes: null },
			headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
			data: body,
			validateStatus: null,
		});
	}
}
