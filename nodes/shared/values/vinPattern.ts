/**
 * Text that `parseVin` may take, for n8n's check of a typed value before a workflow runs: 17 letters and digits, perhaps
 * with a label or a scanner's I before them, and anything else around. What only `parseVin` can name better passes: an I,
 * O or Q, and text beyond ASCII (other alphabets, full-width letters, invisible marks that came along with a copy), since
 * n8n's expressions know no Unicode classes.
 */
export const vinPattern =
	'(?:[^A-Za-z0-9]*(?:[Vv][Ii][Nn][^A-Za-z0-9]*)?[Ii]?(?:[\\s\\-]*[A-Za-z0-9]){17}[^A-Za-z0-9]*|[\\s\\S]*[^\\x00-\\x7F][\\s\\S]*)';
