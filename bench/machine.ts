import { cpus, loadavg, totalmem } from 'node:os';
import axios from 'axios';
import { version as nodesBase } from 'n8n-nodes-base/package.json';
import { version as workflow } from 'n8n-workflow/package.json';
import type { Engine } from '../test/harness';

/** Where and with what was measured; without it a figure says nothing. */
export function machine({ version }: Engine): string {
	const cores = cpus();
	const [load = 0] = loadavg();
	const memory = Math.round(totalmem() / 2 ** 30);
	return [
		`${cores.length} × ${cores[0]?.model.trim() ?? 'unknown processor'}`,
		`${memory} GB`,
		`load ${load.toFixed(1)} before the start`,
		`${process.platform} ${process.arch}`,
		`Node.js ${process.versions.node}`,
		`n8n-core ${version}`,
		`n8n-workflow ${workflow}`,
		`n8n-nodes-base ${nodesBase}`,
		`axios ${axios.VERSION}`,
	].join(', ');
}
