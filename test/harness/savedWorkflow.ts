import type {
	IDataObject,
	IWebhookData,
	IWorkflowExecuteAdditionalData,
	Workflow,
} from 'n8n-workflow';
import { additionalDataFor, type WorkflowDefinition } from './additionalData';
import type { Bench } from './bench';
import type { CredentialSet } from './credentialData';
import type { CredentialStore } from './credentialStore';
import { startWebhooks } from './hooks';
import { toDefinition, toWorkflow, type WorkflowJson } from './workflowJson';

/** A workflow in the database of an n8n, with its static data. */
export class SavedWorkflow {
	staticData: IDataObject = {};

	constructor(
		readonly bench: Bench,
		/** May be replaced, as by the editor's *Save*. */
		public json: WorkflowJson,
		public credentials: CredentialSet,
		/** Where this n8n believes to be reached (`WEBHOOK_URL`). */
		public base: string,
	) {}

	store(): CredentialStore {
		return this.bench.store(this.credentials);
	}

	definition(): WorkflowDefinition {
		return toDefinition(this.json, this.bench.catalogue, this.store());
	}

	/** Loaded afresh, as for every call. */
	load(staticData = this.staticData): Workflow {
		const { engine, catalogue } = this.bench;
		return toWorkflow(engine, catalogue, this.definition(), staticData);
	}

	/** Saves static data as n8n does: only if it noticed a change. */
	save({ staticData }: Workflow): void {
		if (staticData['__dataChanged'] === true) this.staticData = copyOf(staticData);
	}

	webhooks(workflow: Workflow): IWebhookData[] {
		const { engine, catalogue } = this.bench;
		return startWebhooks(engine, catalogue, workflow, this.additionalData());
	}

	additionalData(): IWorkflowExecuteAdditionalData {
		const data = additionalDataFor(this.bench.engine, {
			mode: 'trigger',
			executionId: '',
			definition: this.definition(),
			credentials: this.store(),
		});
		data.webhookBaseUrl = `${this.base}/webhook`;
		data.webhookTestBaseUrl = `${this.base}/webhook-test`;
		return data;
	}
}

/** As written to a cache or a database. */
export const copyOf = (data: IDataObject | undefined): IDataObject =>
	JSON.parse(JSON.stringify(data ?? {}));
