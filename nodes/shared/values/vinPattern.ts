/**
 * A VIN as `parseVin` takes it, for n8n's check of a typed value before a workflow runs. Text beyond ASCII (full-width
 * letters, invisible marks that came along with a copy) is left to `parseVin`: n8n's expressions know no Unicode classes.
 */
export const vinPattern =
	'(?:(?:[\\s\\-]*[A-Za-z0-9]){17}[\\s\\-]*|[\\s\\S]*[^\\x00-\\x7F][\\s\\S]*)';
