import { atItem } from '../nodes/shared/failures/atItem';
import { lookUp, messageOf, type Entry } from '../nodes/shared/failures/entry';
import type { Call } from '../nodes/shared/failures/evidence';
import { categories, type Category } from '../nodes/shared/failures/failure';
import { mapFailure } from '../nodes/shared/failures/mapFailure';
import { pimsCatalogue } from '../nodes/shared/failures/pimsCatalogue';
import { parties } from '../nodes/shared/failures/wording';
import { sections, type Section } from './failuresSections';

const meanings: Readonly<Record<Category, string>> = {
	configuration:
		'a setting of the node, the credential, the vendor account or the bridge is not right',
	input: 'a value of this item is not accepted',
	authentication: 'the vendor does not accept who is asking',
	strongAuthentication: 'Stellantis asks for the one-time password of the enrolled phone',
	blocked: 'the account, the device or the car is blocked',
	smsCode: 'the code from the SMS is wrong or expired',
	delivery: 'the SMS did not reach the phone, or nobody knows',
	network: 'no connection, or a broken one',
	timeout: 'no answer in time',
	throttled: 'too many requests; wait',
	vendor: 'trouble on the side of the vendor',
	ordering: 'another step must come first, or has been done already',
	conflict: 'something else is under way',
	vehicleState: 'the car was reached and refused; it says why',
	notFound: 'there is no such thing',
	unknown: 'nobody has published what this means',
};

const anySystem: Readonly<Record<string, string>> = {
	system: 'the service',
	System: 'The service',
	credential: '(service)',
	address: 'the server address',
	check: 'Look whether the request took effect before running the node again',
	certificate:
		'fill it in if the credential has fields for one, else ask the provider of the server',
	orCertificate: '',
};

const placeholders: Readonly<Record<string, string>> = {
	code: '(code)',
	field: 'Field',
	named: '(country)',
	choices: '(what the field offers)',
	firstChoice: '(the first of these)',
	min: '(the least)',
	range: 'within the bounds of the field',
	waited: '(seconds)',
	removals: '(cars)',
	listed: '(cars)',
	allowed: '(cars)',
	words: ': “(words of the vendor)”',
};

function filled(text: string, catalogue: Call['catalogue'] | undefined): string {
	const party = catalogue === undefined ? anySystem : { ...parties[catalogue], System: '' };
	const System = party['System'] || capital(party['system'] ?? '');
	const values: Readonly<Record<string, string>> = { ...placeholders, ...party, System };
	return text.replace(/\{(\w+)\}/g, (placeholder, name: string) => values[name] ?? placeholder);
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const cell = (text: string): string => text.replace(/([|[\]{}])/g, '\\$1');

/** `01` before `10`: as keys of an object, only numbers without a leading zero are sorted. */
function inOrder(rows: Section['rows']): Array<[string, Entry]> {
	const isNumber = (code: string): boolean => /^\d+$/.test(code);
	return Object.entries(rows).sort(([one], [other]) =>
		isNumber(one) && isNumber(other) ? Number(one) - Number(other) : 0,
	);
}

function sectionText({ title, intro, rows, catalogue }: Section): string {
	const lines = inOrder(rows).map(([code, entry]) => {
		const hint = [
			entry.hint,
			entry.hintForRead === undefined ? '' : `(A read: ${entry.hintForRead})`,
		];
		const cells = [
			`\`${code}\``,
			cell(entry.label ?? ''),
			cell(filled(messageOf(entry, 'write'), catalogue)),
			cell(filled(hint.join(' ').trim(), catalogue)),
			entry.category,
			entry.delivered,
			entry.retry,
		];
		return `| ${cells.join(' | ')} |`;
	});
	return [
		`## ${title}`,
		...(intro === '' ? [] : ['', intro]),
		'',
		'| Code | Published label | What the node says | What to do | Category | Delivered | Retry |',
		'|---|---|---|---|---|---|---|',
		...lines,
	].join('\n');
}

function exampleItem(): string {
	const failure = mapFailure(
		{
			kind: 'code',
			code: '2326',
			label: lookUp(pimsCatalogue, '2326')?.label ?? '',
			transactionId: '953cfefb-bc72',
		},
		{
			vendor: 'pims',
			catalogue: 'pims',
			operation: 'pims.vehicle.command chargeDeferredTime',
			effect: 'write',
		},
	);
	const { message, ...details } = atItem(failure, 3);
	return JSON.stringify({ error: message, details }, null, 2);
}

/** The whole page docs/failures.md. */
export function failuresPage(): string {
	return [
		'<!-- Written by scripts/failuresPage.ts from nodes/shared/failures: change it there. -->',
		'# When something does not work',
		'',
		'Every node of this package reports trouble in the same words, whatever vendor it comes from. An item that ends in trouble goes to the error output as',
		'',
		'```json',
		exampleItem(),
		'```',
		'',
		'On n8n before 2.36 it has `error` only. `httpStatus`, `retryAfterMs` (milliseconds to wait) and `transactionId` are there where they are known. For branching, use `details.category` or `details.code`; the words may change.',
		'',
		'**`delivered`**: whether the vendor may have acted on the request. `no`: certainly not. `yes`: it did, or it answered with a refusal of its own. `unknown`: look before you send it again.',
		'',
		'**`retry`**: `never`: the same request cannot help. `afterFix`: change what the hint says first. `later`: wait, look whether it took effect, then run it again. `safe`: sending again does no harm, because nothing was delivered or the call only reads; what is `later` below becomes `safe` when such a call only reads.',
		'',
		'**A PIN or code that was refused** is not tried again in the same execution, because a few wrong ones block the account. What would try it fails at once with the same code, category and reason, `delivered: no`; its message ends with “The same PIN or code is not tried again”. Another PIN or code is tried.',
		'',
		'| Category | Meaning |',
		'|---|---|',
		...categories.map((category) => `| \`${category}\` | ${meanings[category]} |`),
		'',
		sections.map(sectionText).join('\n\n'),
		'',
	].join('\n');
}
