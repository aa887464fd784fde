import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { startEditor, type Editor, type EditorStart } from '../../../editor/editor';
import type { N8nRest } from '../../../editor/n8nRest';
import type { CredentialReferences } from '../../../editor/sandboxCredentials';
import type { SavedWorkflow } from '../../../editor/workflowImport';
import type { Sandbox } from '../../../sandbox';
import { BrowserDesk } from './browserDesk';
import { newStart } from './newStart';

const watchOutward = join(__dirname, 'outwardConnections.cjs');

/** n8n with the package, the sandbox and the examples, and a browser in which its owner is signed in. */
export class OpenEditor {
	private constructor(
		private readonly start: EditorStart,
		private readonly outwardLog: string,
		/** n8n as it runs now; another one after `restart()`. */
		private editor: Editor,
		readonly desk: BrowserDesk,
	) {}

	/** A new n8n on free ports, with nothing in it but the examples and the sandbox's credentials. */
	static async open(): Promise<OpenEditor> {
		const own = await newStart();
		const outwardLog = join(own.userFolder, 'outward.log');
		const start: EditorStart = {
			...own,
			environment: {
				NODE_OPTIONS: `--require ${watchOutward}`,
				OUTWARD_CONNECTIONS: outwardLog,
			},
		};
		const editor = await startEditor(start);
		const opened: Array<{ close: () => Promise<void> }> = [{ close: editor.stop }];
		try {
			const desk = await BrowserDesk.open();
			opened.unshift(desk);
			await desk.signIn(editor.origin, editor.login);
			return new OpenEditor(start, outwardLog, editor, desk);
		} catch (error) {
			for (const one of opened) await one.close();
			throw error;
		}
	}

	/** Such as `http://127.0.0.1:5678`. */
	get origin(): string {
		return this.editor.origin;
	}

	/** n8n's own REST interface, signed in as the owner. */
	get rest(): N8nRest {
		return this.editor.rest;
	}

	get sandbox(): Sandbox {
		return this.editor.sandbox;
	}

	/** How nodes refer to the sandbox's credentials, by type. */
	get credentials(): CredentialReferences {
		return this.editor.credentials;
	}

	/** The examples as they were when n8n started. */
	get workflows(): readonly SavedWorkflow[] {
		return this.editor.workflows;
	}

	get n8nProcessId(): number | undefined {
		return this.editor.n8n.pid;
	}

	/** The first tab; the owner is signed in there. */
	get page(): Page {
		return this.desk.page;
	}

	get context(): BrowserContext {
		return this.desk.context;
	}

	/** Other machines that n8n wanted to reach; it was not let out. */
	get outwardConnections(): readonly string[] {
		if (!existsSync(this.outwardLog)) return [];
		return readFileSync(this.outwardLog, 'utf8').trimEnd().split('\n');
	}

	/** Ends n8n and the sandbox, and starts them in the same folder, as the next `npm run editor` does. */
	async restart(): Promise<void> {
		// The editor asks all the time whether n8n is there, and would complain.
		await this.page.goto('about:blank');
		await this.editor.stop();
		this.editor = await startEditor(this.start);
	}

	async close(): Promise<void> {
		await this.desk.close();
		await this.editor.stop();
		rmSync(this.start.userFolder, { recursive: true, force: true });
	}
}
