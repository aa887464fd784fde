import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { startEditor, type Editor, type EditorStart } from '../../../editor/editor';
import { n8nEnvironment } from '../../../editor/n8nEnvironment';
import { N8nProcess } from '../../../editor/n8nProcess';
import { N8nRest } from '../../../editor/n8nRest';
import { signIn } from '../../../editor/owner';
import { freePort } from '../../../editor/ports';
import type { CredentialReferences } from '../../../editor/sandboxCredentials';
import { UserFolder } from '../../../editor/userFolder';
import type { Sandbox } from '../../../sandbox';
import { newStart } from './newStart';
import { OwnWorkflows } from './ownWorkflows';
import { useOpened } from './useOpened';

/** n8n with the package, the sandbox and the examples; nobody looks at it with a browser. */
export class N8nWithoutBrowser {
	private constructor(
		private readonly start: EditorStart,
		private readonly editor: Editor,
		/** n8n as it runs now, and its interface. */
		private n8n: N8nProcess,
		public rest: N8nRest,
	) {}

	static async open(): Promise<N8nWithoutBrowser> {
		const start = await newStart();
		const editor = await startEditor(start);
		return new N8nWithoutBrowser(start, editor, editor.n8n, editor.rest);
	}

	get origin(): string {
		return this.editor.origin;
	}

	get sandbox(): Sandbox {
		return this.editor.sandbox;
	}

	get credentials(): CredentialReferences {
		return this.editor.credentials;
	}

	get workflows(): OwnWorkflows {
		return new OwnWorkflows(this.rest);
	}

	/** Ends n8n and starts it in the same folder, while the vendors go on. */
	async restart(): Promise<void> {
		const { node, port, userFolder } = this.start;
		const folder = new UserFolder(userFolder);
		await this.n8n.stop();
		const env = n8nEnvironment(node, folder, { port, brokerPort: await freePort() });
		this.n8n = N8nProcess.start(node, env, folder.log);
		const rest = new N8nRest(this.origin);
		await this.n8n.untilReady(async () => rest.ready());
		await signIn(rest, folder);
		this.rest = rest;
	}

	/** n8n's database and log, byte by byte, by name. What has been stored last is in them, too. */
	get files(): ReadonlyMap<string, Buffer> {
		const { userFolder } = this.start;
		const inN8n = join(userFolder, '.n8n');
		const databases = readdirSync(inN8n)
			.filter((name) => /^database\.sqlite(-wal)?$/.test(name))
			.map((name) => join(inN8n, name));
		return new Map(
			[...databases, new UserFolder(userFolder).log].map((file) => [
				basename(file),
				readFileSync(file),
			]),
		);
	}

	async close(): Promise<void> {
		await this.n8n.stop();
		await this.editor.stop();
		rmSync(this.start.userFolder, { recursive: true, force: true });
	}
}

/** One n8n for the tests of a block. @returns it, inside tests */
export const useN8n = (): (() => N8nWithoutBrowser) =>
	useOpened(async () => N8nWithoutBrowser.open());
