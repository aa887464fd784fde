import { valid, type Parsed } from './parsed';
import { isMissing } from './text';

/** The same parser for a field that may be left empty: what is empty is not given. */
export const optional =
	<T>(parse: (raw: unknown) => Parsed<T>) =>
	(raw: unknown): Parsed<T | undefined> =>
		isMissing(raw) ? valid(undefined) : parse(raw);
