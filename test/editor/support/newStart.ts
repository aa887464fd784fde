import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EditorStart } from '../../../editor/editor';
import { provideNode } from '../../../editor/nodeBinary';
import { freePort } from '../../../editor/ports';

const silent = () => undefined;

/** For an n8n on free ports, in a folder of its own with nothing in it. */
export const newStart = async (): Promise<EditorStart> => ({
	node: (await provideNode(silent)).path,
	userFolder: mkdtempSync(join(tmpdir(), 'n8n-editor-')),
	port: await freePort(),
	sandboxPort: await freePort(),
	say: silent,
});
