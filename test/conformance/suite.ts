import { randomInt } from 'node:crypto';
import { createServer } from 'node:http';
import { once } from 'node:events';
import { checkConformance } from '../../bridge-conformance/conformance';
import type { ConformanceOptions } from '../../bridge-conformance/options';
import type { Row } from '../../bridge-conformance/rule';
import { startSandbox, type Sandbox } from '../../sandbox';
import { sandboxToken, type BridgeSettings } from '../../sandbox/bridge';
import { WrongBridge, type Mistake } from './proxy';

/** A port that was free a moment ago; none of those that the system gives away by itself. */
export async function freePort(): Promise<number> {
	const port = randomInt(20_000, 32_000);
	const server = createServer();
	const isFree = await once(server.listen(port), 'listening').then(
		() => true,
		() => false,
	);
	if (!isFree) return await freePort();
	await new Promise((resolve) => server.close(resolve));
	return port;
}

export interface Speed extends Pick<BridgeSettings, 'paceMs' | 'callMs'> {
	/** `callMs` while a car is busy with a command. */
	readonly busyCallMs: number;
}

/**
 * The first signal comes while the batch still runs, and the command still runs when the next requests arrive, on a busy
 * machine too.
 */
const unhurried: Speed = { paceMs: 2_000, callMs: 1, busyCallMs: 180 };

export function slowDown({ bridge }: Sandbox, speed: Partial<Speed> = {}): void {
	const { paceMs, callMs, busyCallMs } = { ...unhurried, ...speed };
	const isBusy = () => [...bridge.cars.values()].some(({ state }) => state.busyWith !== null);
	Object.defineProperty(bridge.settings, 'callMs', {
		get: () => (isBusy() ? busyCallMs : callMs),
		set: () => {},
		configurable: true,
	});
	bridge.settings.paceMs = paceMs;
	bridge.settings.delivery.firstPauseMs = 400;
}

export async function referenceBridge(speed?: Partial<Speed>): Promise<Sandbox> {
	const sandbox = await startSandbox();
	slowDown(sandbox, speed);
	return sandbox;
}

export const optionsFor = async (url: string): Promise<ConformanceOptions> => ({
	url,
	token: sandboxToken,
	session: 'demo',
	allowCommands: true,
	command: { action: 'warning' },
	callbackUrl: `http://127.0.0.1:${await freePort()}/hook`,
	patience: 16,
});

/** How a bridge differs from the sandbox. */
export interface Difference {
	readonly mistake: (sandbox: Sandbox) => Mistake;
	readonly speed?: Partial<Speed>;
	readonly delivery?: Partial<BridgeSettings['delivery']>;
	readonly options?: Partial<ConformanceOptions>;
	readonly prepare?: (sandbox: Sandbox) => void;
}

/** The suite, on a bridge that differs; and what it made the vendor send. */
export async function checkDifferent({
	mistake,
	speed,
	delivery,
	options,
	prepare,
}: Difference): Promise<{ rows: Row[]; sms: number }> {
	const sandbox = await referenceBridge(speed);
	Object.assign(sandbox.bridge.settings.delivery, delivery);
	prepare?.(sandbox);
	const different = await WrongBridge.start(sandbox.url.bridge, sandboxToken, mistake(sandbox));
	try {
		const rows = await checkConformance({ ...(await optionsFor(different.url)), ...options });
		return { rows, sms: sandbox.phones.all.length };
	} finally {
		await different.close();
		await sandbox.close();
	}
}
