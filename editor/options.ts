import { parseArgs } from 'node:util';
import { resolve } from 'node:path';
import { defaultUserFolder } from './folders';

export interface EditorOptions {
	readonly port: number;
	readonly sandboxPort: number;
	/** Where n8n keeps its database, settings and log. */
	readonly userFolder: string;
	/** Begins with an empty user folder. */
	readonly fresh: boolean;
}

export const usage = `npm run editor -- [options]

  --port <number>          port of the editor (5678)
  --sandbox-port <number>  port of the vendors' stand-ins and their page (4280)
  --folder <path>          where n8n keeps its database (editor/.data)
  --fresh                  forgets the database: own workflows, edits, runs
  --help`;

function portNumber(option: string, text: string): number {
	const port = Number(text);
	if (/^\d+$/.test(text) && port > 0 && port < 65_536) return port;
	throw new TypeError(`--${option} takes a number from 1 to 65535, not ${text}`);
}

/**
 * @returns nothing if only the usage was asked for
 * @throws TypeError for an option that there is not, or a value that does not fit
 */
export function readOptions(args: readonly string[]): EditorOptions | undefined {
	const { values } = parseArgs({
		args: [...args],
		options: {
			port: { type: 'string', default: '5678' },
			'sandbox-port': { type: 'string', default: '4280' },
			folder: { type: 'string', default: defaultUserFolder },
			fresh: { type: 'boolean', default: false },
			help: { type: 'boolean', default: false },
		},
	});
	if (values.help) return undefined;
	return {
		port: portNumber('port', values.port),
		sandboxPort: portNumber('sandbox-port', values['sandbox-port']),
		userFolder: resolve(values.folder),
		fresh: values.fresh,
	};
}
