import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import {
	isReport,
	type Conditions,
	type Order,
	type Place,
	type Report,
	type Traffic,
} from './vendorMessages';

/** The vendor double in its own process, so that its work is not counted as the sender's. */
export class VendorProcess {
	private constructor(
		private readonly child: ChildProcess,
		readonly place: Place,
	) {}

	static async start(): Promise<VendorProcess> {
		// Inherits the flags of this process, and with them the TypeScript loader.
		const child = fork(join(__dirname, 'vendor.ts'), { serialization: 'json' });
		const started = await reportOf(child);
		if (!('place' in started)) throw new Error('The vendor double did not say where it listens');
		return new VendorProcess(child, started.place);
	}

	get address(): string {
		return `http://127.0.0.1:${this.place.port}`;
	}

	/** Asks for a client certificate. */
	get tlsAddress(): string {
		return `https://127.0.0.1:${this.place.tlsPort}`;
	}

	/** Everything as at the start, under new conditions. */
	async begin(conditions: Conditions): Promise<void> {
		await this.order({ conditions });
	}

	/** What reached it since `begin`. */
	async traffic(): Promise<Traffic> {
		return await this.order({ tell: true });
	}

	stop(): void {
		this.child.disconnect();
	}

	private async order(order: Order): Promise<Traffic> {
		const report = reportOf(this.child);
		this.child.send(order);
		const answer = await report;
		if (!('traffic' in answer)) throw new Error('The vendor double did not answer');
		return answer.traffic;
	}
}

async function reportOf(child: ChildProcess): Promise<Report> {
	const settled = new AbortController();
	const { signal } = settled;
	const ended = once(child, 'exit', { signal }).then(([code]) => {
		throw new Error(`The vendor double ended with code ${String(code)}`);
	});
	try {
		const message: readonly unknown[] = await Promise.race([
			once(child, 'message', { signal }),
			ended,
		]);
		const [report] = message;
		if (isReport(report)) return report;
		throw new Error('The vendor double sent something else than a report');
	} finally {
		settled.abort();
	}
}
