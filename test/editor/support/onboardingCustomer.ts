import type { Page } from 'playwright-core';

/** A customer at the pages of the form, who reads a page and does what it asks. */
export class OnboardingCustomer {
	constructor(private readonly page: Page) {}

	async opens(form: string): Promise<void> {
		await this.page.goto(form);
	}

	/** Fills the fields, by their labels, and presses the only button. */
	async gives(fields: Readonly<Record<string, string>>): Promise<void> {
		for (const [label, value] of Object.entries(fields)) {
			await this.page.getByLabel(label).fill(value);
		}
		await this.page.getByRole('button').click();
	}

	/** Waits for a page with this heading and this text. @returns all that it says */
	async reads(heading: string, text: string): Promise<string> {
		await this.page.getByRole('heading', { name: heading, exact: true }).waitFor();
		await this.page.getByText(text).waitFor();
		return this.page.locator('body').innerText();
	}
}
