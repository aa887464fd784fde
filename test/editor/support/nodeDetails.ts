import type { Locator, Page } from 'playwright-core';

/** n8n's node details view, with one node open. Fields go by their labels, values by their paths. */
export class NodeDetails {
	private readonly input: Locator;
	private readonly parameters: Locator;
	private readonly outputs: Locator;

	private constructor(private readonly page: Page) {
		this.input = page.getByTestId('ndv-input-panel');
		this.parameters = page.getByTestId('node-parameters');
		this.outputs = page.getByTestId('output-panel');
	}

	static async opened(page: Page): Promise<NodeDetails> {
		const details = new NodeDetails(page);
		await details.parameters.waitFor();
		return details;
	}

	/** What the node is called. */
	async name(): Promise<string> {
		return this.page.getByTestId('node-title-container').innerText();
	}

	/** Name of the credential that is selected. */
	async credential(): Promise<string> {
		return this.parameters.getByTestId('node-credentials-select').locator('input').inputValue();
	}

	private field(label: string): Locator {
		const own = this.page.getByTestId('input-label').getByText(label, { exact: true });
		return this.parameters
			.getByTestId('parameter-item')
			.filter({ has: own, visible: true })
			.getByTestId('parameter-input');
	}

	async type(label: string, text: string): Promise<void> {
		await this.field(label).locator('input').fill(text);
	}

	/** Drags a value of the node before into a field. @param path such as `.smsToken` */
	async drag(path: string, label: string): Promise<void> {
		const field = this.field(label);
		await this.input
			.locator(`[data-test-id=run-data-schema-node-name][data-path="${path}"]`)
			.first()
			.dragTo(field);
		await field.getByText(`{{ $json${path} }}`).waitFor();
	}

	/** Opens the list of a field that offers the vendor's own, and takes one. @returns all that it offered */
	async takeFromList(label: string, wanted: string): Promise<readonly string[]> {
		await this.field(label).getByTestId('rlc-input').click();
		const items = this.page.getByTestId('rlc-item').filter({ visible: true });
		await items.getByText(wanted, { exact: true }).waitFor();
		const offered = await items.allInnerTexts();
		await items.getByText(wanted, { exact: true }).click();
		return offered;
	}

	/** Of the settings. */
	async onError(choice: string): Promise<void> {
		await this.page.getByTestId('tab-settings').click();
		await this.field('On Error').click();
		await this.page.getByRole('option', { name: choice }).click();
	}

	/** Runs this node, and those before it that have no output yet. */
	async executeStep(): Promise<void> {
		await this.page.getByTestId('node-execute-button').click();
		await this.outputs.getByTestId('node-run-status-success').waitFor();
	}

	/** Texts of the node's only item at these paths, such as `.details.code`. The window must be high enough for them. */
	async output(...paths: readonly string[]): Promise<readonly string[]> {
		await this.outputs.getByTestId('radio-button-schema').click();
		return Promise.all(
			paths.map(async (path) =>
				this.outputs
					.getByTestId('run-data-schema-item')
					.filter({ has: this.page.locator(`[data-path="${path}"]`) })
					.getByTestId('run-data-schema-item-value')
					.innerText(),
			),
		);
	}

	/** The outputs of a node that has more than one, with how many items each has. */
	async branches(): Promise<readonly string[]> {
		return this.outputs.getByTestId('branches').locator('[data-test-id^=tab-]').allInnerTexts();
	}

	/** What the node says of its failure. */
	async error(): Promise<{ readonly message: string; readonly description: string }> {
		return {
			message: await this.outputs.getByTestId('node-error-message').innerText(),
			description: await this.outputs.getByTestId('node-error-description').innerText(),
		};
	}
}
