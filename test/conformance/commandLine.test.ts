import { spawn } from 'node:child_process';
import path from 'node:path';
import { readOptions } from '../../bridge-conformance/options';
import { exitCode, idWidth, lines, summary } from '../../bridge-conformance/report';
import type { Row } from '../../bridge-conformance/rule';
import type { Sandbox } from '../../sandbox';
import { sandboxToken } from '../../sandbox/bridge';
import { freePort, referenceBridge } from './suite';

jest.setTimeout(60_000);

const script = path.join(__dirname, '../../scripts/bridgeConformance.mjs');

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await referenceBridge();
});
afterAll(() => sandbox.close());

/** Runs what `npm run bridge:conformance` runs. */
function run(...args: string[]): Promise<{ code: number | null; output: string }> {
	const child = spawn(process.execPath, [script, ...args], {
		cwd: path.join(__dirname, '../..'),
		env: { ...process.env, BRIDGE_TOKEN: '' },
	});
	let output = '';
	child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
	child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
	return new Promise((resolve) => child.on('close', (code) => resolve({ code, output })));
}

describe('npm run bridge:conformance', () => {
	it('prints a row per rule and exits 0 where no row fails', async () => {
		const { code, output } = await run(
			...['--url', sandbox.url.bridge, '--token', sandboxToken, '--session', 'demo'],
		);
		expect(output).toMatch(/^pass {9}access\.bearer +Every path wants the bearer token/);
		expect(output).toMatch(/^not checked {2}commands\.once .*\n +→ needs --allow-commands$/m);
		expect(output).toMatch(/\d+ rules: \d+ pass, 0 fail, \d+ not checked\n$/);
		expect(output).not.toContain(sandboxToken);
		expect(code).toBe(0);
	});

	it('exits 1 where a row fails', async () => {
		const { code, output } = await run(
			...['--url', sandbox.url.bridge, '--token', sandboxToken, '--session', 'nobody'],
		);
		expect(output).toMatch(/^FAIL {9}access\.session .*\n +→ GET session: expected 200, got 404/m);
		expect(code).toBe(1);
	});

	it('exits 2 where nothing answers', async () => {
		const url = `http://127.0.0.1:${await freePort()}`;
		const { code, output } = await run('--url', url, '--token', 'any', '--session', 'demo');
		expect([code, output]).toEqual([2, expect.stringContaining('ECONNREFUSED')]);
	});
});

describe('options', () => {
	const needed = ['--url', 'https://bridge.example.com/', '--session', 'demo'];

	it('have defaults that touch no car, and take the token from the environment', () => {
		expect(readOptions(needed, { BRIDGE_TOKEN: 'from the environment' })).toEqual({
			url: 'https://bridge.example.com',
			token: 'from the environment',
			session: 'demo',
			allowCommands: false,
			command: { action: 'warning' },
			patience: 300,
		});
	});

	it.each([
		[['--session', 'demo'], '--url is missing'],
		[['--url', 'bridge', '--session', 'demo'], '--url is no http(s) address'],
		[['--url', 'ftp://bridge', '--session', 'demo'], '--url is no http(s) address'],
		[[...needed], '--token is missing'],
		[[...needed, '--token', 't', '--callback-url', 'here'], '--callback-url is no http(s) address'],
		[
			[...needed, '--token', 't', '--callback-port', '70000'],
			'--callback-port takes a whole number',
		],
		[[...needed, '--token', 't', '--patience', '0'], '--patience takes a whole number'],
		[[...needed, '--token', 't', '--command', '[]'], '--command takes a JSON object'],
		[[...needed, '--token', 't', '--command', '{'], '--command takes a JSON object'],
		[[...needed, '--tokn', 't'], '--tokn'],
	])('%j: %s', (args, message) => {
		expect(() => readOptions(args, {})).toThrow(message);
	});
});

describe('report', () => {
	const row = (result: Row['result'], detail = ''): Row => ({
		id: `rule.${result.split(' ').at(-1)}`,
		requires: 'Something',
		result,
		detail,
	});
	const rows = [row('pass'), row('not checked', 'needs --vin'), row('fail', 'it did not')];

	it('says in every row what is required, and why it failed or was not checked', () => {
		expect(rows.map((each) => lines(each, idWidth(rows))).join('\n')).toBe(
			[
				'pass         rule.pass     Something',
				'not checked  rule.checked  Something',
				'                           → needs --vin',
				'FAIL         rule.fail     Something',
				'                           → it did not',
			].join('\n'),
		);
		expect(summary(rows)).toBe('3 rules: 1 pass, 1 fail, 1 not checked');
	});

	it.each([
		[[row('pass'), row('not checked')], 0],
		[rows, 1],
	])('%#: the exit code is 1 if any row failed', (some, code) => {
		expect(exitCode(some)).toBe(code);
	});
});
