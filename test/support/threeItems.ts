import type { IDataObject, INode } from 'n8n-workflow';
import { startSandbox, type Sandbox } from '../../sandbox';
import { chunked } from '../../nodes/shared/execution/batch';
import type { RunResult } from '../harness';
import { unlucky, type OperationUnderTest } from './operationUnderTest';
import type { TestBed } from './testBed';
import { concerns, noAnswers, shortTimeout, troubles, type Cause, type Trouble } from './troubles';

export type OnError = NonNullable<INode['onError']>;

export interface ThreeItems {
	readonly run: RunResult;
	/** What the node was given. */
	readonly items: readonly IDataObject[];
	/** How often each request that the operation is about reached the vendor. */
	readonly requests: number;
}

/** How the node and its credential are set, where that matters. */
export interface Setting {
	/** Seconds. */
	readonly timeout?: number;
	readonly sdkVersion?: '2.0' | '2.1' | 'automatic';
}

/** Server and session stand on the item, so that one item's can be wrong. */
const credentials = ({ dqeApi, bridgeApi }: TestBed, sdkVersion: string) => ({
	dqeApi: { ...dqeApi, serverAddress: '={{ $json.server }}' },
	stellantisBridgeApi: {
		...bridgeApi,
		bridgeUrl: '={{ $json.server }}',
		session: '={{ $json.session }}',
		sdkVersion,
		pin: '',
	},
});

/** Runs an operation for three items of which the second meets the trouble. */
export async function runThree(
	bed: TestBed,
	operation: OperationUnderTest,
	onError: OnError,
	spoil: (sandbox: Sandbox, items: IDataObject[]) => void,
	{ timeout = 30, sdkVersion = '2.1' }: Setting = {},
): Promise<ThreeItems> {
	const { sandbox } = bed;
	sandbox.reset();
	const server = operation.meets.vendor === 'dqe' ? sandbox.url.dqe : sandbox.url.bridge;
	const items = operation.arrange(sandbox).map((item, index) => ({ ...item, server, index }));
	spoil(sandbox, items);
	const run = await bed.bench.single(
		{
			type: operation.node,
			onError,
			parameters: { ...operation.parameters, options: { ...operation.options, timeout } },
			credentials: credentials(bed, sdkVersion),
		},
		{ items: items.map((json) => ({ json })), timezone: 'Europe/Paris' },
	);
	return { run, items, requests: sandbox.arrivals.filter(operation.isRequest).length };
}

/** Lets the cause meet the second item. */
export const bring =
	(cause: Cause, { meets, meetsCode }: OperationUnderTest) =>
	(sandbox: Sandbox, items: IDataObject[]): void => {
		if ('weather' in cause) sandbox.faults.order({ ...meets, weather: cause.weather });
		else if ('code' in cause) {
			sandbox.faults.order({ ...meetsCode, weather: { kind: 'code', code: cause.code } });
		} else {
			const item = items[unlucky];
			if (item) item['server'] = cause.server;
		}
	};

/** Whether the second item's request got as far as a vendor. */
export const arrives = ({ cause }: Trouble): boolean => !('server' in cause);

export const troublesOf = (operation: OperationUnderTest): readonly Trouble[] =>
	troubles.filter((trouble) => concerns(trouble, operation));

/** So many share the machine's time without running out of their own. */
const timeoutsAtOnce = 20;

/** The time-outs of all operations, many at once, each with vendors of its own. */
export async function runTimeouts(
	bed: TestBed,
	operations: readonly OperationUnderTest[],
	onError: OnError,
): Promise<ReadonlyMap<string, ThreeItems>> {
	const wanted = operations.flatMap((operation) =>
		noAnswers.map((trouble) => ({ operation, trouble })),
	);
	const runs = new Map<string, ThreeItems>();
	for (const part of chunked(wanted, timeoutsAtOnce)) {
		await Promise.all(
			part.map(async ({ operation, trouble }) => {
				const three = await runTimeout(bed, operation, onError, trouble);
				runs.set(keyOf(operation, trouble), three);
			}),
		);
	}
	return runs;
}

async function runTimeout(
	bed: TestBed,
	operation: OperationUnderTest,
	onError: OnError,
	{ cause }: Trouble,
): Promise<ThreeItems> {
	const sandbox = await startSandbox();
	try {
		const own = { ...bed, sandbox };
		return await runThree(own, operation, onError, bring(cause, operation), {
			timeout: shortTimeout,
		});
	} finally {
		await sandbox.close();
	}
}

export const keyOf = ({ name }: OperationUnderTest, { what }: Trouble): string =>
	`${name}, ${what}`;
