import { once } from 'node:events';
import { editorAddress, startsOf } from './addresses';
import { startEditor, type Editor } from './editor';
import { provideN8n } from './n8nInstall';
import { provideNode } from './nodeBinary';
import { readOptions, usage, type EditorOptions } from './options';
import { mustBeFree } from './ports';
import { stopSignal } from './stopSignal';

const say = console.log;

function introduce({ origin, login, sandbox, workflows }: Editor): void {
	say(`
Editor                  ${origin}
  sign in with          ${login.email}  ${login.password}
Virtual phone and cars  ${sandbox.url.page}
`);
	for (const workflow of workflows) {
		say(`${workflow.name}\n  ${editorAddress(origin, workflow)}`);
		if (!workflow.active) continue;
		for (const start of startsOf(origin, workflow)) say(`  active, started: ${start}`);
	}
	say(`
Try first
  1. Open “SMS verification, phone enrolment, charging schedule” in the editor and choose Execute workflow.
  2. Type the PIN of the virtual phone into the form that opens, then the code of the second SMS.
  3. See the hour at which the car charges change on the page of the phone.

Ctrl+C stops n8n and the sandbox.`);
}

async function run(options: EditorOptions): Promise<void> {
	await mustBeFree(options.port, 'the editor', '--port');
	await mustBeFree(options.sandboxPort, 'the sandbox', '--sandbox-port');
	const node = await provideNode(say);
	await provideN8n(node, say);

	const startedAt = Date.now();
	const stop = stopSignal();
	stop.addEventListener('abort', () => say('\nStopping …'));
	const editor = await startEditor({ ...options, node: node.path, say, signal: stop });
	say(`Ready in ${((Date.now() - startedAt) / 1000).toFixed(1)} s.`);
	introduce(editor);

	const asked = once(stop, 'abort').then(() => true);
	const wanted = stop.aborted || (await Promise.race([asked, editor.n8n.ended.then(() => false)]));
	if (!wanted) {
		console.error(`n8n has ended by itself:\n${editor.n8n.lastWords}`);
		process.exitCode = 1;
	}
	await editor.stop();
}

export async function main(args: readonly string[]): Promise<void> {
	try {
		const options = readOptions(args);
		if (options === undefined) say(usage);
		else await run(options);
	} catch (error) {
		if (error instanceof Error && error.name === 'AbortError') return;
		console.error(error instanceof Error ? error.message : error);
		process.exitCode = 1;
	}
}
