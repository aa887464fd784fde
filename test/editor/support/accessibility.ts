import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/** What keeps somebody from using a page, on a phone, in light and in dark. */
export async function barriers(page: Page): Promise<string[]> {
	const wide = page.viewportSize();
	// The narrowest phone: WCAG 2.2, 1.4.10.
	await page.setViewportSize({ width: 320, height: 640 });
	const found: string[] = [];
	for (const colorScheme of ['light', 'dark'] as const) {
		await page.emulateMedia({ colorScheme });
		const { violations } = await new AxeBuilder({ page }).analyze();
		found.push(
			...violations.flatMap(({ id, impact, nodes }) =>
				nodes.map(({ target }) => `${colorScheme}: ${impact} ${id} at ${target.join(' ')}`),
			),
		);
	}
	const tooWide = 'document.documentElement.scrollWidth > document.documentElement.clientWidth';
	if (await page.evaluate<boolean>(tooWide)) found.push('scrolls to the side');
	await page.emulateMedia({ colorScheme: null });
	if (wide !== null) await page.setViewportSize(wide);
	return found;
}
