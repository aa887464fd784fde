import { parseArgs } from 'node:util';
import { connections } from './connections';
import { startSandbox } from './index';

const defaultPort = 4280;

async function main(): Promise<void> {
	const { values } = parseArgs({ options: { port: { type: 'string' } } });
	const port = Number(values.port ?? defaultPort);
	if (!Number.isInteger(port) || port < 0 || port > 65_535) {
		throw new Error(`--port takes a number from 0 to 65535, not ${values.port}`);
	}
	const sandbox = await startSandbox({ port });
	console.log(`Virtual phone and cars: ${sandbox.url.page}`);
	for (const { vendor, fields } of connections(sandbox.url)) {
		console.log(`\n${vendor}`);
		for (const { name, value } of fields) console.log(`  ${name.padEnd(22)}${value}`);
	}
	console.log('\nCtrl+C stops it.');
	for (const signal of ['SIGINT', 'SIGTERM'] as const) {
		process.once(signal, () => void sandbox.close());
	}
}

main().catch((error: unknown) => {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 1;
});
