import fc from 'fast-check';

/** Ways in which line breaks of PEM are lost or changed on the way into a form field. */
export const lineBreaks = {
	CRLF: '\r\n',
	'old Mac breaks': '\r',
	spaces: ' ',
	tabs: '\t',
	'non-breaking spaces': '\u00a0',
	'blank lines': '\n\n\n',
	nothing: '',
	'literal \\n': '\\n',
	'literal \\r\\n': '\\r\\n',
	'doubly escaped \\n': '\\\\n',
	'indented lines': '\n    ',
	'spaces at the ends of lines': '  \n',
	'quoted mail': '\n> ',
	'a list of lines': '",\n  "',
} as const;

/** What comes along with a block of PEM. */
export const surroundings: Readonly<Record<string, readonly [before: string, after: string]>> = {
	nothing: ['', ''],
	'blank space': [' \n\t', '\r\n '],
	'bag attributes': [
		'Bag Attributes\n    localKeyID: 54 69 6D 65 - 1\nsubject=C = FR, O = A - B, CN = x\nissuer=CN = y\n',
		'',
	],
	'a printed certificate': ['Certificate:\n    Data:\n        Version: 3 (0x2)\n', '\n'],
	'a file name and a signature': ['client.pem:\n', '\n--\nJane Doe - Fleet Services\n'],
	'EC parameters': [
		'-----BEGIN EC PARAMETERS-----\nBggqhkjOPQMBBw==\n-----END EC PARAMETERS-----\n',
		'',
	],
	'quotation marks': ['"', '"'],
	'a byte order mark': ['\ufeff', ''],
	'a field of JSON': ['{"pem": "', '"}'],
};

/** Dashes as a word processor makes them. */
export const dashes = {
	'plain dashes': '-----',
	'long dashes': '\u2014\u2014-',
	'one long dash': '\u2014',
};

export interface Paste {
	readonly lineBreak: string;
	readonly around: readonly [before: string, after: string];
	readonly dash: string;
	/** Base64 characters to a line. */
	readonly columns: number;
	/** Whether the lines BEGIN and END have line breaks of their own. */
	readonly headersApart: boolean;
}

export const pastes: fc.Arbitrary<Paste> = fc.record({
	lineBreak: fc.constantFrom(...Object.values(lineBreaks)),
	around: fc.constantFrom(...Object.values(surroundings)),
	dash: fc.constantFrom(...Object.values(dashes)),
	columns: fc.integer({ min: 1, max: 3000 }),
	headersApart: fc.boolean(),
});

/** The blocks as somebody pastes them. */
export function pasted(
	pem: string,
	{ lineBreak, around, dash, columns, headersApart }: Paste,
): string {
	const [before, after] = around;
	const text = pem
		.trim()
		.replace(
			/(-----BEGIN [A-Z ]+-----\n)((?:[A-Z][A-Za-z-]+: .*\n)*\n?)([A-Za-z0-9+/=\n]+)/g,
			(_all, begin: string, headers: string, body: string) =>
				`${headersApart ? begin : begin.trimEnd()}${headers}${rewrapped(body, columns)}${headersApart ? '\n' : ''}`,
		)
		.replaceAll('-----', dash)
		.replace(/\n/g, () => lineBreak);
	return `${before}${text}${after}`;
}

function rewrapped(body: string, columns: number): string {
	const base64 = body.replace(/\n/g, '');
	const lines = [];
	for (let place = 0; place < base64.length; place += columns) {
		lines.push(base64.slice(place, place + columns));
	}
	return lines.join('\n');
}
