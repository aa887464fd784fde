/** Quotation marks and apostrophes of any language, and the backslashes of text that was quoted twice. */
const marks = '"\'`´\\\\\\u2018-\\u201f\\u2039\\u203a\\u00ab\\u00bb\\u300c-\\u300f';
const around = new RegExp(`^[\\s${marks}]+|[\\s${marks}]+$`, 'g');

/**
 * Text without what was put around it: n8n's Edit Fields puts a `Date` into quotation marks, a spreadsheet has an
 * apostrophe before text, people write « 22:30 ».
 */
export const unquoted = (text: string): string => text.replace(around, '');
