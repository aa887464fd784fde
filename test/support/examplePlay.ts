import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { IDataObject } from 'n8n-workflow';
import { readWorkflow, type RunResult } from '../harness';
import type { NodeJson, WorkflowJson } from '../harness/workflowJson';
import { electricCar, phone } from './operator';
import { vin } from './partner';
import type { Desk } from './useOperator';

const folder = resolve(__dirname, '../../workflows');

export const exampleNames = (): readonly string[] =>
	readdirSync(folder).map((file) => file.replace('.json', ''));

export const exampleOf = (name: string): WorkflowJson => readWorkflow(join(folder, `${name}.json`));

/** Nodes of the package that are given items. */
export const ownNodes = ({ nodes }: WorkflowJson): readonly NodeJson[] =>
	nodes.filter(({ type }) => type.startsWith('n8n-nodes-stellantis.') && !type.endsWith('Trigger'));

/** With the setting Always Output Data on these nodes. */
export const alwaysOutputting = (
	workflow: WorkflowJson,
	names: readonly string[],
): WorkflowJson => ({
	...workflow,
	nodes: workflow.nodes.map((node) =>
		names.includes(node.name) ? { ...node, alwaysOutputData: true } : node,
	),
});

type Links = Readonly<Record<string, { main: ReadonlyArray<ReadonlyArray<{ node: string }>> }>>;

/** Names of the nodes that an output leads to, over whatever other nodes. */
export function behind({ connections }: WorkflowJson, name: string, output: number): Set<string> {
	const links: Links = JSON.parse(JSON.stringify(connections));
	const found = new Set<string>();
	const follow = (from: string, only?: number): void => {
		for (const [index, ends] of (links[from]?.main ?? []).entries()) {
			if (only !== undefined && index !== only) continue;
			for (const { node } of ends) {
				if (found.has(node)) continue;
				found.add(node);
				follow(node);
			}
		}
	};
	follow(name, output);
	return found;
}

const called = (body: IDataObject): IDataObject => ({ body, headers: {}, params: {}, query: {} });

/** How each example starts, and what its pages are answered, in their order. */
const starts: Readonly<Record<string, { readonly at?: string; readonly item?: IDataObject }>> = {
	'sms-verify-enrol-schedule': {},
	'customer-onboarding-form': {
		at: 'Your Car',
		item: { Phone: phone.typed, VIN: electricCar, formMode: 'production' },
	},
	'verify-by-link': { at: 'Request', item: called({ phone: phone.typed }) },
	'nightly-off-peak-charging': {},
	'schedule-by-webhook': { at: 'Request', item: called({ vin: electricCar, time: '02:30' }) },
	'ovip-onboarding': { at: 'Webhook', item: called({ vin: vin(1) }) },
	'ovip-nightly-sync': {},
};

/** An example workflow, and somebody who answers its pages. */
export class ExamplePlay {
	private constructor(
		private readonly desk: Desk,
		public run: RunResult,
	) {}

	static async start(desk: Desk, name: string, workflow: WorkflowJson): Promise<ExamplePlay> {
		const { bench, dqeApi, bridgeApi, partnerApi } = desk.operator.bed;
		const { at, item = {} } = starts[name] ?? {};
		const run = await bench.run(workflow, {
			...(at !== undefined && { startNode: at }),
			items: [{ json: item }],
			credentials: {
				'dqe-sandbox': { ...dqeApi },
				'bridge-sandbox': { ...bridgeApi },
				'partner-sandbox': { ...partnerApi },
			},
			respond: () => undefined,
		});
		return new ExamplePlay(desk, run);
	}

	private codeOf(number: string): string {
		return this.desk.sandbox.phones.messagesOf(number).at(-1)?.code ?? '000000';
	}

	/** The newest PIN of DQE. */
	get pin(): string {
		return this.codeOf(phone.dqe);
	}

	/** The newest code of Stellantis. */
	get code(): string {
		return this.codeOf(phone.pims);
	}

	async answer(value: string): Promise<void> {
		this.run = await this.run.resumeWebhook({ body: { 'field-0': value } });
	}
}
