import { Session, type Profiler } from 'node:inspector/promises';
import { number, table } from './report';

/** Runs `work` under V8's sampling profiler and says where its time went, in Markdown. */
export async function profile(work: () => Promise<void>): Promise<string> {
	const session = new Session();
	session.connect();
	try {
		await session.post('Profiler.enable');
		await session.post('Profiler.setSamplingInterval', { interval: 200 });
		await session.post('Profiler.start');
		await work();
		const { profile: taken } = await session.post('Profiler.stop');
		return summaryOf(taken);
	} finally {
		session.disconnect();
	}
}

const shown = 15;

function summaryOf({ nodes, samples = [], timeDeltas = [] }: Profiler.Profile): string {
	const frames = new Map(nodes.map(({ id, callFrame }) => [id, callFrame]));
	const byPart = new Map<string, number>();
	const byFunction = new Map<string, number>();
	let total = 0;
	for (const [index, id] of samples.entries()) {
		const frame = frames.get(id);
		if (frame === undefined || isNoWork(frame)) continue;
		const spent = (timeDeltas[index] ?? 0) / 1000;
		const part = partOf(frame);
		const name = `${frame.functionName || '(anonymous)'} · ${part}:${frame.lineNumber + 1}`;
		add(byPart, part.replace(/ .*$/, ''), spent);
		add(byFunction, name, spent);
		total += spent;
	}
	return [
		`Self time by package, ${number(total)} ms in all`,
		ranked(byPart, total),
		'Self time by function',
		ranked(byFunction, total),
	].join('\n\n');
}

function add(sums: Map<string, number>, key: string, spent: number): void {
	sums.set(key, (sums.get(key) ?? 0) + spent);
}

type Frame = Profiler.Profile['nodes'][number]['callFrame'];

/** Waiting, and the profiler's own start and stop. */
const isNoWork = ({ functionName, url }: Frame): boolean =>
	functionName === '(idle)' || (functionName === 'dispatch' && url === '');

const ranked = (spent: ReadonlyMap<string, number>, total: number): string =>
	table(
		['', 'ms', '%'],
		[...spent]
			.sort(([, a], [, b]) => b - a)
			.slice(0, shown)
			.map(([name, ms]) => [name, number(ms), number((ms / total) * 100, 1)]),
	);

/** Package and file of a frame, without where they are on this machine. */
function partOf({ url, functionName }: Frame): string {
	if (url === '') return functionName === '(garbage collector)' ? 'garbage-collector' : 'V8';
	if (url.startsWith('node:')) return `node ${url.slice('node:'.length)}`;
	const [, installed] = /.*\/node_modules\/((?:@[^/]+\/)?[^/]+\/.*)$/.exec(url) ?? [];
	if (installed === undefined) return url.replace(/^.*\/(\.build|bench|test)\//, '$1 ');
	const [, name = '', file = ''] = /^((?:@[^/]+\/)?[^/]+)\/(.*)$/.exec(installed) ?? [];
	return `${name} ${file.split('/').at(-1) ?? file}`;
}
