import { provideN8n } from '../../../editor/n8nInstall';
import { provideNode } from '../../../editor/nodeBinary';
import type { Say } from '../../../editor/say';
import { provideBrowser } from './systemBrowser';

/** Installs what the tests need and this machine has not: Node for n8n, n8n, a browser. */
export async function getReady(say: Say): Promise<void> {
	await provideN8n(await provideNode(say), say);
	provideBrowser(say);
}
