import { startSandbox } from '../sandbox';
import { styled } from './narrator';
import { readOptions } from './options';
import { play } from './play';

/** Keeps the sandbox's page up until Ctrl+C. */
async function stopped(): Promise<void> {
	await new Promise<void>((resolve) => {
		for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
	});
}

async function main(): Promise<void> {
	const options = readOptions(process.argv.slice(2));
	const sandbox = await startSandbox();
	try {
		console.log(
			'SMS verification → phone enrolment → charging schedule → subscription, on n8n’s own engine',
		);
		if (options.keep) console.log(`Virtual phone and cars: ${sandbox.url.page}`);
		const unmet = await play(sandbox, options, console.log);
		console.log('');
		for (const what of unmet) console.log(styled('red', `✗ Not so: ${what}`));
		if (unmet.length === 0)
			console.log(styled('green', '✓ The sandbox is in the state it should be in.'));
		process.exitCode = unmet.length === 0 ? 0 : 1;
		if (options.keep) {
			console.log(`\nThe sandbox stays up at ${sandbox.url.page}; Ctrl+C stops it.`);
			await stopped();
		}
	} finally {
		await sandbox.close();
	}
}

main().then(
	// n8n's libraries keep timers open.
	() => process.exit(),
	(error: unknown) => {
		console.error(error instanceof Error ? error.message : error);
		process.exit(1);
	},
);
