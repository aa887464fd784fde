import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { n8nCommand } from './n8nInstall';

const graceMs = 7_000;
const pollMs = 200;
const startMs = 180_000;

/** n8n with its task runners: one process group, so that nothing of it stays behind. */
export class N8nProcess {
	private constructor(
		private readonly child: ChildProcess,
		private readonly log: string,
		/** Settles when n8n is gone, for whatever reason. */
		readonly ended: Promise<void>,
	) {}

	/** @param log file that takes n8n's output of this run */
	static start(node: string, env: Record<string, string>, log: string): N8nProcess {
		const output = openSync(log, 'w');
		const child = spawn(node, [n8nCommand, 'start'], {
			env,
			stdio: ['ignore', output, output],
			detached: process.platform !== 'win32',
		});
		closeSync(output);
		const ended = once(child, 'exit').then(() => undefined);
		const n8n = new N8nProcess(child, log, ended);
		// Should we end without stopping it, by an exception.
		const killGroup = () => n8n.killGroup();
		process.once('exit', killGroup);
		void ended.then(() => process.off('exit', killGroup));
		return n8n;
	}

	get pid(): number | undefined {
		return this.child.pid;
	}

	private get running(): boolean {
		return this.child.exitCode === null && this.child.signalCode === null;
	}

	/** The end of n8n's output. */
	get lastWords(): string {
		return readFileSync(this.log, 'utf8').trimEnd().split('\n').slice(-25).join('\n');
	}

	/**
	 * @param answers whether n8n answers as it does when it has started
	 * @throws Error with the end of n8n's output if it ends instead, or takes minutes
	 */
	async untilReady(answers: () => Promise<boolean>, signal?: AbortSignal): Promise<void> {
		const giveUpAt = Date.now() + startMs;
		while (!(await answers())) {
			signal?.throwIfAborted();
			if (!this.running) throw new Error(`n8n ended while it started:\n${this.lastWords}`);
			if (Date.now() > giveUpAt) throw new Error(`n8n does not get ready:\n${this.lastWords}`);
			await pause(pollMs);
		}
	}

	/** Asks n8n to end, and ends what is left of it. */
	async stop(): Promise<void> {
		if (this.running) {
			this.child.kill('SIGTERM');
			await Promise.race([this.ended, pause(graceMs, undefined, { ref: false })]);
		}
		this.killGroup();
		if (this.running) await this.ended;
	}

	private killGroup(): void {
		const { pid } = this.child;
		if (pid === undefined) return;
		try {
			if (process.platform === 'win32') this.child.kill('SIGKILL');
			else process.kill(-pid, 'SIGKILL');
		} catch {
			// Nothing is left of it.
		}
	}
}
