import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { Bench, SingleNode } from '../test/harness';
import type { Contender } from './measure';

interface Work {
	readonly node: SingleNode;
	readonly items: readonly IDataObject[];
	/** Whether an output item says that its work is done. */
	readonly isDone: (json: IDataObject) => boolean;
}

/** One node on n8n's engine, from its first item to its last. */
export const engineNode = (
	name: string,
	bench: Bench,
	{ node, items, isDone }: Work,
): Contender => ({
	name,
	run: async () => {
		const result = await bench.single(node, { items: items.map((json) => ({ json })) });
		if (result.error) throw result.error;
		const done = result.json('Node').filter(isDone).length;
		if (done !== items.length) throw new Error(`${name} did ${done} of ${items.length} items`);
	},
});

/** n8n's HTTP Request node in its newest version, one POST for each item. */
export const httpRequest = (parameters: INodeParameters): SingleNode => ({
	type: 'n8n-nodes-base.httpRequest',
	typeVersion: 4.5,
	parameters: { method: 'POST', sendBody: true, options: {}, ...parameters },
});
