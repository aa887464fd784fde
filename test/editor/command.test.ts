import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { freePort } from '../../editor/ports';
import { answers, family, leftOver } from './support/processes';

const root = resolve(__dirname, '../..');

function run(...options: readonly string[]) {
	const child = spawn(process.execPath, [join(root, 'scripts/editor.mjs'), ...options], {
		cwd: root,
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	let output = '';
	for (const stream of [child.stdout, child.stderr]) {
		stream.on('data', (chunk: Buffer) => {
			output += chunk.toString();
			child.emit('said');
		});
	}
	const ended = once(child, 'close');
	const said = async (words: string) => {
		while (!output.includes(words)) {
			const more = await Promise.race([once(child, 'said'), ended.then(() => undefined)]);
			if (more === undefined && !output.includes(words)) {
				throw new Error(`It ended without “${words}”:\n${output}`);
			}
		}
	};
	return { child, said, ended, output: () => output };
}

describe('npm run editor', () => {
	let folder: string;

	beforeEach(() => {
		folder = mkdtempSync(join(tmpdir(), 'n8n-editor-'));
	});
	afterEach(() => {
		rmSync(folder, { recursive: true, force: true });
	});

	it.each(['SIGINT', 'SIGTERM'] as const)(
		'prints addresses and login, and leaves nothing running after %s',
		async (signal) => {
			const port = await freePort();
			const sandboxPort = await freePort();
			const ports = ['--port', String(port), '--sandbox-port', String(sandboxPort)];
			const editor = run('--folder', folder, ...ports);
			await editor.said('Ctrl+C stops');

			expect(editor.output()).toContain(`http://127.0.0.1:${port}`);
			expect(editor.output()).toContain(`http://127.0.0.1:${sandboxPort}`);
			expect(editor.output()).toMatch(/owner@example\.com {2}\S{8,}/);
			expect(editor.output()).toContain(`POST http://127.0.0.1:${port}/webhook/schedule-charging`);
			expect(await answers(port)).toBe(true);
			const started = family(editor.child.pid ?? 0);
			// n8n and its task runner besides ourselves.
			expect(started.length).toBeGreaterThanOrEqual(3);

			editor.child.kill(signal);

			expect(await editor.ended).toEqual([0, null]);
			expect(await leftOver(started)).toEqual([]);
			expect(await answers(port)).toBe(false);
			expect(await answers(sandboxPort)).toBe(false);
		},
	);

	it('says so and ends cleanly when it is stopped while n8n starts', async () => {
		const port = String(await freePort());
		const sandboxPort = String(await freePort());
		const editor = run('--folder', folder, '--port', port, '--sandbox-port', sandboxPort);
		await editor.said('Starting n8n');
		const started = family(editor.child.pid ?? 0);
		editor.child.kill('SIGINT');
		await editor.said('Stopping …');

		expect(await editor.ended).toEqual([0, null]);
		expect(await leftOver(started)).toEqual([]);
	});

	it.each(['--port', '--sandbox-port'])('says that %s chooses another port', async (option) => {
		const server = createServer().listen(0, '127.0.0.1');
		await once(server, 'listening');
		const address = server.address();
		const taken = typeof address === 'object' && address !== null ? address.port : 0;
		const other = option === '--port' ? '--sandbox-port' : '--port';

		const editor = run('--folder', folder, option, String(taken), other, String(await freePort()));
		const [code] = await editor.ended;
		server.close();

		expect(code).toBe(1);
		expect(editor.output()).toContain(`Port ${taken} is taken`);
		expect(editor.output()).toContain(`npm run editor -- ${option} `);
	});
});
