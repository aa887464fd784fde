import { textsIn } from '../../support/whereTextStands';

/** Digits stand in ids and times by chance; a PIN stands alone. */
const asWritten = (secret: string): RegExp =>
	/^\d+$/.test(secret)
		? RegExp(`(?<![\\da-z])${secret}(?![\\da-z])`, 'i')
		: RegExp(secret.replace(/[^\w]/g, '\\$&'), 'i');

type Texts = Readonly<Record<string, string>>;

/** `name at place` for each of the texts that stands somewhere in an execution's data. */
export function textsInData(texts: Texts, data: unknown): string[] {
	const placed = textsIn(data);
	return Object.entries(texts).flatMap(([name, secret]) =>
		placed
			.filter(({ text }) => asWritten(secret).test(text))
			.map(({ path }) => `${name} at ${path}`),
	);
}

/** The same for files. */
export function textsInFiles(texts: Texts, files: ReadonlyMap<string, Buffer>): string[] {
	return [...files].flatMap(([file, content]) => {
		const all = content.toString('latin1');
		return Object.entries(texts)
			.filter(([, secret]) => asWritten(secret).test(all))
			.map(([name]) => `${name} in ${file}`);
	});
}
