import type { INodeProperties } from 'n8n-workflow';

/**
 * A sentence above the fields of an operation, for what running it has as a consequence.
 * @param name unlike the other fields of the operation
 */
export const noticeField = (
	text: string,
	{ name = 'notice', show = {} }: { name?: string; show?: Record<string, string[]> } = {},
): INodeProperties => ({
	displayName: text,
	name,
	type: 'notice',
	default: '',
	...(Object.keys(show).length > 0 && { displayOptions: { show } }),
});
