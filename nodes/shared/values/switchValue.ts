import { invalid, valid, type Parsed } from './parsed';
import { plainWord } from './text';

const positions: ReadonlyMap<string, boolean> = new Map([
	['true', true],
	['false', false],
]);

/**
 * Reads a switch: true or false, also as text, in any case, with space or quotation marks around it. All else is refused
 * instead of guessed at: whether `1`, `yes` or nothing means on, only the user knows. Fails with `switchNotValid`.
 */
export function parseSwitch(raw: unknown): Parsed<boolean> {
	const position = typeof raw === 'boolean' ? raw : positions.get(plainWord(raw));
	return position === undefined ? invalid('switchNotValid') : valid(position);
}
