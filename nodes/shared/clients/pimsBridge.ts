import { randomUUID } from 'crypto';
import type { Call } from '../failures/evidence';
import { failed, succeeded, type Result } from '../failures/failure';
import { batchRunning, needsStrongAuthentication, pinIsRefused } from '../failures/reactions';
import type { PinCode } from '../values/pinCode';
import type { SessionName } from '../values/sessionName';
import type { Guesses } from './guesses';
import { isJsonObject, parseJson, textIn, type JsonObject } from './json';
import { isBatchRunning, readAnswer, type CallsAnswer } from './pimsBatchAnswer';
import type { PimsCall, PimsDialect } from './pimsCalls';
import { getOneTimePassword } from './pimsEnrollmentCalls';
import { renewsSecrets, secretsIn } from './pimsGuesses';
import { retryAfterMs } from './retryAfter';
import type { HttpAnswer, HttpRequest, Send } from './send';
import { malformed, refuse, unexpectedStatus, unsent } from './unusable';

export type { CallsAnswer } from './pimsBatchAnswer';

/**
 * What was called, for failures: the vendor's name of it and whether it changes anything. `patienceMs` (milliseconds) where
 * it does not wait for a busy session as long as others.
 */
export type SdkCall = Pick<Call, 'operation' | 'effect' | 'secrets'> & {
	readonly patienceMs?: number;
};

export interface BridgeOptions {
	readonly session: SessionName;
	/** `automatic`: what the bridge says of the session. */
	readonly dialect: PimsDialect | 'automatic';
	/** The account's PIN, to renew the strong authentication when the SDK asks for it. */
	readonly pin?: PinCode;
	/** Waits; ends early when the execution is canceled. */
	readonly pause: (milliseconds: number) => Promise<void>;
	/** Never shown, even if the bridge or the SDK repeats them. */
	readonly secrets: readonly string[];
	/** Longest wait for a busy session, in milliseconds. */
	readonly patienceMs: number;
	readonly now: () => number;
	/** No wrong PIN or code is tried twice. */
	readonly guesses: Guesses;
}

/** Milliseconds; a bridge that says `Retry-After: 0` is not asked without a break. */
const leastPauseMs = 500;

/** The Mobile SDK behind a bridge (docs/bridge/openapi.yaml), one session of it. */
export class PimsBridgeClient {
	private knownDialect: Promise<Result<PimsDialect>> | undefined;

	constructor(
		private readonly send: Send,
		private readonly options: BridgeOptions,
	) {}

	/** Of the credential, or asked once from the bridge. */
	async dialect(): Promise<Result<PimsDialect>> {
		const { dialect } = this.options;
		if (dialect !== 'automatic') return succeeded(dialect);
		this.knownDialect ??= this.askDialect();
		return await this.knownDialect;
	}

	/**
	 * Runs calls of the SDK in order, atomically for the session; ends with the first FAILED message as a failure.
	 * Sent once; again only under the same key while the session is busy with another command, and once under a
	 * new key after a missing strong authentication (2302) was repaired with the credential's PIN. Not sent at all with
	 * a PIN or a code that was refused before.
	 */
	async call(calls: readonly PimsCall[], sdk: SdkCall): Promise<Result<CallsAnswer>> {
		const first = await this.guess(calls, sdk);
		const { pin } = this.options;
		if (first.ok || pin === undefined || !needsStrongAuthentication(first.failure)) return first;
		const repaired = await this.guess([getOneTimePassword(pin)], {
			operation: 'pims.authentication.otp withPIN',
			effect: 'read',
			secrets: [pin],
		});
		if (repaired.ok) return await this.guess(calls, sdk);
		// Nothing went to a car or a phone, whatever became of the repair; but a refused PIN was given, and counts.
		const { failure } = repaired;
		return failed(pinIsRefused(failure) ? failure : { ...failure, delivered: 'no' });
	}

	/** Result of the batch's last call. */
	async callForResult(calls: readonly PimsCall[], sdk: SdkCall): Promise<Result<JsonObject>> {
		const answer = await this.call(calls, sdk);
		return answer.ok ? succeeded(answer.value.messages.at(-1)?.result ?? {}) : answer;
	}

	/** Asks the bridge for a resource of the session; any status but 200 is a failure. */
	async get(
		path: string,
		request: Pick<HttpRequest, 'query' | 'timeoutMs'>,
		sdk: SdkCall,
	): Promise<Result<{ body: JsonObject; raw: HttpAnswer }>> {
		const call = this.bridgeCall(sdk);
		const sent = await this.send({ method: 'GET', path: this.path(path), ...request });
		if (!sent.answered) return unsent(sent, call);
		if (sent.answer.status !== 200) return unexpectedStatus(sent.answer, call);
		const body = parseJson(sent.answer.body);
		return isJsonObject(body)
			? succeeded({ body, raw: sent.answer })
			: malformed(sent.answer, call);
	}

	private async guess(calls: readonly PimsCall[], sdk: SdkCall): Promise<Result<CallsAnswer>> {
		const { session: at, guesses } = this.options;
		const { operation } = sdk;
		const secrets = calls.flatMap(secretsIn);
		const post = async () => await this.post(calls, sdk);
		const answer =
			secrets.length === 0 ? await post() : await guesses.make({ at, secrets, operation }, post);
		if (answer.ok && calls.some(renewsSecrets)) guesses.forget(at);
		return answer;
	}

	private async post(calls: readonly PimsCall[], sdk: SdkCall): Promise<Result<CallsAnswer>> {
		const call = this.bridgeCall(sdk);
		const key = randomUUID();
		const { patienceMs, now } = this.options;
		const until = now() + Math.min(patienceMs, sdk.patienceMs ?? patienceMs);
		for (;;) {
			const sent = await this.send({
				method: 'POST',
				path: this.path('/calls'),
				headers: { 'idempotency-key': key },
				json: { calls },
			});
			if (!sent.answered) return unsent(sent, call);
			const { answer } = sent;
			if (answer.status === 200) return readAnswer(answer, calls, key, call);

			// 409: nothing was executed, the session is busy with another command; or with this batch.
			const asked = answer.status === 409 ? retryAfterMs(answer) : undefined;
			if (asked === undefined || now() + asked > until) {
				return isBatchRunning(answer)
					? refuse({ kind: 'code', code: batchRunning, label: '', httpStatus: 409 }, call)
					: unexpectedStatus(answer, call);
			}
			await this.options.pause(Math.max(leastPauseMs, asked));
		}
	}

	private bridgeCall({ operation, effect, secrets: own = [] }: SdkCall): Call {
		const secrets = [...this.options.secrets, ...own];
		return { operation, effect, secrets, vendor: 'pims', catalogue: 'bridge' };
	}

	private path(rest: string): string {
		return `/sessions/${encodeURIComponent(this.options.session)}${rest}`;
	}

	private async askDialect(): Promise<Result<PimsDialect>> {
		const sdk: SdkCall = { operation: 'GET /sessions/{session}', effect: 'read' };
		const answer = await this.get('', {}, sdk);
		const version = answer.ok ? textIn(answer.value.body, 'sdkVersion') : undefined;
		if (version !== undefined) return succeeded(/^2\.0(\.|$)/.test(version) ? '2.0' : '2.1');
		const unknown = answer.ok ? malformed(answer.value.raw, this.bridgeCall(sdk)) : answer;
		// What the version was asked for has not been sent, whatever became of the question.
		return unknown.ok ? unknown : failed({ ...unknown.failure, delivered: 'no' });
	}
}
