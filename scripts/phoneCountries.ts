/**
 * Writes nodes/shared/values/phoneCountries.ts from the metadata of libphonenumber-js, which stays
 * a development dependency: the published package carries the few fields it reads, and no code of
 * the library.
 *
 * `npx tsx scripts/phoneCountries.ts` writes the table, `--check` exits with 1 when it is stale.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import mobileExamples from 'libphonenumber-js/examples.mobile.json';
import metadata from 'libphonenumber-js/metadata.max.json';
import library from 'libphonenumber-js/package.json';

type Row = Record<string, unknown>;

/** How numbers that match are printed for callers in the country. */
interface Format {
	readonly pattern: string;
	/** Digits and group references only: `0$1$2`. */
	readonly template: string;
	readonly leading: string;
}

const target = join(__dirname, '../nodes/shared/values/phoneCountries.ts');

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** Column numbers of the library's metadata arrays (its METADATA.md). */
const column = {
	callingCode: 0,
	internationalPrefix: 1,
	pattern: 2,
	lengths: 3,
	formats: 4,
	nationalPrefix: 5,
	nationalRule: 6,
	prefixForParsing: 7,
	prefixTransform: 8,
	leadingDigits: 10,
	types: 11,
} as const;

const countries = new Map<string, readonly unknown[]>(
	Object.entries<unknown>(metadata.countries).map(([iso2, fields]) => [iso2, list(fields)]),
);

/** Only the main country of a calling code has formats; the others use them too. */
function formatsOf(fields: readonly unknown[], main: readonly unknown[]): Format[] {
	const source = list(fields[column.formats]).length > 0 ? fields : main;
	return list(source[column.formats])
		.map(list)
		.map((format) => {
			const rule =
				text(format[3]) || text(fields[column.nationalRule]) || text(main[column.nationalRule]);
			const shown = rule
				? text(format[1]).replace(/\$\d/, (first) => rule.replace('$1', () => first))
				: text(format[1]);
			return {
				pattern: text(format[0]),
				template: shown.replace(/[^\d$]/g, ''),
				leading: text(list(format[2]).at(-1)),
			};
		});
}

/**
 * The digits a format puts before the number, or the whole template where it does more than that.
 */
function trunkOf({ template }: Format): string {
	const inOrder = /^(\d*)((?:\$\d)+)$/.exec(template);
	const references = inOrder?.[2] ?? '';
	const plain =
		references ===
		[...'123456789']
			.map((n) => `$${n}`)
			.join('')
			.slice(0, references.length);
	return inOrder && plain ? `${inOrder[1] ?? ''}$&` : template;
}

/**
 * Formats that print the same digits become one rule; rules that only repeat the default are
 * dropped.
 */
function nationalRules(formats: readonly Format[]): { trunk: string; rules: Row[] } {
	const rules: { template: string; matches: string[] }[] = [];
	for (const format of formats) {
		const template = trunkOf(format);
		const match = format.leading
			? `(?=${format.leading})${withoutGroups(format.pattern, template)}`
			: withoutGroups(format.pattern, template);
		const last = rules.at(-1);
		if (last?.template === template && template.endsWith('$&')) last.matches.push(match);
		else rules.push({ template, matches: [match] });
	}
	const last = rules.pop();
	const trunk = last?.template.endsWith('$&') ? last.template.slice(0, -2) : '';
	if (last && !last.template.endsWith('$&')) rules.push(last);
	return {
		trunk,
		rules: rules.map(({ template, matches }) => ({ match: matches.join('|'), template })),
	};
}

/** A rule that only puts digits in front needs no capture groups. */
function withoutGroups(pattern: string, template: string): string {
	return template.endsWith('$&') ? pattern.replace(/\((?!\?)([^()]*)\)/g, '$1') : pattern;
}

/**
 * Which numbers are the country's own where several share a calling code: those of its leading
 * digits, else those of any kind in use there. Some have leading digits that their own mobile
 * numbers do not begin with (Åland, Vatican).
 */
function numbersOf(iso2: string, fields: readonly unknown[]): string {
	const patterns = list(fields[column.types]).map((type) => text(list(type)[0]));
	const leading = text(fields[column.leadingDigits]);
	if (!leading) return [...new Set(patterns.filter(Boolean))].join('|');
	const example = text(Object.entries(mobileExamples).find(([code]) => code === iso2)?.[1]);
	return new RegExp(`^(?:${leading})`).test(example) ? '' : (patterns[1] ?? '');
}

/**
 * Mobile numbers. Where the library has none of their own they cannot be told from fixed ones
 * (North America).
 */
function mobileOf(fields: readonly unknown[]): string {
	const [fixed, mobile] = list(fields[column.types]).map((type) => text(list(type)[0]));
	return mobile || fixed || '';
}

/**
 * Countries with calling codes of their own that are one plan when dialled: 0692 12 34 56 rings in
 * Réunion, also from Paris, but +33 692 12 34 56 nowhere. Source: Arcep, plan national de
 * numérotation téléphonique (decision 2018-0881, annex).
 */
const dialledTogether: ReadonlyMap<string, string> = new Map(
	['FR', 'GP', 'BL', 'MF', 'GF', 'MQ', 'RE', 'YT', 'PM'].map((iso2) => [iso2, 'FR']),
);

function rowOf(iso2: string, main: readonly unknown[], shared: boolean): Row {
	const fields = countries.get(iso2) ?? [];
	const { trunk, rules } = nationalRules(formatsOf(fields, main));
	const internationalPrefix = text(fields[column.internationalPrefix]);
	const row: Row = {
		iso2,
		callingCode: fields[column.callingCode],
		internationalPrefix: internationalPrefix === '00' ? '' : internationalPrefix,
		pattern: fields[column.pattern],
		lengths: fields[column.lengths],
		nationalPrefix: fields[column.prefixForParsing] || fields[column.nationalPrefix],
		prefixTransform: fields[column.prefixTransform],
		leadingDigits: fields[column.leadingDigits],
		numbers: shared || dialledTogether.has(iso2) ? numbersOf(iso2, fields) : '',
		mobile: mobileOf(fields),
		dialledAs: dialledTogether.get(iso2) ?? '',
		trunk,
		rules: rules.length > 0 ? rules : '',
	};
	return Object.fromEntries(Object.entries(row).filter(([, value]) => value));
}

/** As TypeScript writes it: the patterns hold no quote of either kind. */
function literal(value: unknown): string {
	if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`;
	if (typeof value !== 'object' || value === null)
		return JSON.stringify(value).replaceAll('"', "'");
	return `{ ${Object.entries(value)
		.map(([key, field]) => `${key}: ${literal(field)}`)
		.join(', ')} }`;
}

function table(): string {
	const rows = Object.values<string[]>(metadata.country_calling_codes).flatMap((codes) => {
		const main = countries.get(codes[0] ?? '') ?? [];
		return codes.map((iso2) => rowOf(iso2, main, codes.length > 1));
	});
	return `/**
 * Generated by scripts/phoneCountries.ts from libphonenumber-js ${library.version} (MIT), whose data is that of
 * Google's libphonenumber (Apache-2.0). Do not edit: run the script again.
 */
import type { NumberingPlan } from './numberingPlan';

/** One row per country; of those that share a calling code the main one comes first. */
// prettier-ignore
export const numberingPlans: readonly NumberingPlan[] = [
${rows.map((row) => `\t${literal(row)},`).join('\n')}
];
`;
}

const wanted = table();
if (!process.argv.includes('--check')) writeFileSync(target, wanted);
else if (readFileSync(target, 'utf8') !== wanted) {
	console.error(
		'nodes/shared/values/phoneCountries.ts is stale: npx tsx scripts/phoneCountries.ts',
	);
	process.exitCode = 1;
}
