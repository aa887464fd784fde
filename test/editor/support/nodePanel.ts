import type { Locator, Page } from 'playwright-core';

/** Nothing is called like this. */
const nonsense = 'qqzzxxqq';

/** The panel in which a person looks for a node. */
export class NodePanel {
	private readonly panel: Locator;
	private readonly searchBar: Locator;
	private readonly nothingFound: Locator;

	private constructor(private readonly page: Page) {
		this.panel = page.getByTestId('node-creator');
		this.searchBar = page.getByTestId('node-creator-search-bar');
		this.nothingFound = page.getByTestId('node-creator-no-results');
	}

	/** For the first node of a workflow: “What triggers this workflow?” */
	static async forTrigger(page: Page, origin: string): Promise<NodePanel> {
		await page.goto(`${origin}/workflow/new`);
		return NodePanel.openedBy(page.getByTestId('canvas-add-button'));
	}

	/** For another node of a workflow. */
	static async forNextNode(page: Page, origin: string, workflow: string): Promise<NodePanel> {
		await page.goto(`${origin}/workflow/${workflow}`);
		return NodePanel.openedBy(page.getByTestId('node-creator-plus-button'));
	}

	static async openedBy(button: Locator): Promise<NodePanel> {
		await button.click();
		const panel = new NodePanel(button.page());
		await panel.searchBar.waitFor();
		return panel;
	}

	private name(of: string): Locator {
		return this.page.getByTestId('node-creator-item-name').getByText(of, { exact: true });
	}

	/** A node in the list. */
	node(name: string): Locator {
		return this.panel.locator('[data-keyboard-nav-type=node]').filter({ has: this.name(name) });
	}

	/** @returns the names of the nodes that are found, best first, once these are among them */
	async search(text: string, wanted: readonly string[]): Promise<readonly string[]> {
		const shown = await this.nodes();
		// Else the answer to the search before would be taken for the one to this.
		if (wanted.some((name) => shown.includes(name))) {
			await this.searchBar.fill(nonsense);
			await this.nothingFound.waitFor();
		}
		await this.searchBar.fill(text);
		for (const name of wanted) await this.node(name).waitFor({ timeout: 10_000 });
		return this.nodes();
	}

	private async nodes(): Promise<readonly string[]> {
		const names = '[data-keyboard-nav-type=node] [data-test-id=node-creator-item-name]';
		return this.panel.locator(names).allTextContents();
	}

	/** Chooses a node in the list: its triggers and actions are shown. */
	async choose(name: string): Promise<void> {
		await this.name(name).click();
		await this.category('Actions').waitFor();
	}

	/** Adds a node that has no actions to choose from. */
	async add(name: string): Promise<void> {
		await this.search(name, [name]);
		await this.name(name).click();
		await this.panel.waitFor({ state: 'hidden' });
	}

	/** Adds a node by one of its actions; its details open. */
	async addAction(node: string, action: string): Promise<void> {
		await this.search(node, [node]);
		await this.choose(node);
		await (await this.lines('Actions')).getByText(action, { exact: true }).click();
	}

	private category(name: string): Locator {
		return this.panel
			.locator('[data-category-collapsed]')
			.filter({ has: this.page.locator(`[data-keyboard-nav-id^="${name}"]`) });
	}

	/** The lines of a category of the chosen node. */
	async lines(category: 'Triggers' | 'Actions'): Promise<Locator> {
		const box = this.category(category);
		if ((await box.getAttribute('data-category-collapsed')) === 'true') {
			await box.getByTestId('node-creator-category-item').click();
		}
		const lines = box.locator('[data-keyboard-nav-type=action]');
		await lines.first().waitFor();
		return lines;
	}

	/** Back from a node to the list. */
	async back(): Promise<void> {
		await this.panel.getByTestId('nodes-list-header').getByRole('button').first().click();
		await this.searchBar.waitFor();
	}
}
