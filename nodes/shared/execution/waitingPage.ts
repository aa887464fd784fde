import {
	NodeHelpers,
	type IDataObject,
	type IRunExecutionData,
	type IWebhookFunctions,
	type IWebhookResponseData,
} from 'n8n-workflow';
import { Seal } from './seal';
import { isWaitNumber, waitNumberField } from './waitNumber';
import {
	isSameWait,
	keepRecord,
	newestWaits,
	queryOf,
	recordIn,
	waitsOf,
	type Reply,
	type WaitRecord,
} from './waitRecord';
import type { PageAnswer } from './waitingRun';

/** Characters of a form's body. Ours has a PIN and a word. */
const longestBody = 2_000;
const formType = 'application/x-www-form-urlencoded';

/** `notAForm` and `tooLong` are not looked into. */
export type Form =
	| { readonly kind: 'fields'; readonly fields: IDataObject }
	| { readonly kind: 'notAForm' }
	| { readonly kind: 'tooLong' };

/**
 * Which wait of the execution a request belongs to. `unsaid`: it has no number, and comes by `$execution.resumeUrl`,
 * which an earlier wait had too.
 */
export type Belongs = 'here' | 'earlier' | 'unsaid';

/** A node's wait for a person, as its `webhook` sees it. n8n has checked the signature of the address before. */
export class WaitingPage {
	constructor(private readonly functions: IWebhookFunctions) {}

	/** What the node kept when it paused; undefined where nothing is waited for. */
	get state(): unknown {
		return this.record?.state;
	}

	/** Address of this wait's page, signed by n8n. */
	get url(): string {
		const { record } = this;
		return this.functions.getSignedResumeUrl(record && queryOf(record));
	}

	/** The number of the wait that goes on; empty for one that began before there were numbers. */
	get number(): string {
		return this.record?.number ?? '';
	}

	/** By the numbers in its address and its form; both have to be right where they are there. */
	get belongs(): Belongs {
		const { record, form } = this;
		if (record === undefined) return 'earlier';
		const newer = newestWaits.newerThan(this.waits(record), record);
		if (newer !== undefined && !isSameWait(record, newer)) return 'earlier';
		if (this.number === '') return 'here';
		const given: unknown[] = [
			this.functions.getRequestObject().query[waitNumberField],
			form.kind === 'fields' ? form.fields[waitNumberField] : undefined,
		].filter((number) => number !== undefined);
		if (given.length === 0) {
			if (record.isFirst === true) return 'here';
			return this.isOwnAddress ? 'earlier' : 'unsaid';
		}
		const isHere = given.map((number) => isWaitNumber(number, this.number));
		return isHere.every(Boolean) ? 'here' : 'earlier';
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

	/** Not `$execution.resumeUrl`: the node gave it out, and with a number unless it was for the first wait. */
	private get isOwnAddress(): boolean {
		const { path } = this.functions.getRequestObject();
		return path.endsWith(`/${encodeURIComponent(this.functions.getNode().id)}`);
	}

	private get record(): WaitRecord | undefined {
		const data = this.stored();
		return data && recordIn(this.contextOf(data));
	}

	private waits({ execution }: WaitRecord): string {
		return waitsOf(execution, this.functions.getNode().id);
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
