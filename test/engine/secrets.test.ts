import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { RunResult } from '../harness';
import { closedPort } from '../support/troubles';
import { operations } from '../support/operations';
import { unlucky, type OperationUnderTest } from '../support/operationUnderTest';
import {
	credentialSecrets,
	echoes,
	echoOf,
	itemSecrets,
	mayHold,
	useSecrets,
} from '../support/secretsInPlay';
import { openTestBed, type TestBed } from '../support/testBed';
import type { OnError } from '../support/threeItems';
import { findText, textsIn } from '../support/whereTextStands';

let bed: TestBed;
beforeAll(async () => {
	bed = await openTestBed();
});
afterAll(async () => await bed.sandbox.close());

async function runWith(
	{ node, parameters, options = {}, arrange }: OperationUnderTest,
	onError: OnError,
	spoil: (items: IDataObject[]) => void,
): Promise<{ run: RunResult; items: IDataObject[] }> {
	const { sandbox, bench } = bed;
	sandbox.reset();
	useSecrets(sandbox);
	const server = node === 'stellantis' ? sandbox.url.bridge : sandbox.url.dqe;
	const items: IDataObject[] = arrange(sandbox).map((item) => ({ ...item, server }));
	spoil(items);
	const { licence, token, pin } = credentialSecrets;
	const run = await bench.single(
		{
			type: node,
			onError,
			parameters: { ...parameters, options },
			credentials: {
				dqeApi: { ...bed.dqeApi, licence, serverAddress: '={{ $json.server }}' },
				stellantisBridgeApi: {
					...bed.bridgeApi,
					...{ token, pin, sdkVersion: '2.1' },
					bridgeUrl: '={{ $json.server }}',
					session: '={{ $json.session }}',
				},
			},
		},
		{ items: items.map((json) => ({ json })), timezone: 'Europe/Paris' },
	);
	return { run, items };
}

/** What n8n stores of the execution and what it throws, to the last property. */
function expectNoSecret({ run, items }: { run: RunResult; items: IDataObject[] }): void {
	const stored = [...textsIn(run.executionData), ...textsIn(run.error, 'error')];
	for (const [name, secret] of Object.entries(credentialSecrets)) {
		expect({ name, at: findText(stored, secret) }).toEqual({ name, at: [] });
	}
	const free = stored.filter(({ path }) => !mayHold.some(({ where }) => where.test(path)));
	for (const secret of itemSecrets(items[unlucky] ?? {})) {
		expect({ secret, at: findText(free, secret) }).toEqual({ secret, at: [] });
	}
}

describe.each(operations)('$name', (operation) => {
	it('shows no secret when all goes well', async () => {
		const three = await runWith(operation, 'stopWorkflow', () => undefined);
		expect(three.run.json('Success')).toHaveLength(3);
		expectNoSecret(three);
	});

	it.each(echoes)('shows no secret that stands in $name', async ({ order }) => {
		for (const onError of ['continueErrorOutput', 'stopWorkflow'] as const) {
			const three = await runWith(operation, onError, (items) =>
				order(bed.sandbox, operation, echoOf(operation, items[unlucky] ?? {})),
			);
			expect(three.run.order.includes('Failed') || three.run.status === 'error').toBe(true);
			expectNoSecret(three);
		}
	});

	it('shows no secret when the server is not there', async () => {
		for (const onError of ['continueErrorOutput', 'stopWorkflow'] as const) {
			const three = await runWith(operation, onError, (items) => {
				Object.assign(items[unlucky] ?? {}, { server: closedPort });
			});
			expect(three.run.order.includes('Failed') || three.run.status === 'error').toBe(true);
			expectNoSecret(three);
		}
	});

	it('shows no secret when a value is refused', async () => {
		const wrong: INodeParameters = {
			phone: '={{ $json.phone + $json.phone }}',
			vin: 'no car',
			api: 'no api',
			resource: operation.parameters['resource'] ?? '',
		};
		const given = Object.keys(operation.parameters);
		const parameters = {
			...operation.parameters,
			...Object.fromEntries(Object.entries(wrong).filter(([name]) => given.includes(name))),
		};
		const three = await runWith(
			{ ...operation, parameters },
			'continueErrorOutput',
			() => undefined,
		);
		expectNoSecret(three);
	});
});
