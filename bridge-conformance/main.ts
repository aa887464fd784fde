import { checkConformance, reasonOf } from './conformance';
import { readOptions, usage } from './options';
import { exitCode, summary, table } from './report';

async function main(): Promise<number> {
	const args = process.argv.slice(2);
	if (args.includes('--help')) {
		console.log(usage);
		return 0;
	}
	const rows = await checkConformance(readOptions(args, process.env));
	console.log(`${table(rows)}\n\n${summary(rows)}`);
	return exitCode(rows);
}

main().then(
	(code) => {
		process.exitCode = code;
	},
	(error: unknown) => {
		console.error(reasonOf(error));
		process.exitCode = 2;
	},
);
