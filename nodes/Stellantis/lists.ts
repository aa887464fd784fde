import type {
	ILoadOptionsFunctions,
	INodeListSearchResult,
	INodePropertyOptions,
} from 'n8n-workflow';
import { readSessionVins } from '../shared/clients/pimsSession';
import { searched, vendorList } from '../shared/execution/vendorList';
import { listingBridge, listingCall } from './clients';

/** The cars of the session. Reads what the bridge knows: no car is woken, no SMS is sent. */
export async function getVins(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	return await vendorList(
		this,
		listingCall,
		async () => await readSessionVins(await listingBridge(this)),
	);
}

export async function searchVins(
	this: ILoadOptionsFunctions,
	search?: string,
	page?: string,
): Promise<INodeListSearchResult> {
	return searched(await getVins.call(this), search, page);
}
