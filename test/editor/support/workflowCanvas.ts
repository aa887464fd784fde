import type { Locator, Page } from 'playwright-core';

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

	/** The tick that n8n sets at a node that has run. */
	tick(name: string): Locator {
		return this.node(name).getByTestId('canvas-node-status-success');
	}
}
