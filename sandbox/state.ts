import type { Connection } from './connections';
import type { VendorDouble } from './contract';
import type { SandboxWorld } from './world';

/** Arrivals shown; the journal itself keeps all. */
const shownArrivals = 50;
const shownMessages = 200;

/** What the page and `GET /sandbox/state` show. Requests stand there without query, headers and body. */
export function stateOf(
	{ clock, phones, arrivals }: SandboxWorld,
	doubles: Readonly<Record<string, VendorDouble>>,
	connect: readonly Connection[],
) {
	const numbers = new Set(phones.all.map(({ to }) => to));
	const recent = phones.all.slice(-shownMessages);
	return {
		now: new Date(clock.now()).toISOString(),
		advancedSeconds: clock.advancedMilliseconds / 1000,
		connect,
		phones: [...numbers].map((number) => ({
			number,
			messages: recent.filter(({ to }) => to === number),
		})),
		arrivals: arrivals.slice(-shownArrivals).map(({ vendor, at, method, path, acted }) => ({
			vendor,
			at: new Date(at).toISOString(),
			method,
			path: path.split('?', 1).join(),
			acted,
		})),
		...Object.fromEntries(
			Object.entries(doubles).map(([name, double]) => [name, double.snapshot()]),
		),
	};
}
