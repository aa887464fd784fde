import { z } from 'zod';
import { nodeSchema, type WorkflowNode } from '../../editor/workflowFile';
import { chain } from './support/chain';
import { filledIn, formsOf } from './support/nodeForms';
import { ownNodes } from './support/ownNodes';
import { until } from './support/until';
import { useEditor } from './support/useEditor';
import { WorkflowCanvas } from './support/workflowCanvas';

const forms = ownNodes.flatMap(({ description }) => formsOf(description));

const savedSchema = z.object({
	id: z.string(),
	name: z.string(),
	nodes: z.array(nodeSchema),
});

function withDefaults({ type, parameters }: WorkflowNode): unknown {
	const node = ownNodes.find(({ description }) => type.endsWith(`.${description.name}`));
	if (node === undefined) throw new Error(`${type} is none of ours`);
	return filledIn(node.description, parameters);
}

/** Nodes with the defaults of their fields, which the editor may write down or leave out. */
const meant = (nodes: z.infer<typeof savedSchema>['nodes']) =>
	new Map(nodes.map((node) => [node.name, { ...node, parameters: withDefaults(node) }]));

describe('The form of a node', () => {
	const editor = useEditor();
	let canvas: WorkflowCanvas;
	let saved: z.infer<typeof savedSchema>;

	const stored = async () => editor().rest.call('GET', `/workflows/${saved.id}`, savedSchema);

	/** One workflow with all forms: n8n's page loads once. */
	beforeAll(async () => {
		const { rest, credentials, page, origin } = editor();
		const nodes = forms.map(({ node }, index) => ({
			...node,
			position: [(index % 8) * 240, Math.floor(index / 8) * 208],
		}));
		const workflow = { ...chain('All forms', nodes, credentials), connections: {} };
		saved = await rest.call('POST', '/workflows', savedSchema, workflow);
		canvas = await WorkflowCanvas.open(page, origin, saved.id);
	});

	const fieldsOf = async (name: string) => {
		await canvas.openNode(name);
		const fields = await canvas.fields();
		await canvas.closeNode();
		return fields;
	};

	afterEach(() => {
		expect(editor().desk.consoleErrors.splice(0)).toEqual([]);
	});

	it.each(forms)('$node.name shows what its choices ask for', async ({ node, fields }) => {
		expect(await fieldsOf(node.name)).toEqual(fields);
	});

	it('is stored as it was, after it was looked at, and shows the same when the page is loaded again', async () => {
		const name = 'All forms, looked at';
		await canvas.rename(name);
		const later = await until('the workflow is saved', async () => {
			const now = await stored();
			return now.name === name ? now : undefined;
		});
		expect(meant(later.nodes)).toEqual(meant(saved.nodes));

		canvas = await WorkflowCanvas.open(editor().page, editor().origin, saved.id);
		for (const { node, fields } of forms.slice(-2)) {
			expect(await fieldsOf(node.name)).toEqual(fields);
		}
	});
});
