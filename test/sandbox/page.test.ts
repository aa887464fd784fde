import axios from 'axios';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startSandbox, type Sandbox } from '../../sandbox';

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox();
});
afterAll(() => sandbox.close());
beforeEach(() => sandbox.reset());

describe('the live page', () => {
	it.each([
		['/', 'index.html', 'text/html'],
		['/page.css', 'page.css', 'text/css'],
		['/page.js', 'page.js', 'text/javascript'],
	])('%s is the file %s', async (path, file, type) => {
		const { data, headers } = await axios.get(`${sandbox.url.page}${path}`);
		expect(data).toBe(readFileSync(join(__dirname, '../../sandbox/page', file), 'utf8'));
		expect(headers['content-type']).toContain(type);
		expect(headers['content-security-policy']).toContain("default-src 'none'");
	});

	it('loads its own files only and makes no markup out of data', async () => {
		const [html, script] = await Promise.all(
			['/', '/page.js'].map(async (path) => (await axios.get(sandbox.url.page + path)).data),
		);
		expect(html).not.toMatch(/(src|href)="(https?:)?\/\//);
		expect(html).not.toMatch(/<script>|<style>|\son[a-z]+=|style="/);
		expect(script).not.toMatch(/innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(/);
	});

	it('has every element that its script looks for', async () => {
		const [html, script] = await Promise.all(
			['/', '/page.js'].map(async (path) => (await axios.get(sandbox.url.page + path)).data),
		);
		const ids = [...script.matchAll(/(?:place|draw)\('([\w-]+)'/g)].map(([, id]) => id);
		expect(ids.length).toBeGreaterThan(5);
		for (const id of ids) expect(html).toContain(`id="${id}"`);
	});

	it('has landmarks, a title, a language and a live region for new SMS', async () => {
		const { data: html } = await axios.get(sandbox.url.page);
		for (const part of [
			'<html lang="en">',
			'<title>',
			'<header>',
			'<main>',
			'<footer',
			'aria-live',
		]) {
			expect(html).toContain(part);
		}
	});
});

/** Events of the stream, as a browser takes them apart. */
async function* liveEvents(signal: AbortSignal) {
	const { data } = await axios.get(`${sandbox.url.page}/sandbox/live`, {
		responseType: 'stream',
		signal,
	});
	let text = '';
	for await (const chunk of data.setEncoding('utf8')) {
		text += chunk;
		for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
			const fields = Object.fromEntries(
				text
					.slice(0, end)
					.split('\n')
					.map((line) => line.split(/: (.*)/s, 2)),
			);
			text = text.slice(end + 2);
			yield { event: fields.event, data: JSON.parse(fields.data) };
		}
	}
}

describe('the live stream', () => {
	it('starts with the state and tells of a new SMS', async () => {
		const viewer = new AbortController();
		const events = liveEvents(viewer.signal);
		const first = await events.next();
		expect(first.value).toMatchObject({
			event: 'changed',
			data: { what: [], state: { phones: [], arrivals: [] } },
		});
		sandbox.phones.deliver({
			to: '33612345678',
			from: 'MYCOMPANY',
			text: 'Your code is 012345',
			at: new Date(sandbox.clock.now()).toISOString(),
			code: '012345',
		});
		const second = await events.next();
		expect(second.value?.data).toMatchObject({
			what: ['SMS from MYCOMPANY to ••78'],
			state: { phones: [{ messages: [{ text: 'Your code is 012345' }] }] },
		});
		await events.return(undefined);
		viewer.abort();
	});

	it('tells of requests, of faults and of the clock', async () => {
		const viewer = new AbortController();
		const events = liveEvents(viewer.signal);
		await events.next();
		const seen: string[] = [];
		const until = async (what: string) => {
			while (!seen.includes(what)) seen.push(...((await events.next()).value?.data.what ?? []));
		};
		const client = { client_id: 'sandbox-client', client_secret: 'sandbox-secret' };
		const scope = 'client_phone';
		const fields = new URLSearchParams({ ...client, scope });
		await axios.get(`${sandbox.url.dqe}/oauth/access_token/?${fields}`);
		await until('DQE acted on /dqe/oauth/access_token/');
		const fault = { vendor: 'dqe', weather: { kind: 'delay', milliseconds: 0 } };
		await axios.post(`${sandbox.url.page}/sandbox/faults`, fault);
		await until('Fault ordered for dqe: delay');
		sandbox.clock.advance(1000);
		await until('Clock advanced by 1 s');
		expect(seen).toContain('GET request to dqe');
		await events.return(undefined);
		viewer.abort();
	});

	it('makes one event of what happens at once', async () => {
		const viewer = new AbortController();
		const events = liveEvents(viewer.signal);
		await events.next();
		for (const what of ['one', 'two', 'three']) sandbox.changed(what);
		expect((await events.next()).value?.data.what).toEqual(['one', 'two', 'three']);
		sandbox.changed('four');
		expect((await events.next()).value?.data.what).toEqual(['four']);
		await events.return(undefined);
		viewer.abort();
	});
});
