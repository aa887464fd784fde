import type { Page } from 'playwright-core';

/** The customer's phone, as the sandbox's page shows it. */
export class VirtualPhone {
	private seen = 0;

	private constructor(
		private readonly page: Page,
		private readonly number: string,
	) {}

	/** @param number as the page writes it */
	static async open(page: Page, address: string, number: string): Promise<VirtualPhone> {
		await page.goto(address);
		await page.getByRole('status').getByText('Live').waitFor();
		return new VirtualPhone(page, number);
	}

	/** Reads the next SMS as soon as it is there. @returns the digits in it */
	async code(): Promise<string> {
		const messages = this.page.getByRole('list', { name: `Messages to ${this.number}` });
		const text = await messages.getByRole('listitem').nth(this.seen).innerText();
		this.seen += 1;
		return /\b\d{4,8}\b/.exec(text.split('\n').slice(1).join(' '))?.[0] ?? '';
	}
}

/** A code that is not this one. */
export const otherThan = (code: string): string =>
	String((Number(code) + 1) % 10 ** code.length).padStart(code.length, '0');
