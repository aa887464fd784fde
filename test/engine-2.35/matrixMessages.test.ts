import { resolve } from 'node:path';
import { loadEngine } from '../harness';
import { replacedBy } from '../support/everyMessage';

it('no message or hint is one that n8n 2.35 replaces by its own', () => {
	const { workflow } = loadEngine(resolve(__dirname, '../engines/n8n-2.35'));
	expect(replacedBy(workflow.NodeApiError)).toEqual([]);
});
