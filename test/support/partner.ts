import type { IDataObject } from 'n8n-workflow';
import type { Sandbox } from '../../sandbox';

export { vin } from '../sandbox/ovipCaller';

/** Services that the sandbox has from the start, and one that it has not. */
export const service = 'SERVICE1_CODE';
export const another = 'SERVICE2_CODE';
export const unknownService = 'NO_SUCH_CODE';

/** The vendor's own sample in its documentation of POST: one character short. */
export const sampleVin = 'VF77777777777777';

/** Parameters of an operation whose item says all. */
export const perItem = { service: '={{ $json.service }}', vin: '={{ $json.vin }}' };

export type Method = 'GET' | 'POST' | 'DELETE';

/** The list of a service, sorted. */
export const subscribers = ({ ovip }: Sandbox, code: string = service): string[] =>
	[...(ovip.services.get(code)?.subscribers ?? [])].sort();

/** Bodies of the requests that arrived, as lists of services. */
export const bodies = ({ arrivals }: Sandbox, method: Method): unknown[] =>
	arrivals
		.filter((arrival) => arrival.vendor === 'ovip' && arrival.method === method)
		.map(({ body }): unknown => JSON.parse(body));

/** `[vin, status]` of each output. */
export const statuses = (outputs: readonly IDataObject[]): Array<[unknown, unknown]> =>
	outputs.map(({ vin, status }) => [vin, status]);
