import type { Locator, Page } from 'playwright-core';

/** The form of a credential in the editor. */
export class CredentialForm {
	private readonly form: Locator;

	private constructor(page: Page) {
		this.form = page.getByTestId('editCredential-modal');
	}

	/** n8n tests a credential when its form is opened. */
	static async open(page: Page, origin: string, id: string): Promise<CredentialForm> {
		await page.goto(`${origin}/home/credentials/${id}`);
		const form = new CredentialForm(page);
		await form.form.waitFor();
		return form;
	}

	get header(): Locator {
		return this.form.locator('header');
	}

	/** The link beside “read the docs”. */
	async documentation(): Promise<string | null> {
		return this.form.getByRole('link', { name: 'docs', exact: true }).getAttribute('href');
	}

	/** Once the test has passed. */
	async green(): Promise<void> {
		await this.form.getByTestId('credentials-config-container-test-success').waitFor();
	}

	/** Once the test has failed with this text. */
	async red(text: string): Promise<void> {
		await this.form.getByText('More details', { exact: true }).click();
		await this.form.getByText(text).waitFor();
	}

	/** Types into a field and saves, which tests the credential again. @param placeholder of the field */
	async change(placeholder: string, value: string): Promise<void> {
		await this.form.getByPlaceholder(placeholder).fill(value);
		await this.form.getByTestId('credential-save-button').click();
	}
}
