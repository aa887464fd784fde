import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { Seal } from './seal';
import { newWaitNumber } from './waitNumber';
import {
	hasWaited,
	isSameWait,
	keepRecord,
	keepWaited,
	newestWaits,
	queryOf,
	recordIn,
	waitsOf,
	type Reply,
	type WaitRecord,
} from './waitRecord';

/** What a browser is answered. */
export interface PageAnswer {
	readonly status: number;
	readonly headers: Readonly<Record<string, string>>;
	readonly body: string | IDataObject;
}

/** How a run of the node came about. `outdated`: by a request that is older than the newest answer; `state` is that one's, if its wait goes on. */
export type Resumed =
	| { readonly kind: 'reply'; readonly reply: Reply; readonly state: unknown }
	| { readonly kind: 'outdated'; readonly reply: Reply; readonly state: unknown };

const policyHeader = 'content-security-policy';

/**
 * A node's wait for a person, as its `execute` sees it. n8n stores the execution while it waits; a reply makes it run
 * the node again (see `WaitingPage`), exclusively: of several replies at once n8n lets one through and refuses the others.
 */
export class WaitingRun {
	constructor(private readonly execution: IExecuteFunctions) {}

	/** More than one item cannot wait at the same time: an execution has one wait. */
	get itemCount(): number {
		return this.execution.getInputData().length;
	}

	/** Address of this wait's page, signed by n8n. */
	get pageUrl(): string {
		return this.execution.getSignedResumeUrl(queryOf(this.record));
	}

	/** The number of this wait, which its page sends along. */
	get number(): string {
		return this.record.number ?? '';
	}

	/**
	 * Begins another wait; pages of an earlier one in this execution count no more.
	 * @returns the address of its page
	 * @throws where n8n cannot find the execution again, because it has no id
	 */
	begin(): string {
		const { execution, generation } = this.record;
		const isFirst = !hasWaited(this.execution.getContext('flow'), execution);
		this.keep({ execution, generation: generation + 1, number: newWaitNumber(), isFirst });
		return this.pageUrl;
	}

	get seal(): Seal {
		return new Seal(this.execution);
	}

	/** The item that the node was given; it keeps its fields over the wait. */
	get input(): IDataObject {
		return this.execution.getInputData()[0]?.json ?? {};
	}

	/** The reply that made n8n run the node again; undefined when it runs for the first time. To be asked once. */
	resumed(): Resumed | undefined {
		const { reply, ...record } = this.record;
		if (reply === undefined) return undefined;
		const newer = newestWaits.newerThan(this.wait, record);
		if (newer !== undefined && !isSameWait(record, newer)) {
			// n8n has gone back to an earlier item, which must not go on with what the next person does.
			this.keep({ execution: record.execution, generation: newer.generation + 1 });
			return { kind: 'outdated', reply, state: undefined };
		}
		this.keep({ ...(newer ?? record), generation: (newer ?? record).generation + 1 });
		const { state } = newer ?? record;
		return { kind: newer === undefined ? 'reply' : 'outdated', reply, state };
	}

	/**
	 * Has n8n wait once this run of the node ends.
	 * @param until when the workflow goes on by itself; the node's output is then its input with the fields of `silent`
	 */
	async pause(state: object, until: Date, silent: IDataObject): Promise<void> {
		this.keep({ ...this.record, generation: this.record.generation + 1, state });
		keepWaited(this.execution.getContext('flow'), this.record.execution);
		// For the editor, which would show the address without its signature.
		this.execution.setMetadata({ resumeUrl: this.pageUrl });
		// n8n passes on what lies here when the time is over, and nothing of what the node returns now.
		const [item] = this.execution.getInputData();
		const run = this.execution.getExecuteData();
		run.data = { ...run.data, main: [[{ ...item, json: { ...item?.json, ...silent } }]] };
		await this.execution.putExecutionToWait(until);
	}

	/** No reply is taken any more. */
	finish(): void {
		const { execution, generation } = this.record;
		this.keep({ execution, generation: generation + 1 });
	}

	/** Answers whoever called last: the webhook that started the workflow, or the page. Without a caller nothing happens. */
	async answer({ status, headers, body }: PageAnswer): Promise<void> {
		// n8n puts its own policy in this place, and writes into its log that it did.
		const { [policyHeader]: _, ...others } = headers;
		await this.execution.sendResponse({ statusCode: status, headers: others, body });
	}

	private get wait(): string {
		return waitsOf(this.execution.getExecutionId(), this.execution.getNode().id);
	}

	private get record(): WaitRecord {
		const execution = this.execution.getExecutionId();
		const kept = recordIn(this.execution.getContext('node'));
		return kept?.execution === execution ? kept : { execution, generation: 0 };
	}

	private keep(record: WaitRecord): void {
		keepRecord(this.execution.getContext('node'), record);
		newestWaits.keep(this.wait, record, Date.now());
	}
}
