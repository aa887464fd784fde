import {
	NodeHelpers,
	type IDataObject,
	type IRunExecutionData,
	type IWebhookFunctions,
	type IWebhookResponseData,
} from 'n8n-workflow';
import { Seal } from './seal';
import { keepRecord, recordIn, type Reply } from './waitRecord';
import type { PageAnswer } from './waitingRun';

/** Characters of a form's body. Ours has a PIN and a word. */
const longestBody = 2_000;
const formType = 'application/x-www-form-urlencoded';

/** `notAForm` and `tooLong` are not looked into. */
export type Form =
	| { readonly kind: 'fields'; readonly fields: IDataObject }
	| { readonly kind: 'notAForm' }
	| { readonly kind: 'tooLong' };

/** A node's wait for a person, as its `webhook` sees it. n8n has checked the signature of the address before. */
export class WaitingPage {
	constructor(private readonly functions: IWebhookFunctions) {}

	/** What the node kept when it paused; undefined where nothing is waited for. */
	get state(): unknown {
		const data = this.stored();
		return data && recordIn(this.contextOf(data))?.state;
	}

	/** Address of the page, signed by n8n. */
	get url(): string {
		return this.functions.getSignedResumeUrl();
	}

	get seal(): Seal {
		return new Seal(this.functions);
	}

	get isPost(): boolean {
		return this.functions.getRequestObject().method === 'POST';
	}

	/** The languages that the browser asks for, as it sends them. */
	get languages(): unknown {
		return this.functions.getHeaderData()['accept-language'];
	}

	get form(): Form {
		const headers = this.functions.getHeaderData();
		const [type = ''] = String(headers['content-type'] ?? '').split(';');
		if (type.trim().toLowerCase() !== formType) return { kind: 'notAForm' };
		if (Number(headers['content-length'] ?? 0) > longestBody) return { kind: 'tooLong' };
		const body: unknown = this.functions.getBodyData();
		if (!isObject(body)) return { kind: 'notAForm' };
		return JSON.stringify(body).length > longestBody
			? { kind: 'tooLong' }
			: { kind: 'fields', fields: body };
	}

	/** Answers and goes on waiting: n8n stores nothing of this call. */
	show({ status, headers, body }: PageAnswer): IWebhookResponseData {
		const response = this.functions.getResponseObject();
		response.status(status);
		for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
		response.send(body);
		return { noWebhookResponse: true };
	}

	/**
	 * Has n8n run the node again with this reply; the node then answers the browser. n8n would pass the input on instead,
	 * as it does when the time is over: it marks the node as disabled before it calls a webhook.
	 * @returns undefined where this n8n keeps its data in another way: the wait then ends with its time
	 */
	resume(reply: Reply): IWebhookResponseData | undefined {
		const data = this.stored();
		const [waiting] = data?.executionData?.nodeExecutionStack ?? [];
		const record = data && recordIn(this.contextOf(data));
		if (data === undefined || waiting === undefined || record === undefined) return undefined;
		keepRecord(this.contextOf(data), { ...record, reply });
		waiting.node.disabled = false;
		return { workflowData: waiting.data['main']?.map((items) => items ?? []) ?? [] };
	}

	/** The execution as n8n has read it from its database, and will store it again when the call resumes it. */
	private stored(): IRunExecutionData | undefined {
		const data: unknown = Reflect.get(this.functions, 'runExecutionData');
		return isExecutionData(data) ? data : undefined;
	}

	private contextOf(data: IRunExecutionData) {
		return NodeHelpers.getContext(data, 'node', this.functions.getNode());
	}
}

const isObject = (value: unknown): value is IDataObject =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

const isExecutionData = (value: unknown): value is IRunExecutionData => {
	const execution: unknown = isObject(value) ? value['executionData'] : undefined;
	return (
		isObject(execution) &&
		isObject(execution['contextData']) &&
		Array.isArray(execution['nodeExecutionStack'])
	);
};
