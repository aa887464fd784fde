import { request } from 'node:http';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { TriggerHost } from '../harness/triggerHost';
import type { WorkflowJson } from '../harness/workflowJson';
import { signed } from './signing';
import { useOperator, type Desk } from './useOperator';

type Fields = Readonly<Record<string, string>>;

/** Stellantis Trigger → `Started`. */
export const triggerWorkflow = (parameters: INodeParameters): WorkflowJson => ({
	nodes: [
		{
			name: 'Trigger',
			type: 'n8n-nodes-stellantis.stellantisTrigger',
			webhookId: '5a0d9e0c',
			parameters,
		},
		{ name: 'Started', type: 'n8n-nodes-base.noOp' },
	],
	connections: { Trigger: { main: [[{ node: 'Started', type: 'main', index: 0 }]] } },
});

export interface TriggerDesk extends Desk {
	/** An n8n with one workflow, not yet activated. */
	hosted(workflow: WorkflowJson, credential?: Fields): Promise<TriggerHost>;
	/** The same with one trigger, activated. */
	activated(parameters: INodeParameters, credential?: Fields): Promise<TriggerHost>;
}

/** To be called once, at the top of a test file. */
export function useTriggers(): TriggerDesk {
	const desk = useOperator();
	const hosts: TriggerHost[] = [];
	beforeEach(() => {
		desk.sandbox.bridge.settings.delivery.firstPauseMs = 1;
	});
	afterEach(async () => {
		await desk.sandbox.bridge.close();
		for (const host of hosts.splice(0)) {
			expect(host.errors).toEqual([]);
			await host.close();
		}
	});
	const hosted = async (workflow: WorkflowJson, credential: Fields = {}): Promise<TriggerHost> => {
		const { bench, bridgeApi } = desk.operator.bed;
		const host = await TriggerHost.open(bench, workflow, {
			stellantisBridgeApi: { ...bridgeApi, ...credential },
		});
		hosts.push(host);
		return host;
	};
	return {
		get operator() {
			return desk.operator;
		},
		get sandbox() {
			return desk.sandbox;
		},
		arrivals: desk.arrivals,
		hosted,
		activated: async (parameters, credential) => {
			const host = await hosted(triggerWorkflow(parameters), credential);
			await host.activate();
			return host;
		},
	};
}

/** What n8n keeps for the trigger. */
export function memoryOf({ workflow }: TriggerHost): IDataObject {
	const memory = workflow.staticData['node:Trigger'];
	return typeof memory === 'object' && memory !== null && !Array.isArray(memory)
		? { ...memory }
		: {};
}

export const secretOf = (host: TriggerHost): string => String(memoryOf(host)['secret'] ?? '');

/** The items with which the only execution so far started. */
export async function onlyItems(host: TriggerHost): Promise<IDataObject[]> {
	const [run] = await host.runs(1);
	expect(host.started).toBe(1);
	return run?.json('Started') ?? [];
}

export interface Post {
	readonly body: string | Buffer;
	readonly headers: Readonly<Record<string, string>>;
}

/** A delivery as the bridge posts it. */
export const delivery = (body: string | Buffer, secret: string, at = Date.now()): Post => ({
	body,
	headers: { 'content-type': 'application/json', 'x-bridge-signature': signed(secret, body, at) },
});

/** Sends one request, byte by byte as given; its status. */
export async function post(url: string, { body, headers }: Post): Promise<number> {
	return await new Promise((resolve, reject) => {
		const sending = request(url, { method: 'POST', agent: false, headers }, (response) => {
			response.resume().on('end', () => resolve(response.statusCode ?? 0));
		});
		sending.on('error', reject).end(body);
	});
}
