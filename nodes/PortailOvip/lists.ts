import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { accepted } from '../shared/execution/refusal';
import { searched, vendorList } from '../shared/execution/vendorList';
import type { Call } from '../shared/failures/evidence';
import { succeeded } from '../shared/failures/failure';
import { parseServiceCode } from '../shared/values/serviceCode';
import { fields } from './actions/fields';
import { listingClient } from './clients';

const call: Call = {
	vendor: 'ovip',
	catalogue: 'ovip',
	operation: 'GET /subscriptions',
	effect: 'read',
};

/** The cars that have the service which the node is set to; a read of its list. */
export async function searchSubscribers(
	this: ILoadOptionsFunctions,
	search?: string,
	page?: string,
): Promise<INodeListSearchResult> {
	const subscribers = await vendorList(this, call, async () => {
		const given = this.getCurrentNodeParameter(fields.service.name);
		const service = accepted(parseServiceCode(given), fields.service.displayName, call);
		const list = await (await listingClient(this)).subscribers(service);
		return list.ok ? succeeded([...list.value.vins]) : list;
	});
	return searched(subscribers, search, page);
}
