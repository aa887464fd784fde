/**
 * What stands below a node on the canvas, in words: `phone: request certification code`. An expression, evaluated by
 * n8n's editor, around one that gives names of our values.
 */
export const inWords = (names: string): string =>
	`={{ ${names}.replace("getAll", "getMany").replace(/[A-Z]/g, (letter) => " " + letter.toLowerCase()) }}`;

export const resourceAndOperation = inWords(
	'($parameter["resource"] + ": " + $parameter["operation"])',
);
