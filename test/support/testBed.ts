import { join, resolve } from 'node:path';
import { startSandbox, type Sandbox } from '../../sandbox';
import { sandboxToken } from '../../sandbox/bridge';
import { sandboxLicence } from '../../sandbox/dqe';
import { sandboxPartner } from '../../sandbox/ovip';
import { createBench, type Bench } from '../harness';
import type { Evaluator } from '../harness/evaluator';

const root = resolve(__dirname, '../..');

/** The packed package on n8n's engine, and the vendors. */
export interface TestBed {
	readonly bench: Bench;
	readonly sandbox: Sandbox;
	/** Credentials that fit the sandbox's start state. */
	readonly dqeApi: Readonly<Record<string, string>>;
	readonly bridgeApi: Readonly<Record<string, string>>;
	readonly partnerApi: Readonly<Record<string, string>>;
}

/**
 * @param engine folder below test/engines; the project's own engine if absent
 * @param evaluator what works out expressions
 */
export async function openTestBed(
	engine?: string,
	evaluator: Evaluator = 'legacy',
): Promise<TestBed> {
	const engineDir = engine === undefined ? root : join(root, 'test/engines', engine);
	const packageDir =
		engine === undefined ? join(root, '.build/package') : join(engineDir, '.package');
	const sandbox = await startSandbox();
	sandbox.bridge.settings.paceMs = 0;
	return {
		bench: await createBench({ engineDir, packageDir, baseNodes: engine === undefined, evaluator }),
		sandbox,
		dqeApi: {
			serverAddress: sandbox.url.dqe,
			authentication: 'licence',
			licence: sandboxLicence,
		},
		bridgeApi: {
			bridgeUrl: sandbox.url.bridge,
			token: sandboxToken,
			session: 'demo',
			sdkVersion: 'automatic',
			pin: '1234',
		},
		partnerApi: {
			environment: 'custom',
			baseUrl: sandbox.url.ovip,
			clientId: sandboxPartner.clientId,
		},
	};
}
