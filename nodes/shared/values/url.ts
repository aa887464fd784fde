/**
 * The text as a URL, or undefined where it is none. Not by `URL.canParse`: Node.js 20 answers false to a host with an
 * umlaut once the function has been called some thousand times.
 */
export function urlIn(text: string): URL | undefined {
	try {
		return new URL(text);
	} catch {
		return undefined;
	}
}
