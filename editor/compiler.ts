import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** What compiling a native addon takes: one of each row. */
const tools = [['python3', 'python'], ['make'], ['g++', 'c++', 'clang++']] as const;

/** @returns path of a command, if it is on the PATH */
export function onPath(command: string): string | undefined {
	return (process.env['PATH'] ?? '')
		.split(delimiter)
		.filter((folder) => folder !== '')
		.map((folder) => join(folder, command))
		.find((path) => existsSync(path));
}

/** @returns what is missing to compile native addons; nothing is looked for on Windows */
export const missingTools = (): readonly string[] =>
	process.platform === 'win32'
		? ['a compiler']
		: tools
				.filter((names) => names.every((name) => onPath(name) === undefined))
				.map(([first]) => first);
