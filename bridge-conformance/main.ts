import { checkConformance, reasonOf } from './conformance';
import { readOptions, usage } from './options';
import { exitCode, idWidth, lines, summary } from './report';
import { rules } from './rules';

async function main(): Promise<number> {
	const args = process.argv.slice(2);
	if (args.includes('--help')) {
		console.log(usage);
		return 0;
	}
	const width = idWidth(rules);
	// Row by row: a car takes its time.
	const rows = await checkConformance(readOptions(args, process.env), (row) =>
		console.log(lines(row, width)),
	);
	console.log(`\n${summary(rows)}`);
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
