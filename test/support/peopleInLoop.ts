import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { RunResult } from '../harness';
import type { NodeJson, WorkflowJson } from '../harness/workflowJson';
import { Seen, waitParameters } from './pinPage';
import type { Desk } from './useOperator';

/** Two people, one after the other. */
export const people = [
	{ typed: '+33 6 12 34 56 78', dqe: '33612345678', ending: '78' },
	{ typed: '+33 6 98 76 54 32', dqe: '33698765432', ending: '32' },
] as const;

const to = (...nodes: readonly string[]) => nodes.map((node) => ({ node, type: 'main', index: 0 }));

/** Tells `$execution.resumeUrl`, as a mail to the person would. */
export const mail: NodeJson = {
	name: 'Mail',
	type: 'n8n-nodes-base.set',
	typeVersion: 3.4,
	parameters: {
		assignments: {
			assignments: [
				{ id: '1', name: 'link', type: 'string', value: '={{ $execution.resumeUrl }}' },
			],
		},
		includeOtherFields: true,
		options: {},
	},
};

/** Loop Over Items; each turn waits for one person. */
export const loopWorkflow = (options: INodeParameters = {}): WorkflowJson => ({
	nodes: [
		{ name: 'Start', type: 'n8n-nodes-base.manualTrigger' },
		{
			name: 'Loop',
			type: 'n8n-nodes-base.splitInBatches',
			typeVersion: 3,
			parameters: { batchSize: 1, options: {} },
		},
		mail,
		{
			name: 'Ask',
			type: 'n8n-nodes-stellantis.dqeSmsConfirmation',
			parameters: {
				...waitParameters(options),
				phone: '={{ $json.phone }}',
			},
			onError: 'continueRegularOutput',
		},
		{ name: 'Done', type: 'n8n-nodes-base.noOp' },
	],
	connections: {
		Start: { main: [to('Loop')] },
		Loop: { main: [to('Done'), to('Mail')] },
		Mail: { main: [to('Ask')] },
		Ask: { main: [to('Loop')] },
	},
});

/** A page with a form, as it lies open in somebody's browser. */
export interface OpenPage {
	readonly action: string;
	readonly fields: Readonly<Record<string, string>>;
}

const unescaped = (text: string): string => text.replaceAll('&amp;', '&');

export function formOf({ html }: Seen): OpenPage {
	const [, action = '', form = ''] =
		/<form method="post" action="([^"]+)">(.*?)<\/form>/s.exec(html) ?? [];
	const hidden = [...form.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)">/g)];
	return {
		action: unescaped(action),
		fields: Object.fromEntries(hidden.map(([, name = '', value = '']) => [name, unescaped(value)])),
	};
}

/** What a browser sends when the form of a page is submitted. */
export const asForm = ({ action, fields }: OpenPage, pin: string) =>
	({
		method: 'POST',
		url: action,
		body: { ...fields, pin },
		headers: { 'content-type': 'application/x-www-form-urlencoded' },
	}) as const;

/** The execution of the loop, and the browsers of the people in it. */
export class PeopleInLoop {
	private constructor(
		private readonly desk: Desk,
		public run: RunResult,
	) {}

	static async open(desk: Desk, options: INodeParameters = {}): Promise<PeopleInLoop> {
		const { bench, dqeApi } = desk.operator.bed;
		const run = await bench.run(loopWorkflow(options), {
			items: people.map(({ typed }) => ({ json: { phone: typed } })),
			credentials: { dqeApi: { ...dqeApi } },
		});
		return new PeopleInLoop(desk, run);
	}

	/** What everybody was sent: n8n has one for the whole execution. */
	get mailed(): string {
		return String(this.run.json('Mail')[0]?.['link']);
	}

	/** What the editor shows while the node waits. */
	get shown(): string {
		return String(this.run.executionData.executionData?.nodeExecutionStack[0]?.metadata?.resumeUrl);
	}

	pinOf(person: number): string {
		return this.desk.sandbox.phones.messagesOf(people[person]?.dqe ?? '').at(-1)?.code ?? '';
	}

	get checks(): number {
		return this.desk.arrivals('dqe', '/GDPR_VERIF/').length;
	}

	get messages(): number {
		return this.desk.arrivals('dqe', '/GDPR_MSG/').length;
	}

	get outputs(): readonly IDataObject[] {
		return this.run.json('Done');
	}

	async get(url: string): Promise<Seen> {
		this.run = await this.run.resumeWebhook({ method: 'GET', url });
		return new Seen(this.run.answer);
	}

	/** Sends the form of a page, also one that is open for long. */
	async send(page: OpenPage, pin: string): Promise<Seen> {
		this.run = await this.run.resumeWebhook(asForm(page, pin));
		return new Seen(this.run.answer);
	}
}

/** Another PIN: its last digit is the next. */
export const otherPin = (pin: string): string =>
	pin.replace(/\d$/, (digit) => String((Number(digit) + 1) % 10));
