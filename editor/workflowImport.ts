import { z } from 'zod';
import type { N8nRest } from './n8nRest';
import type { CredentialReferences } from './sandboxCredentials';
import type { Say } from './say';
import type { UserFolder } from './userFolder';
import { nodeSchema, startsWorkflow, withCredentials, type WorkflowFile } from './workflowFile';

const savedSchema = z.object({
	id: z.string(),
	name: z.string(),
	versionId: z.string(),
	active: z.boolean(),
	isArchived: z.boolean().default(false),
	nodes: z.array(nodeSchema),
});

/** A workflow as n8n has it. */
export type SavedWorkflow = z.infer<typeof savedSchema>;

/** Puts the example workflows into n8n and keeps them current, without touching what the user made of them. */
export class WorkflowImport {
	constructor(
		private readonly rest: N8nRest,
		private readonly credentials: CredentialReferences,
		private readonly folder: UserFolder,
		private readonly say: Say,
	) {}

	/** @returns the workflows as they are in n8n now */
	async run(files: readonly WorkflowFile[]): Promise<readonly SavedWorkflow[]> {
		const saved: SavedWorkflow[] = [];
		for (const file of files) saved.push(await this.one(file));
		return saved;
	}

	private async one(file: WorkflowFile): Promise<SavedWorkflow> {
		const there = await this.find(file.id);
		if (there === undefined) {
			const body = { ...withCredentials(file.workflow, this.credentials), id: file.id };
			return this.activate(file, await this.rest.call('POST', '/workflows', savedSchema, body));
		}
		const imported = this.folder.record.workflows[file.id];
		if (imported?.source === file.source || there.isArchived) return there;
		if (imported?.versionId !== there.versionId) {
			this.say(
				`“${there.name}” has changed here and in ${file.id}.json; yours is kept (--fresh takes the other).`,
			);
			return there;
		}
		const body = {
			...withCredentials(file.workflow, this.credentials),
			versionId: there.versionId,
		};
		const path = `/workflows/${file.id}`;
		return this.activate(file, await this.rest.call('PATCH', path, savedSchema, body));
	}

	private async find(id: string): Promise<SavedWorkflow | undefined> {
		const path = `/workflows/${id}`;
		const { exists } = await this.rest.call(
			'GET',
			`${path}/exists`,
			z.object({ exists: z.boolean() }),
		);
		return exists ? this.rest.call('GET', path, savedSchema) : undefined;
	}

	private async activate(
		{ id, source }: WorkflowFile,
		{ versionId, nodes, ...saved }: SavedWorkflow,
	): Promise<SavedWorkflow> {
		this.folder.keep({
			workflows: { ...this.folder.record.workflows, [id]: { source, versionId } },
		});
		if (!nodes.some(startsWorkflow)) return { ...saved, versionId, nodes };
		return this.rest.call('POST', `/workflows/${id}/activate`, savedSchema, { versionId });
	}
}
