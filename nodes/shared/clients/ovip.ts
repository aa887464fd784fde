import type { Call } from '../failures/evidence';
import { succeeded, type Result } from '../failures/failure';
import { ovipCertificateRefused, ovipServiceUnknown } from '../failures/reactions';
import type { ServiceCode } from '../values/serviceCode';
import { parseListedVin, type Vin } from '../values/vin';
import { isJsonObject, parseJson, textIn, type JsonObject } from './json';
import type { HttpAnswer, HttpRequest, Send } from './send';
import { malformed, refuse, unexpectedStatus, unsent } from './unusable';

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

/** Same for all hosts; "v1" in the page's address is the generation of the in-car portal. */
const basePath = '/applications/portail-ovip/v2';

/**
 * Portail OVIP: which cars may have a service, and which have it. The client id comes with the credential.
 * Source: developer.groupe-psa.io, web portal, "User subscription".
 */
export class OvipClient {
	/** @param secrets of the credential: never shown, even if the vendor repeats them */
	constructor(
		private readonly send: Send,
		private readonly secrets: readonly string[],
	) {}

	async isEligible(vin: Vin): Promise<Result<boolean>> {
		const call = this.call('GET /eligibility', 'read');
		const answer = await this.ask({ method: 'GET', path: '/eligibility', query: { vin } }, call);
		if (!answer.ok) return answer;
		if (answer.value.status !== 200) return unexpectedStatus(answer.value, call);
		const body = parseJson(answer.value.body);
		const eligible = isJsonObject(body) ? body['eligible'] : undefined;
		return typeof eligible === 'boolean' ? succeeded(eligible) : malformed(answer.value, call);
	}

	/** 204 is an empty list. */
	async subscribers(service: ServiceCode): Promise<Result<Subscribers>> {
		const call = this.call('GET /subscriptions', 'read');
		const answer = await this.ask(
			{ method: 'GET', path: '/subscriptions', query: { service } },
			call,
		);
		if (!answer.ok) return answer;
		const { status, body } = answer.value;
		if (status === 204) return succeeded({ name: null, vins: new Set() });
		if (status !== 200) return unexpectedStatus(answer.value, call);
		const [entry] = [parseJson(body)].flat();
		const vins = isJsonObject(entry) ? vinsOf(entry) : undefined;
		if (!isJsonObject(entry) || vins === undefined) return malformed(answer.value, call);
		return succeeded({ name: textIn(entry, 'name') ?? null, vins });
	}

	/**
	 * Adds subscribers. The answer has those that were taken, by service, without a reason for the others; a service
	 * that is missing in it took none. 202 adds nothing and is a failure: no service of the request exists.
	 */
	async add(
		entries: readonly ServiceEntry[],
	): Promise<Result<ReadonlyMap<string, ReadonlySet<Vin>>>> {
		const call = this.call('POST /subscriptions', 'write');
		const answer = await this.ask({ method: 'POST', path: '/subscriptions', json: entries }, call);
		if (!answer.ok) return answer;
		const { status, body } = answer.value;
		if (status === 202)
			return refuse({ kind: 'code', code: ovipServiceUnknown, label: '', httpStatus: 202 }, call);
		if (status !== 200) return unexpectedStatus(answer.value, call);
		const taken = parseJson(body);
		if (!Array.isArray(taken)) return malformed(answer.value, call);
		return succeeded(
			new Map(
				taken
					.filter(isJsonObject)
					.map((entry) => [textIn(entry, 'code') ?? '', vinsOf(entry) ?? new Set()]),
			),
		);
	}

	/**
	 * Removes subscribers: a DELETE with a body. The answer's body is not documented and not read; only a web page shows
	 * that somebody else answered.
	 */
	async remove(entries: readonly ServiceEntry[]): Promise<Result<void>> {
		const call = this.call('DELETE /subscriptions', 'write');
		const answer = await this.ask(
			{ method: 'DELETE', path: '/subscriptions', json: entries },
			call,
		);
		if (!answer.ok) return answer;
		const { status, body } = answer.value;
		if (status === 202)
			return refuse({ kind: 'code', code: ovipServiceUnknown, label: '', httpStatus: 202 }, call);
		if (status !== 200 && status !== 204) return unexpectedStatus(answer.value, call);
		return webPage.test(body) ? malformed(answer.value, call) : succeeded(undefined);
	}

	private async ask(request: HttpRequest, call: Call): Promise<Result<HttpAnswer>> {
		const sent = await this.send({ ...request, path: basePath + request.path });
		if (!sent.answered) return unsent(sent, call);
		const { status, body } = sent.answer;
		if (status === 400 && webPage.test(body) && certificateTrouble.test(body)) {
			const code = ovipCertificateRefused;
			return refuse({ kind: 'code', code, label: '', httpStatus: status }, call);
		}
		return succeeded(sent.answer);
	}

	private call(operation: string, effect: Call['effect']): Call {
		return { vendor: 'ovip', catalogue: 'ovip', operation, effect, secrets: this.secrets };
	}
}

/** A login or error page of a proxy. */
const webPage = /^\s*<(!doctype\s+html|html)\b/i;

/** nginx: "No required SSL certificate was sent", "The SSL certificate error". Of Stellantis' gateway no page is published. */
const certificateTrouble = /\bSSL certificate\b/i;

/** Undefined where there is no list; what is no VIN in it is left out. */
function vinsOf(entry: JsonObject): ReadonlySet<Vin> | undefined {
	const { subscribers } = entry;
	if (!Array.isArray(subscribers)) return undefined;
	return new Set(subscribers.map(parseListedVin).flatMap((vin) => (vin.ok ? [vin.value] : [])));
}
