import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { PimsDialect } from '../../nodes/shared/clients/pimsCalls';
import { codeCatalogues } from '../../nodes/shared/failures/codeCatalogues';
import { matchOf } from './differences';
import { callModules, noCalls, sentCalls } from './sentCalls';
import { readVendorSpec, type SpecApi, type VendorSpec } from './vendorSpec';

const page = readFileSync(path.join(__dirname, '../../docs/sdk-differences.md'), 'utf8');
const spec = readVendorSpec();

/** `difference | why`, of all tables of the page. */
const explained = page
	.split('\n')
	.filter((line) => /^\| (?!-)/.test(line))
	.map((line) =>
		line
			.slice(2, -2)
			.split(' | ')
			.map((cell) => cell.trim()),
	)
	.filter(([first]) => first !== 'Difference');

const dialects: readonly PimsDialect[] = ['2.1', '2.0'];

function callDifferences(vendor: VendorSpec): string[] {
	const found = dialects.map((dialect) =>
		Object.entries(sentCalls).flatMap(([name, calls]) =>
			calls(dialect)
				.flatMap((call) => matchOf(call, vendor).differences)
				.map((difference) => `${name} ${difference}`),
		),
	);
	const [newer = [], older = []] = found;
	const only20 = older.filter((difference) => !newer.includes(difference));
	return [...newer, ...only20.map((difference) => `2.0: ${difference}`)];
}

/** Interfaces that no operation calls by itself, whole parts of the SDK as one. */
function uncalled({ apis, ...vendor }: VendorSpec): string[] {
	const called = new Set<SpecApi | undefined>(
		Object.values(sentCalls).flatMap((calls) =>
			calls('2.1').map((call) => matchOf(call, { apis, ...vendor }).entry),
		),
	);
	const parts = new Set(apis.map(({ component }) => component));
	return [...parts].flatMap((component) => {
		const entries = apis.filter((entry) => entry.component === component);
		const rest = entries.filter((entry) => !called.has(entry));
		return rest.length === entries.length
			? [`no operation for ${component} (${entries.length})`]
			: rest.map(({ verb, tag }) => `no operation for \`${verb} ${tag}\``);
	});
}

function codeDifferences({ labels, apis }: VendorSpec): string[] {
	const ours = new Map(
		Object.entries(codeCatalogues.pims.entries)
			// Words are codes of our own, for what is noticed before the SDK is called.
			.filter(([code]) => /^\d+$/.test(code))
			.map(([code, { label }]) => [code, label ?? '']),
	);
	const theirs = new Set([...labels.keys(), ...apis.flatMap(({ codes }) => codes)]);
	return [
		...[...theirs]
			.filter((code) => !ours.has(code))
			.map((code) => `code ${code} is not in our catalogue`),
		...[...labels]
			.filter(([code, label]) => ours.has(code) && ours.get(code) !== label.trim())
			.map(([code]) => `code ${code} has another label in our catalogue`),
		...[...ours.keys()]
			.filter((code) => !theirs.has(code))
			.map((code) => `code ${code} is not in the specification`),
	];
}

it('the table of what is sent has every call that the clients can make', () => {
	const made = Object.values(callModules).flatMap((module) => Object.keys(module));
	const named = Object.keys(sentCalls).filter((name) => name !== 'subscriptionsFor');
	expect(named.sort()).toEqual(made.filter((name) => !noCalls.includes(name)).sort());
});

it('every difference on the page has a reason', () => {
	expect(explained.length).toBeGreaterThan(0);
	for (const [, why = ''] of explained) expect(why.length).toBeGreaterThan(20);
});

if (spec) {
	describe('against the vendor’s specification of SDK 2.3', () => {
		it('has been read: interfaces, parameters and codes', () => {
			expect([spec.apis.length, spec.labels.size]).toEqual([128, 100]);
			expect(spec.apis.flatMap(({ parameters }) => parameters).length).toBeGreaterThan(150);
		});

		it('every difference is explained in docs/sdk-differences.md, and none that there is not', () => {
			const found = [...callDifferences(spec), ...codeDifferences(spec), ...uncalled(spec)];
			expect(explained.map(([difference]) => difference).sort()).toEqual(
				[...new Set(found)].sort(),
			);
		});
	});
} else {
	it.skip('against the vendor’s specification of SDK 2.3: mobile-sdk-v2-3.yml is not in ../shared/vendor-specs', () => {});
}
