import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type * as N8nCore from 'n8n-core';
import type * as N8nWorkflow from 'n8n-workflow';

/** n8n's engine as installed in one folder: the loader, the runner and the expression language. */
export interface Engine {
	readonly dir: string;
	readonly version: string;
	readonly core: typeof N8nCore;
	readonly workflow: typeof N8nWorkflow;
	/** Folder of a package the engine's folder has installed, or undefined. */
	packageDir(name: string): string | undefined;
	/** What signs the resume URLs of send-and-wait nodes. */
	readonly hmacSecret: string;
}

const HMAC_SECRET = 'signs resume URLs of test runs';

/**
 * Loads n8n-core and n8n-workflow from `engineDir/node_modules`.
 * One engine per process: n8n keeps its settings and its services in process-wide registries.
 */
export function loadEngine(engineDir: string): Engine {
	if (installed(engineDir, 'n8n-core') === undefined) {
		throw new Error(`No n8n-core in ${engineDir}: run npm run setup`);
	}
	const userFolder = mkdtempSync(join(tmpdir(), 'n8n-bench-'));
	process.env['N8N_USER_FOLDER'] = userFolder;
	process.env['N8N_ENCRYPTION_KEY'] ??= 'encrypts nothing of value';
	process.env['N8N_HMAC_SIGNATURE_SECRET'] ??= HMAC_SECRET;
	process.env['N8N_LOG_LEVEL'] ??= 'silent';

	const fromEngine = createRequire(join(engineDir, 'package.json'));
	fromEngine('reflect-metadata');
	const core: typeof N8nCore = fromEngine('n8n-core');
	const workflow: typeof N8nWorkflow = fromEngine('n8n-workflow');

	// Reading the settings once makes n8n write its configuration file; after that the folder is not looked at again.
	new core.Credentials({ id: null, name: 'none' }, 'none');
	rmSync(userFolder, { recursive: true, force: true });

	stopSshTimer(fromEngine);

	const manifest: { version: string } = fromEngine('n8n-core/package.json');
	return {
		dir: engineDir,
		version: manifest.version,
		core,
		workflow,
		packageDir: (name) => installed(engineDir, name),
		hmacSecret: process.env['N8N_HMAC_SIGNATURE_SECRET'] ?? HMAC_SECRET,
	};
}

/** Old engines look after SSH connections by a timer that keeps the process alive. */
function stopSshTimer(fromEngine: NodeJS.Require): void {
	const { Container }: { Container: { get(type: unknown): { onShutdown(): void } } } =
		fromEngine('@n8n/di');
	const { SSHClientsManager }: { SSHClientsManager: unknown } = fromEngine(
		'n8n-core/dist/execution-engine/ssh-clients-manager',
	);
	Container.get(SSHClientsManager).onShutdown();
}

/** Never a package of a folder above: that would be another engine's. */
function installed(engineDir: string, name: string): string | undefined {
	const dir = join(engineDir, 'node_modules', name);
	return existsSync(join(dir, 'package.json')) ? dir : undefined;
}
