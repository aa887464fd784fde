import type { BrowserContext, Locator, Page } from 'playwright-core';
import type { OpenEditor } from './openEditor';

/** Everything in n8n's window but the workflow itself. */
const workflowOnly = `
	body { visibility: hidden; }
	[data-test-id='canvas'] { visibility: visible; }
	[data-test-id='canvas'] .vue-flow__panel, [data-test-id='canvas-background'] { display: none; }
`;

/** Around what is in a picture, in pixels: there is text below nodes and a flash beside triggers. */
const margin = { x: 56, above: 32, below: 72, form: 16 };

/** Of what stands above a node's fields, in pixels. */
const tabsHeight = 40;

const framed = '.vue-flow__node, .vue-flow__edge-path, [data-test-id="canvas-handle-plus"]';

/** A window in which pictures for the documentation are taken; the owner is signed in. */
export class Studio {
	private constructor(
		private readonly context: BrowserContext,
		readonly page: Page,
	) {}

	static async open({ context }: OpenEditor): Promise<Studio> {
		const browser = context.browser();
		if (browser === null) throw new Error('The browser has gone');
		const own = await browser.newContext({
			storageState: await context.storageState(),
			colorScheme: 'light',
			reducedMotion: 'reduce',
			// Small print stays readable on fine screens.
			deviceScaleFactor: 2,
			viewport: { width: 1440, height: 1000 },
		});
		return new Studio(own, await own.newPage());
	}

	/** The workflow that is open, without the editor around it. */
	async workflow(): Promise<Buffer> {
		await this.page.addStyleTag({ content: workflowOnly });
		const box = await this.page.locator(framed).evaluateAll((parts) => {
			const boxes = parts.map((part) => part.getBoundingClientRect());
			return {
				left: Math.min(...boxes.map(({ left }) => left)),
				top: Math.min(...boxes.map(({ top }) => top)),
				right: Math.max(...boxes.map(({ right }) => right)),
				bottom: Math.max(...boxes.map(({ bottom }) => bottom)),
			};
		});
		return this.page.screenshot({
			scale: 'css',
			animations: 'disabled',
			clip: {
				x: Math.round(box.left - margin.x),
				y: Math.round(box.top - margin.above),
				width: Math.round(box.right - box.left + 2 * margin.x),
				height: Math.round(box.bottom - box.top + margin.above + margin.below),
			},
		});
	}

	/** The form of the node that is open, down to its last field. */
	async form(fields: Locator): Promise<Buffer> {
		const panel = await fields.boundingBox();
		const last = await fields
			.getByTestId('parameter-item')
			.filter({ visible: true })
			.last()
			.boundingBox();
		if (panel === null || last === null) throw new Error('No form is open');
		// What the pointer is over shows buttons.
		await this.page.mouse.move(0, 0);
		return this.page.screenshot({
			animations: 'disabled',
			clip: {
				x: panel.x,
				y: panel.y - tabsHeight,
				width: panel.width,
				height: tabsHeight + last.y + last.height - panel.y + margin.form,
			},
		});
	}

	async close(): Promise<void> {
		await this.context.close();
	}
}
