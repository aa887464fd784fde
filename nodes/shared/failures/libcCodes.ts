/**
 * Names that make n8n throw a whole message away and show its own text, wherever they stand in it and in
 * whatever case (`COMMON_ERRORS` of n8n-workflow's NodeError): `vehiclePermission` is enough.
 */
export const libcCodes = [
	'ECONNREFUSED',
	'ECONNRESET',
	'ENOTFOUND',
	'ETIMEDOUT',
	'ERRADDRINUSE',
	'EADDRNOTAVAIL',
	'ECONNABORTED',
	'EHOSTUNREACH',
	'EAI_AGAIN',
	'ENOENT',
	'EISDIR',
	'ENOTDIR',
	'EACCES',
	'EEXIST',
	'EPERM',
	'GETADDRINFO',
] as const;

// n8n compares in upper case, and these lower-case letters have a plain upper-case one outside of `i` matching.
const twins: Readonly<Record<string, string>> = { I: '[Iiı]', S: '[Ssſ]' };

const anyLibcCode = new RegExp(
	libcCodes.map((code) => code.replace(/[IS]/g, (letter) => twins[letter] ?? letter)).join('|'),
	'gi',
);

/** The same text, still readable, but no longer taken for a libc code: `vehiclEP·ERM…` becomes `vehiclE·PERM…`. */
export function withoutLibcCodes(text: string): string {
	let defused = text;
	// Breaking one name up cannot form another, but two may overlap: the second is found in the next round.
	while (defused.search(anyLibcCode) >= 0) {
		defused = defused.replace(anyLibcCode, (code) => `${code.slice(0, 1)}·${code.slice(1)}`);
	}
	return defused;
}
