import type { INodeProperties } from 'n8n-workflow';

/** What an expression gives for a field; absent for one that finds nothing. */
export interface Given {
	readonly kind: string;
	readonly value?: unknown;
}

/** What is refused, and what is taken for what it certainly means. */
export interface KindOfField {
	readonly refused: readonly Given[];
	readonly taken: readonly Given[];
}

const nothing: Given = { kind: 'nothing' };
const list: Given = { kind: 'a list', value: [1] };
const object: Given = { kind: 'an object', value: { a: 1 } };
const yes: Given = { kind: 'true', value: true };
const text: Given = { kind: 'other text', value: 'perhaps' };
const huge: Given = { kind: 'a huge number', value: 1e21 };
const fraction: Given = { kind: 'a fraction', value: 1.5 };
const empties: readonly Given[] = [
	{ kind: 'null', value: null },
	{ kind: 'empty text', value: '' },
	{ kind: 'blanks', value: '  ' },
];

/** An empty value is one for the fields that need none. */
const emptiesOf = (isRefused: boolean): KindOfField =>
	isRefused ? { refused: empties, taken: [] } : { refused: [], taken: empties };

/** Whether an empty value means "as if not given": a part of a program stays as it is, without these DQE and n8n decide. */
const mayBeEmpty = ({ name, type, required }: INodeProperties): boolean =>
	type === 'number' || type === 'options' || type === 'boolean'
		? ['duration', 'limitWaitTime', 'enabled'].includes(name) ||
			(name === 'country' && required !== true)
		: // n8n would ask for a required option also where nobody has added it.
			required !== true && name !== 'removeAtMost';

const valuesOf = ({ options = [] }: INodeProperties): Array<{ name: string; value: unknown }> =>
	options.flatMap((option) =>
		'value' in option ? [{ name: option.name, value: option.value }] : [],
	);

function ownKindOf(field: INodeProperties): KindOfField {
	const { type, typeOptions, name } = field;
	switch (type) {
		case 'boolean':
			return {
				refused: [text, list, object, huge, { kind: '1', value: 1 }, { kind: 'yes', value: 'yes' }],
				taken: [
					{ kind: 'false', value: false },
					yes,
					{ kind: 'text', value: 'false' },
					{ kind: 'text in another case', value: ' True' },
					{ kind: 'text in quotation marks', value: '"false"' },
				],
			};
		case 'number': {
			const { minValue = 0, maxValue } = typeOptions ?? {};
			const tooMany = maxValue === undefined ? [] : [{ kind: 'one too many', value: maxValue + 1 }];
			return {
				refused: [
					...[text, list, object, yes, huge, fraction, ...tooMany],
					{ kind: 'one too few', value: minValue - 1 },
					{ kind: 'powers of ten', value: '1e1' },
				],
				taken: [
					{ kind: 'the least', value: minValue },
					{ kind: 'text', value: String(maxValue ?? minValue) },
					{ kind: 'text of a spreadsheet', value: `${maxValue ?? minValue}.0` },
				],
			};
		}
		case 'options': {
			const offered = valuesOf(field).filter(({ value }) => value !== '');
			const [first] = offered;
			if (name === 'slot') return { refused: [text, list, object, yes, huge, fraction], taken: [] };
			return {
				refused: [text, list, object, yes, huge],
				taken: [
					{ kind: 'a choice', value: first?.value },
					{ kind: 'another case', value: ` ${String(first?.value).toUpperCase()}` },
					...(name === 'country' ? [] : [{ kind: 'its name', value: first?.name }]),
				],
			};
		}
		case 'multiOptions':
			return {
				refused: [text, list, object, yes, huge, { kind: 'a list of null', value: [null] }],
				taken: valuesOf(field).map(({ value }) => ({
					kind: `only ${String(value)}`,
					value: [value],
				})),
			};
		case 'json':
			return { refused: [text, list, yes, huge], taken: [] };
		default:
			return { refused: [list, object, yes], taken: [] };
	}
}

/** The values of one field: derived from what the node describes, so that a new field has them too. */
export function kindOf(field: INodeProperties): KindOfField {
	const own = ownKindOf(field);
	const empty = emptiesOf(!mayBeEmpty(field));
	return {
		refused: [nothing, ...own.refused, ...empty.refused],
		taken: [...own.taken, ...empty.taken],
	};
}

/** What n8n cannot work out, whatever the item holds. */
export const unresolvable: ReadonlyArray<readonly [kind: string, expression: string]> = [
	['a syntax error', '={{ $json.( }}'],
	['a method without its parentheses', '={{ $json.message.trim }}'],
	['a function in an object', '={{ { a: { b: () => 1 } } }}'],
	['a function in a list', '={{ [() => 1] }}'],
	['a node that is not there', "={{ $('No Such Node').item.json.x }}"],
];
