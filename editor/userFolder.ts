import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { packedPackage } from './folders';

const packageName = 'n8n-nodes-stellantis';

const recordSchema = z.object({
	login: z.object({ email: z.string(), password: z.string() }).optional(),
	/** Ids in n8n by credential type. */
	credentials: z.record(z.string()).default({}),
	/** By id of the workflow: what was imported, and the version that n8n made of it. */
	workflows: z.record(z.object({ source: z.string(), versionId: z.string() })).default({}),
});

/** What `npm run editor` did in a user folder before. */
export type EditorRecord = z.infer<typeof recordSchema>;

/** Everything that n8n and we write: nothing is written elsewhere. */
export class UserFolder {
	private readonly recordFile: string;
	readonly log: string;
	readonly temporary: string;

	constructor(readonly path: string) {
		this.recordFile = join(path, 'editor.json');
		this.log = join(path, 'n8n.log');
		this.temporary = join(path, 'tmp');
	}

	/** Ready for n8n, with the package where n8n keeps community packages, so that nodes have their own names. */
	prepare({ fresh = false }: { readonly fresh?: boolean } = {}): void {
		if (fresh) this.forget();
		const installed = join(this.path, '.n8n', 'nodes', 'node_modules', packageName);
		rmSync(installed, { recursive: true, force: true });
		cpSync(packedPackage, installed, { recursive: true });
		mkdirSync(this.temporary, { recursive: true });
	}

	/** Removes what n8n and we made; a folder that is none of ours is left alone. */
	private forget(): void {
		for (const made of ['.n8n', '.cache', 'tmp', 'editor.json', 'n8n.log']) {
			rmSync(join(this.path, made), { recursive: true, force: true });
		}
	}

	get record(): EditorRecord {
		return recordSchema.parse(
			existsSync(this.recordFile) ? JSON.parse(readFileSync(this.recordFile, 'utf8')) : {},
		);
	}

	keep(part: Partial<EditorRecord>): void {
		const record = { ...this.record, ...part };
		writeFileSync(this.recordFile, `${JSON.stringify(record, null, '\t')}\n`, { mode: 0o600 });
	}
}
