import type { Call } from '../failures/evidence';
import { succeeded, type Result } from '../failures/failure';
import { ovipCertificateRefused, ovipServiceUnknown } from '../failures/reactions';
import type { ServiceCode } from '../values/serviceCode';
import type { Vin } from '../values/vin';
import {
	eligibilityIn,
	isEmpty,
	isOfRemoval,
	namesNoCar,
	subscribersIn,
	takenIn,
	type ServiceEntry,
	type Subscribers,
	type VinsByService,
} from './ovipAnswers';
import type { HttpAnswer, HttpRequest, Send } from './send';
import { malformed, refuse, unexpectedStatus, unsent } from './unusable';

/** Same for all hosts; "v1" in the page's address is the generation of the in-car portal. */
const basePath = '/applications/portail-ovip/v2';

/**
 * Portail OVIP: which cars may have a service, and which have it. The client id comes with the credential.
 * Source: developer.groupe-psa.io, web portal, "User subscription".
 */
export class OvipClient {
	/**
	 * @param server whose lists these are, to tell those of two environments apart
	 * @param secrets of the credential: never shown, even if the vendor repeats them
	 */
	constructor(
		private readonly send: Send,
		readonly server: string,
		private readonly secrets: readonly string[],
	) {}

	async isEligible(vin: Vin): Promise<Result<boolean>> {
		const call = this.call('GET /eligibility', 'read');
		const answer = await this.ask({ method: 'GET', path: '/eligibility', query: { vin } }, call);
		if (!answer.ok) return answer;
		if (answer.value.status !== 200) return unexpectedStatus(answer.value, call);
		return readable(eligibilityIn(answer.value, vin), answer.value, call);
	}

	/** 204 is an empty list. */
	async subscribers(service: ServiceCode): Promise<Result<Subscribers>> {
		const call = this.call('GET /subscriptions', 'read');
		const answer = await this.ask(
			{ method: 'GET', path: '/subscriptions', query: { service } },
			call,
		);
		if (!answer.ok) return answer;
		const { status } = answer.value;
		if (status === 204 && isEmpty(answer.value)) return succeeded({ name: null, vins: new Set() });
		if (status === 204) return malformed(answer.value, call);
		if (status !== 200) return unexpectedStatus(answer.value, call);
		return readable(subscribersIn(answer.value, service), answer.value, call);
	}

	/**
	 * Adds subscribers. The answer has those that were taken, by service, without a reason for the others; a service
	 * that is missing in it took none. 202 adds nothing and is a failure: no service of the request exists.
	 */
	async add(entries: readonly ServiceEntry[]): Promise<Result<VinsByService>> {
		const call = this.call('POST /subscriptions', 'write');
		const answer = await this.ask({ method: 'POST', path: '/subscriptions', json: entries }, call);
		if (!answer.ok) return answer;
		const { status } = answer.value;
		if (status === 202) return nothingDone(answer.value, call);
		if (status !== 200) return unexpectedStatus(answer.value, call);
		return readable(takenIn(answer.value, entries), answer.value, call);
	}

	/**
	 * Removes subscribers: a DELETE with a body. The answer's body is not documented; what cannot be one shows that somebody
	 * else answered.
	 */
	async remove(entries: readonly ServiceEntry[]): Promise<Result<void>> {
		const call = this.call('DELETE /subscriptions', 'write');
		const answer = await this.ask(
			{ method: 'DELETE', path: '/subscriptions', json: entries },
			call,
		);
		if (!answer.ok) return answer;
		const { status } = answer.value;
		if (status === 202) return nothingDone(answer.value, call);
		if (status !== 200 && status !== 204) return unexpectedStatus(answer.value, call);
		return isOfRemoval(answer.value, entries)
			? succeeded(undefined)
			: malformed(answer.value, call);
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

const readable = <T>(value: T | undefined, answer: HttpAnswer, call: Call): Result<T> =>
	value === undefined ? malformed(answer, call) : succeeded(value);

/** 202: no service of the request exists. One that names cars says both that it did something and that it did not. */
const nothingDone = (answer: HttpAnswer, call: Call): Result<never> =>
	namesNoCar(answer)
		? refuse({ kind: 'code', code: ovipServiceUnknown, label: '', httpStatus: 202 }, call)
		: malformed(answer, call);
