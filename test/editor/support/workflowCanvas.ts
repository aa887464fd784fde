import type { Locator, Page } from 'playwright-core';
import { NodeDetails } from './nodeDetails';
import { NodePanel } from './nodePanel';

/** A workflow as a person has it open in the editor. */
export class WorkflowCanvas {
	private constructor(readonly page: Page) {}

	/** @param id of the workflow; `new` for an empty one */
	static async open(page: Page, origin: string, id: string): Promise<WorkflowCanvas> {
		await page.goto(`${origin}/workflow/${id}`);
		const first = id === 'new' ? 'canvas-add-button' : 'canvas-node';
		await page.getByTestId(first).first().waitFor();
		return new WorkflowCanvas(page);
	}

	/** A node by the name below it. */
	node(name: string): Locator {
		return this.page.locator(`[data-test-id="canvas-node"][data-node-name="${name}"]`);
	}

	get nodeNames(): Promise<readonly string[]> {
		return this.page
			.getByTestId('canvas-node')
			.evaluateAll((nodes) => nodes.map((node) => node.getAttribute('data-node-name') ?? ''));
	}

	/** The panel for the first node of an empty workflow. */
	async begin(): Promise<NodePanel> {
		return NodePanel.openedBy(this.page.getByTestId('canvas-add-button'));
	}

	/** The panel for the next node. @param output that leads nowhere yet, counted from 0 */
	async goOn(after: string, output = 0): Promise<NodePanel> {
		const handle = this.node(after).locator(
			`[data-test-id=canvas-node-output-handle][data-index="${output}"]`,
		);
		return NodePanel.openedBy(handle.getByTestId('canvas-handle-plus'));
	}

	async details(name: string): Promise<NodeDetails> {
		await this.openNode(name);
		return NodeDetails.opened(this.page);
	}

	/** Opens what n8n calls the node details view. @returns its parameters */
	async openNode(name: string): Promise<Locator> {
		await this.node(name).dblclick();
		const parameters = this.page.getByTestId('node-parameters');
		await parameters.waitFor();
		return parameters;
	}

	/** The labels of the fields of the open node, and its notices, from above. */
	async fields(): Promise<readonly string[]> {
		return this.page
			.getByTestId('node-parameters')
			.getByTestId('parameter-item')
			.filter({ visible: true })
			.evaluateAll((items) =>
				items.map((item) => {
					// The first one has the credential in it, too.
					const field = item.querySelector('.parameter-item') ?? item;
					return 'innerText' in field ? (String(field.innerText).split('\n')[0] ?? '') : '';
				}),
			);
	}

	async closeNode(): Promise<void> {
		await this.page.getByTestId('ndv-close-button').click();
		await this.page.getByTestId('ndv').waitFor({ state: 'hidden' });
	}

	/** n8n saves it by itself. */
	async rename(name: string): Promise<void> {
		const title = this.page.getByTestId('workflow-name-input');
		await title.getByTestId('inline-edit-preview').click();
		await title.getByTestId('inline-edit-input').fill(name);
		await this.page.keyboard.press('Enter');
	}

	async execute(): Promise<void> {
		await this.page.getByTestId('execute-workflow-button').click();
	}

	/** Executes, and waits for what n8n says at the end. */
	async executeUntil(told: string | RegExp): Promise<void> {
		await this.execute();
		await this.page.getByRole('alert').getByText(told).first().waitFor();
	}

	/** The cross that n8n sets at a node that has failed. */
	cross(name: string): Locator {
		return this.node(name).getByTestId('canvas-node-status-mark-error');
	}

	/** The tick that n8n sets at a node that has run. */
	tick(name: string): Locator {
		return this.node(name).getByTestId('canvas-node-status-success');
	}
}
