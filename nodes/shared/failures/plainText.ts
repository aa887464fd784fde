/** The text on one line, in one spelling per character, without control and invisible characters. */
export function onOneLine(text: string): string {
	return text
		.normalize('NFKC')
		.replace(/\s+/g, ' ')
		.replace(/[\p{C}\p{Default_Ignorable_Code_Point}]/gu, '');
}
