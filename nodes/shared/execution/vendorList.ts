import type {
	ILoadOptionsFunctions,
	INodeListSearchResult,
	INodePropertyOptions,
} from 'n8n-workflow';
import type { Call } from '../failures/evidence';
import type { Result } from '../failures/failure';
import { nodeError } from './failedItem';
import { caught } from './route';

/** As many as a person looks through before typing a part of the name. */
const pageSize = 100;

/**
 * What a vendor has, for a list in the editor.
 * @throws {NodeApiError} with message and hint, which the editor shows in place of the list
 */
export async function vendorList(
	context: ILoadOptionsFunctions,
	call: Call,
	ask: () => Promise<Result<readonly string[]>>,
): Promise<INodePropertyOptions[]> {
	const answer = await caught(ask, call);
	if (!answer.ok) throw nodeError(context.getNode(), answer.failure);
	return [...answer.value].sort().map((name) => ({ name, value: name }));
}

/**
 * One page of the entries that have the search in their name; capitals, spaces and dashes do not count.
 * @param page number of the page, as the page before gave it
 */
export function searched(
	entries: readonly INodePropertyOptions[],
	search = '',
	page = '0',
): INodeListSearchResult {
	const wanted = plain(search);
	const found = entries.filter(({ name }) => plain(name).includes(wanted));
	const number = /^\d{1,6}$/.test(page) ? Number(page) : 0;
	const end = (number + 1) * pageSize;
	return {
		results: found.slice(number * pageSize, end),
		...(end < found.length && { paginationToken: String(number + 1) }),
	};
}

const plain = (text: string): string => text.toLowerCase().replace(/[\s-]/g, '');
