import { z } from 'zod';
import type { N8nRest } from '../../../editor/n8nRest';
import { StoredExecution } from './executionData';
import { until } from './until';

const savedSchema = z.object({ id: z.string(), versionId: z.string() });
const listSchema = z.object({
	results: z.array(z.object({ id: z.string(), status: z.string(), mode: z.string() })),
});
const executionSchema = z.object({ status: z.string(), data: z.string() });

/** An execution in n8n's list. */
export type Listed = z.infer<typeof listSchema>['results'][number];

const underWay = ['new', 'running', 'waiting'];

/** Workflows in n8n, and their executions, by the interface that the editor uses. */
export class OwnWorkflows {
	constructor(private readonly rest: N8nRest) {}

	/** Saves a workflow and activates it. @returns its id */
	async start(workflow: object): Promise<string> {
		const { id, versionId } = await this.rest.call('POST', '/workflows', savedSchema, workflow);
		await this.rest.call('POST', `/workflows/${id}/activate`, z.unknown(), { versionId });
		return id;
	}

	async activate(id: string): Promise<void> {
		const { versionId } = await this.rest.call('GET', `/workflows/${id}`, savedSchema);
		await this.rest.call('POST', `/workflows/${id}/activate`, z.unknown(), { versionId });
	}

	async deactivate(id: string): Promise<void> {
		await this.rest.call('POST', `/workflows/${id}/deactivate`, z.unknown(), {});
	}

	/** What a production webhook answers. n8n says that a workflow is active a moment before its webhooks are there. */
	async post(path: string, body: object): Promise<Response> {
		return until(`an answer of ${path}`, async () => {
			const response = await fetch(`${this.rest.origin}/webhook/${path}`, {
				method: 'POST',
				headers: { 'content-type': 'application/json' },
				body: JSON.stringify(body),
			});
			return response.status === 404 ? undefined : response;
		});
	}

	/** All executions of a workflow, newest first. */
	async executions(id: string): Promise<readonly Listed[]> {
		const filter = encodeURIComponent(JSON.stringify({ workflowId: id }));
		const path = `/executions?filter=${filter}&limit=100`;
		return (await this.rest.call('GET', path, listSchema)).results;
	}

	/** The executions of a workflow, newest first, once there are so many and all have ended. */
	async ended(id: string, count: number): Promise<readonly Listed[]> {
		return until(`${count} ended executions of ${id}`, async () => {
			const all = await this.executions(id);
			const ended = all.filter(({ status }) => !underWay.includes(status));
			return ended.length >= count ? all : undefined;
		});
	}

	/** Id of the newest execution of a workflow, once it waits. Until then n8n lets no reply in. */
	async waiting(id: string): Promise<string> {
		return until(`a waiting execution of ${id}`, async () => {
			const [newest] = await this.executions(id);
			return newest?.status === 'waiting' ? newest.id : undefined;
		});
	}

	/** An execution once it has ended. */
	async end(executionId: string, patience?: number): Promise<StoredExecution> {
		return until(
			`the end of execution ${executionId}`,
			async () => {
				const execution = await this.execution(executionId);
				return underWay.includes(execution.status) ? undefined : execution;
			},
			patience,
		);
	}

	async execution(id: string): Promise<StoredExecution> {
		const path = `/executions/${id}?includeData=true`;
		const { status, data } = await this.rest.call('GET', path, executionSchema);
		return new StoredExecution(status, data);
	}

	/** The newest execution of a workflow, once `count` have ended. */
	async newest(id: string, count = 1): Promise<StoredExecution> {
		const [newest] = await this.ended(id, count);
		if (newest === undefined) throw new Error(`${id} has no execution`);
		return this.execution(newest.id);
	}
}
