import type { InputReason } from './inputReason';
import { invalid, valid, type Parsed } from './parsed';
import { isMissing, plainWord } from './text';

/** One of the values that a field offers, with the name by which the editor shows it. */
export interface Offered<V extends string> {
	readonly name: string;
	readonly value: V;
}

/**
 * Reads one of the offered values. Taken is also what can mean only one of them: the value or its name in another case,
 * with space or quotation marks around it. Fails with `choiceNotValid`, which lists the values.
 */
export const parseChoice =
	<V extends string>(offered: ReadonlyArray<Offered<V>>) =>
	(raw: unknown): Parsed<V> => {
		const value = chosenOf(offered, raw);
		return value === undefined ? notOffered('choiceNotValid', offered) : valid(value);
	};

/**
 * Reads a list of the offered values, or a text of them with commas between; each once, in the order in which they are
 * offered. Fails with `choicesMissing` for none at all and with
 * `choicesNotValid`, which both list the values.
 */
export const parseChoices =
	<V extends string>(offered: ReadonlyArray<Offered<V>>) =>
	(raw: unknown): Parsed<readonly V[]> => {
		if (isMissing(raw)) return notOffered('choicesMissing', offered);
		const values = namesIn(raw)?.map((name) => chosenOf(offered, name));
		if (values === undefined || values.includes(undefined)) {
			return notOffered('choicesNotValid', offered);
		}
		const chosen = offered.map(({ value }) => value).filter((value) => values.includes(value));
		return chosen.length === 0 ? notOffered('choicesMissing', offered) : valid(chosen);
	};

/** A longer list is no list of choices. */
const longestList = 1000;

/** The entries of a list, or of a text with commas between; undefined for anything else. */
export function namesIn(raw: unknown): readonly unknown[] | undefined {
	const names = typeof raw === 'string' ? raw.split(',', longestList + 1) : raw;
	// Also the holes of a list are entries.
	return Array.isArray(names) && names.length <= longestList ? Array.from(names) : undefined;
}

function chosenOf<V extends string>(
	offered: ReadonlyArray<Offered<V>>,
	raw: unknown,
): V | undefined {
	const exact = offered.find(({ value }) => value === raw);
	if (exact) return exact.value;
	const word = plainWord(raw);
	const meant = offered.filter((option) =>
		[option.value, option.name].some((text) => word !== '' && plainWord(text) === word),
	);
	return meant.length === 1 ? meant[0]?.value : undefined;
}

const notOffered = (reason: InputReason, offered: ReadonlyArray<Offered<string>>): Parsed<never> =>
	invalid(reason, { choices: offered.map(({ value }) => value) });
