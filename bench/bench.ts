import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createBench } from '../test/harness';
import { machine } from './machine';
import { sample } from './measure';
import { ovip } from './ovip';
import { writeToPage } from './page';
import { profile } from './profile';
import type { Setting, Subject } from './subject';
import { VendorProcess } from './vendorProcess';
import { verify } from './verify';

const root = join(__dirname, '..');
const page = join(root, 'docs/benchmarks.md');
const subjects: Readonly<Record<string, Subject>> = { ovip, verify };
const usage = `npm run bench -- ${Object.keys(subjects).join('|')} [--items n] [--rounds n] [--profile]

Measures the packed nodes on n8n's engine against a vendor double in another process. With the default numbers
the result is also written to docs/benchmarks.md.`;

async function main(): Promise<void> {
	const { values, positionals } = parseArgs({
		allowPositionals: true,
		options: {
			items: { type: 'string' },
			rounds: { type: 'string' },
			profile: { type: 'boolean', default: false },
		},
	});
	const [name = ''] = positionals;
	const subject = subjects[name];
	if (subject === undefined || positionals.length > 1) throw new Error(usage);
	// The TypeScript loader turns them on; n8n does not run with them, and they make every Error dear.
	process.setSourceMapsEnabled(false);

	const bench = await createBench({
		engineDir: root,
		packageDir: join(root, '.build/package'),
		baseNodes: true,
	});
	const vendor = await VendorProcess.start();
	try {
		const items = atLeastOne(values.items ?? subject.defaults.items);
		const rounds = atLeastOne(values.rounds ?? subject.defaults.rounds);
		const setting: Setting = { bench, vendor, items, rounds };
		const where = machine(bench.engine);
		if (values.profile) {
			console.log(await profiled(subject, setting));
			return;
		}
		const { markdown, aims } = await subject.run(setting);
		const missed = aims.some(({ met }) => !met);
		const whole = [
			where,
			markdown,
			...(missed ? ['### Where the time goes', await profiled(subject, setting)] : []),
		].join('\n\n');
		console.log(whole);
		const usual = values.items === undefined && values.rounds === undefined;
		if (usual) await writeToPage(page, name, whole);
	} finally {
		vendor.stop();
	}
}

async function profiled(subject: Subject, setting: Setting): Promise<string> {
	const { contender, conditions } = subject.profiled(setting);
	await sample(setting.vendor, conditions, contender);
	await setting.vendor.begin(conditions);
	return await profile(contender.run);
}

function atLeastOne(given: string | number): number {
	const number = Number(given);
	if (Number.isInteger(number) && number >= 1) return number;
	throw new Error(`${given} is not a number of items or rounds\n\n${usage}`);
}

main().then(
	// n8n's libraries keep timers open.
	() => process.exit(),
	(error: unknown) => {
		console.error(error instanceof Error ? error.message : error);
		process.exit(1);
	},
);
