import type { Failure } from '../../nodes/shared/failures/failure';
import type { Weather } from '../../sandbox/contract';

type Told = Pick<Failure, 'code' | 'category' | 'delivered'> &
	Pick<Partial<Failure>, 'httpStatus' | 'retryAfterMs'>;

/** What Portail OVIP or the way to it does to one request, and what is to be told of it. */
export interface PartnerTrouble {
	readonly what: string;
	readonly weather: Weather;
	readonly told: Told;
	/** The answer of DELETE has no documented body: it may be empty, and an empty one cannot be cut. */
	readonly notFor?: 'remove';
}

const code = (status: number): Weather => ({ kind: 'code', code: String(status) });
const status = (status: number, headers: Readonly<Record<string, string>> = {}): Weather => ({
	kind: 'status',
	status,
	headers,
});
const body = (text: string, contentType = 'application/json'): Weather => ({
	kind: 'body',
	body: text,
	contentType,
	status: 200,
	acted: true,
});

const known = (httpStatus: number, category: Failure['category']): Told => ({
	code: String(httpStatus),
	category,
	delivered: 'no',
	httpStatus,
});
const unsure = (httpStatus: number, category: Failure['category']): Told => ({
	...known(httpStatus, category),
	delivered: 'unknown',
});
const broken: Told = { code: 'network', category: 'network', delivered: 'unknown' };
const unreadable: Told = {
	code: 'malformed',
	category: 'vendor',
	delivered: 'unknown',
	httpStatus: 200,
};

const signIn = '<!doctype html><title>Sign in</title>';

/** Time-outs apart, because they take their time. */
// prettier-ignore
export const partnerTroubles: readonly PartnerTrouble[] = [
	{ what: 'HTTP 400', weather: code(400), told: known(400, 'input') },
	{ what: 'HTTP 401', weather: code(401), told: known(401, 'authentication') },
	{ what: 'HTTP 403', weather: code(403), told: known(403, 'authentication') },
	{ what: 'HTTP 404', weather: code(404), told: known(404, 'notFound') },
	{ what: 'HTTP 409', weather: status(409), told: unsure(409, 'conflict') },
	{ what: 'HTTP 413', weather: status(413), told: known(413, 'input') },
	{ what: 'HTTP 429 for longer than the node waits', weather: status(429, { 'retry-after': '60' }), told: { ...known(429, 'throttled'), retryAfterMs: 60_000 } },
	{ what: 'HTTP 429 without a time', weather: code(429), told: known(429, 'throttled') },
	{ what: 'HTTP 500', weather: code(500), told: unsure(500, 'vendor') },
	{ what: 'HTTP 500 after the vendor acted', weather: { kind: 'status', status: 500, acted: true }, told: unsure(500, 'vendor') },
	{ what: 'HTTP 503', weather: code(503), told: unsure(503, 'vendor') },
	{ what: 'HTTP 504 of a gateway in HTML', weather: { kind: 'status', status: 504, body: signIn }, told: unsure(504, 'timeout') },
	{ what: 'a redirect', weather: status(302, { location: 'https://example.com/' }), told: unsure(302, 'configuration') },
	{ what: 'HTML with status 200', weather: body(signIn, 'text/html'), told: unreadable },
	{ what: 'HTML behind a remark', weather: body(`<!-- proxy -->${signIn}`), told: unreadable },
	{ what: 'XML', weather: body('<?xml version="1.0"?><fault/>', 'text/xml'), told: unreadable },
	{ what: 'JSON in a page', weather: body('[]', 'text/html'), told: unreadable },
	{ what: 'plain text', weather: body('OK', 'text/plain'), told: unreadable },
	{ what: 'the refusal of a gateway with status 200', weather: body('{"httpCode":"401","httpMessage":"Unauthorized"}'), told: unreadable },
	{ what: 'an error with status 200', weather: body('{"error":"not allowed"}'), told: unreadable },
	{ what: 'JSON that ends too early', weather: body('[{"code":"SERV'), told: unreadable },
	{ what: 'an empty answer', weather: body(''), told: unreadable, notFor: 'remove' },
	{ what: 'JSON null', weather: body('null'), told: unreadable },
	{ what: 'JSON of another shape', weather: body('{"status":"OK"}'), told: unreadable },
	{ what: 'the service of another request', weather: body('[{"code":"NO_SUCH_CODE","subscribers":[]}]'), told: unreadable },
	{ what: 'an answer cut in the middle', weather: { kind: 'truncated', acted: true }, told: broken, notFor: 'remove' },
	{ what: 'a reset before the vendor acted', weather: { kind: 'reset', acted: false }, told: broken },
	{ what: 'a reset after the vendor acted', weather: { kind: 'reset', acted: true }, told: broken },
];
