import { readdirSync, readFileSync } from 'node:fs';
import { createConnection } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

interface Process {
	readonly pid: number;
	readonly parent: number;
}

function processes(): Process[] {
	return readdirSync('/proc')
		.filter((name) => /^\d+$/.test(name))
		.flatMap((name) => {
			try {
				// The command may hold spaces and brackets; what follows it does not.
				const [state, parent] =
					readFileSync(`/proc/${name}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
				// A zombie has ended; nobody has asked for its exit code yet.
				return state === 'Z' ? [] : [{ pid: Number(name), parent: Number(parent) }];
			} catch {
				return [];
			}
		});
}

/** A process and all that it started, now. Linux only. */
export function family(pid: number): readonly number[] {
	const all = processes();
	const members = [pid];
	for (const member of members) {
		members.push(...all.filter(({ parent }) => parent === member).map((child) => child.pid));
	}
	return members;
}

/** The variables that a process was started with, each as `NAME=value`. Linux only. */
export const environmentOf = (pid: number): readonly string[] =>
	readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0');

/** Those of the processes that still run after two seconds: what a process started may end a moment after it. */
export async function leftOver(pids: readonly number[]): Promise<readonly number[]> {
	const giveUpAt = Date.now() + 2000;
	for (;;) {
		const running = new Set(processes().map(({ pid }) => pid));
		const left = pids.filter((pid) => running.has(pid));
		if (left.length === 0 || Date.now() > giveUpAt) return left;
		await pause(50);
	}
}

/** Whether something accepts connections there. */
export const answers = async (port: number): Promise<boolean> =>
	new Promise((resolve) => {
		const socket = createConnection(port, '127.0.0.1');
		socket.once('connect', () => resolve(true));
		socket.once('error', () => resolve(false));
		socket.once('close', () => socket.destroy());
	});
