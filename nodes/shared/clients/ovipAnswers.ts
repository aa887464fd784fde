import type { ServiceCode } from '../values/serviceCode';
import { parseListedVin, type Vin } from '../values/vin';
import { isJsonObject, parseJson, textIn } from './json';
import type { HttpAnswer } from './send';

/**
 * What answers of Portail OVIP say. Each is undefined where an answer is not in the documented form, or is about something
 * else than what was asked: a page of a proxy, what a gateway refuses with status 200, the answer to another request.
 * Source: developer.groupe-psa.io, web portal, "User subscription".
 */

/** VINs of one service, in a request or an answer. */
export interface ServiceEntry {
	readonly code: ServiceCode;
	readonly subscribers: readonly Vin[];
}

export interface Subscribers {
	/** The service's name; null where nobody subscribes, since the answer then has no body. */
	readonly name: string | null;
	readonly vins: ReadonlySet<Vin>;
}

/** VINs by service. */
export type VinsByService = ReadonlyMap<string, ReadonlySet<Vin>>;

/** `{ vin, eligible }` */
export function eligibilityIn(answer: HttpAnswer, vin: Vin): boolean | undefined {
	const body = jsonIn(answer);
	if (!isJsonObject(body)) return undefined;
	const named = parseListedVin(body['vin']);
	const { eligible } = body;
	return named.ok && named.value === vin && typeof eligible === 'boolean' ? eligible : undefined;
}

/**
 * `{ code, name, subscribers }`, also in a list, and there in several parts. A text that is no VIN is left out: it stands
 * in the vendor's list, and nothing can be done about it from here.
 */
export function subscribersIn(answer: HttpAnswer, service: ServiceCode): Subscribers | undefined {
	const entries = entriesIn(answer);
	const [first] = entries ?? [];
	if (!entries || !first || entries.some(({ code }) => code !== service)) return undefined;
	return { name: first.name, vins: new Set(entries.flatMap(({ vins }) => vins)) };
}

/**
 * `[{ code, subscribers }]`: those of the request that were taken, whatever the number of parts a service is answered in. A
 * service that took none may be missing. What was not in the request belongs to another one.
 */
export function takenIn(
	answer: HttpAnswer,
	asked: readonly ServiceEntry[],
): VinsByService | undefined {
	const entries = Array.isArray(jsonIn(answer)) ? entriesIn(answer) : undefined;
	if (!entries) return undefined;
	const wanted = new Map(
		asked.map(({ code, subscribers }) => [String(code), new Set(subscribers)]),
	);
	const taken = new Map<string, Set<Vin>>();
	for (const { code, texts, vins } of entries) {
		const ours = wanted.get(code);
		const areOurs = ours && vins.length === texts.length && vins.every((vin) => ours.has(vin));
		if (!areOurs) return undefined;
		taken.set(code, new Set([...(taken.get(code) ?? []), ...vins]));
	}
	return taken;
}

/**
 * Whether this can be the answer to a removal. Its body is not documented: nothing, or services as after an addition. What
 * their lists mean is not documented either, so they are not read.
 */
export function isOfRemoval(answer: HttpAnswer, asked: readonly ServiceEntry[]): boolean {
	const codes = new Set<string>(asked.map(({ code }) => code));
	return isEmpty(answer) || (entriesIn(answer)?.every(({ code }) => codes.has(code)) ?? false);
}

/** Whether an answer names no car; the body of a 202 is not documented. */
export const namesNoCar = (answer: HttpAnswer): boolean =>
	isEmpty(answer) || (entriesIn(answer)?.every(({ texts }) => texts.length === 0) ?? false);

export const isEmpty = ({ body }: HttpAnswer): boolean => body.trim() === '';

interface Entry {
	readonly code: string;
	readonly name: string | null;
	readonly texts: readonly string[];
	readonly vins: readonly Vin[];
}

/** One service or a list of them, each in the documented form. */
function entriesIn(answer: HttpAnswer): readonly Entry[] | undefined {
	const entries = [jsonIn(answer)].flat().map(entryOf);
	return entries.every((entry) => entry !== undefined) ? entries : undefined;
}

function entryOf(value: unknown): Entry | undefined {
	if (!isJsonObject(value)) return undefined;
	const code = textIn(value, 'code');
	const { subscribers: texts } = value;
	if (code === undefined || !isTexts(texts)) return undefined;
	const vins = texts.map(parseListedVin).flatMap((vin) => (vin.ok ? [vin.value] : []));
	return { code, name: textIn(value, 'name') ?? null, texts, vins };
}

const isTexts = (value: unknown): value is readonly string[] =>
	Array.isArray(value) && value.every((text) => typeof text === 'string');

/** Pages, of a proxy or of a login, are no JSON, whatever their text. */
const jsonIn = ({ headers, body }: HttpAnswer): unknown =>
	/\b(?:html|xml)\b/i.test(headers['content-type'] ?? '') ? undefined : parseJson(body);
