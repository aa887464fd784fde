import { startSandbox, type Sandbox } from '../sandbox';
import { n8nEnvironment } from './n8nEnvironment';
import { N8nProcess } from './n8nProcess';
import { N8nRest } from './n8nRest';
import { signIn, type Login } from './owner';
import { freePort } from './ports';
import {
	saveCredentials,
	sandboxCredentials,
	type CredentialReferences,
} from './sandboxCredentials';
import type { Say } from './say';
import { UserFolder } from './userFolder';
import { exampleWorkflows } from './workflowFile';
import { WorkflowImport, type SavedWorkflow } from './workflowImport';

/** n8n with the packed package, beside the sandbox. */
export interface Editor {
	readonly origin: string;
	readonly login: Login;
	/** Signed in as the owner. */
	readonly rest: N8nRest;
	readonly n8n: N8nProcess;
	readonly sandbox: Sandbox;
	readonly credentials: CredentialReferences;
	/** The examples as they are in n8n. */
	readonly workflows: readonly SavedWorkflow[];
	/** Ends n8n and the sandbox; settles when both are gone. */
	stop(): Promise<void>;
}

export interface EditorStart {
	/** Path of the Node that n8n runs on. */
	readonly node: string;
	readonly userFolder: string;
	readonly fresh?: boolean;
	readonly port: number;
	/** 0: any free one. */
	readonly sandboxPort: number;
	/** Environment variables for n8n beside its own. */
	readonly environment?: Readonly<Record<string, string>>;
	readonly say: Say;
	/** Gives up starting. */
	readonly signal?: AbortSignal;
}

/** Starts everything; if something does not start, nothing is left running. */
export async function startEditor(start: EditorStart): Promise<Editor> {
	const folder = new UserFolder(start.userFolder);
	folder.prepare({ fresh: start.fresh ?? false });
	// Before n8n: its triggers register at the bridge when it starts.
	const sandbox = await startSandbox({ port: start.sandboxPort });
	let n8n: N8nProcess | undefined;
	const stop = async () => {
		await n8n?.stop();
		await sandbox.close();
	};
	try {
		const { node, port } = start;
		const address = { port, brokerPort: await freePort() };
		const env = { ...n8nEnvironment(node, folder, address), ...start.environment };
		start.say('Starting n8n …');
		n8n = N8nProcess.start(node, env, folder.log);
		const rest = new N8nRest(`http://127.0.0.1:${port}`);
		await n8n.untilReady(async () => rest.ready(), start.signal);

		const login = await signIn(rest, folder);
		const credentials = await saveCredentials(rest, sandboxCredentials(sandbox.url), folder);
		const workflows = await new WorkflowImport(rest, credentials, folder, start.say).run(
			exampleWorkflows(),
		);
		return { origin: rest.origin, login, rest, n8n, sandbox, credentials, workflows, stop };
	} catch (error) {
		await stop();
		throw error;
	}
}
