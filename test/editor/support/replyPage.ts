import type { Page } from 'playwright-core';
import { texts, type Language, type Texts } from '../../../nodes/DqeSmsConfirmation/reply/texts';

/** The page of Send Code and Wait for Reply, as a person sees it. */
export class ReplyPage {
	readonly words: Texts;

	constructor(
		readonly page: Page,
		language: Language = 'en',
	) {
		this.words = texts[language];
	}

	/** @returns the status that the browser is answered */
	async open(url: string): Promise<number | undefined> {
		return (await this.page.goto(url))?.status();
	}

	/** Types a PIN and confirms it. */
	async type(pin: string): Promise<void> {
		await this.page.getByLabel(this.words.label).fill(pin);
		await this.page.getByRole('button', { name: this.words.confirm }).click();
	}

	/** Waits for a page with this heading, and with this text on it. */
	async shows(heading: string, text: string): Promise<void> {
		await this.page.getByRole('heading', { name: heading }).waitFor();
		await this.page.getByText(text).waitFor();
	}
}
