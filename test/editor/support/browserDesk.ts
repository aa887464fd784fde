import { chromium, selectors, type Browser, type BrowserContext, type Page } from 'playwright-core';
import type { Login } from '../../../editor/owner';
import { isNoise } from './consoleNoise';
import { systemBrowser } from './systemBrowser';

const launchArguments = [
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
];

const thisMachine = /^(https?|wss?):\/\/127\.0\.0\.1[:/]|^(data|blob|about):/;

selectors.setTestIdAttribute('data-test-id');

/** A browser that reaches this machine only, and remembers what went wrong in it. */
export class BrowserDesk {
	/** Errors on the console, and exceptions that no script caught; none that n8n makes whatever nodes there are. */
	readonly consoleErrors: string[] = [];
	/** Addresses elsewhere that a page asked for; nothing was sent. */
	readonly foreignRequests: string[] = [];

	private constructor(
		private readonly browser: Browser,
		readonly context: BrowserContext,
		/** The first tab. */
		readonly page: Page,
	) {}

	static async open(): Promise<BrowserDesk> {
		const browser = await chromium.launch({
			executablePath: systemBrowser(),
			args: launchArguments,
		});
		const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
		const desk = new BrowserDesk(browser, context, await context.newPage());
		await desk.watch();
		return desk;
	}

	private async watch(): Promise<void> {
		await this.context.route(
			(url) => !thisMachine.test(url.href),
			async (route) => {
				this.foreignRequests.push(route.request().url());
				await route.abort();
			},
		);
		this.context.on('console', (message) => {
			const complaint = { text: message.text(), url: message.location().url };
			if (message.type() !== 'error' || isNoise(complaint)) return;
			this.consoleErrors.push(`${complaint.text} (${complaint.url})`);
		});
		this.context.on('weberror', (error) => this.consoleErrors.push(error.error().message));
	}

	/** Signs in on n8n's own page; all tabs of the browser share it. */
	async signIn(origin: string, { email, password }: Login): Promise<void> {
		await this.page.goto(`${origin}/signin`);
		await this.page.locator('input[name=emailOrLdapLoginId]').fill(email);
		await this.page.locator('input[name=password]').fill(password);
		await this.page.getByRole('button', { name: 'Sign in' }).click();
		await this.page.waitForURL((url) => !url.pathname.startsWith('/signin'));
	}

	async close(): Promise<void> {
		await this.browser.close();
	}
}
