import type {
	ICredentialDataDecryptedObject,
	ICredentialTestFunction,
	ICredentialTestFunctions,
	IHttpRequestHelper,
	IHttpRequestOptions,
	INodeCredentialTestResult,
} from 'n8n-workflow';
import { isJsonObject, parseJson } from '../clients/json';
import type { HttpAnswer } from '../clients/send';
import { unexpectedStatus, unsent } from '../clients/unusable';
import type { CredentialTestRule } from '../failures/credentialTests';
import type { Call } from '../failures/evidence';
import type { Failure, Result } from '../failures/failure';
import { failureOfThrown } from './refusal';
import { answered, unanswered } from './sent';
import { SignInRefused } from './signIn';

/** How a credential is tried out: by one request that costs nothing. */
export interface CredentialTrial {
	/** Whom messages speak of. */
	readonly call: Call;
	/**
	 * The request, with what lets it in.
	 * @throws {RefusedParameter} for a field that cannot be right, {SignInRefused} where no token is given
	 */
	readonly request: (
		fields: ICredentialDataDecryptedObject,
		http: IHttpRequestHelper,
	) => Promise<IHttpRequestOptions>;
	readonly rules: readonly CredentialTestRule[];
}

/** Milliseconds; somebody looks at the form meanwhile. */
const timeoutMs = 30_000;

const passed: INodeCredentialTestResult = { status: 'OK', message: 'Connection successful!' };
const failed = (message: string): INodeCredentialTestResult => ({ status: 'Error', message });

/**
 * A credential test for a node's `methods`. A declarative one (`test` of the credential) would show the machine's code,
 * such as EPROTO, where no answer came. The message says what happened and what to do.
 */
export const credentialTest = (trial: CredentialTrial): ICredentialTestFunction =>
	async function (this: ICredentialTestFunctions, { data = {} }) {
		const { call, request, rules } = trial;
		const http = httpHelper(this);
		try {
			const options = await request(data, http);
			const sent = await http.helpers
				.httpRequest({ ...options, ...asText })
				.then(answered, (error) => unanswered(error, options.agentOptions?.cert !== undefined));
			return sent.answered ? judged(sent.answer, rules, call) : told(unsent(sent, call));
		} catch (error) {
			return failed(
				error instanceof SignInRefused ? error.message : inWords(failureOfThrown(error, call)),
			);
		}
	};

/** Text, whatever its status: what an answer means is ours to say. */
const asText = {
	timeout: timeoutMs,
	returnFullResponse: true,
	ignoreHttpStatusErrors: true,
	disableFollowRedirect: true,
} as const satisfies Partial<IHttpRequestOptions>;

const inWords = ({ message, hint }: Failure): string => `${message}. ${hint}`;

const told = (outcome: Result<never>): INodeCredentialTestResult =>
	outcome.ok ? passed : failed(inWords(outcome.failure));

function judged(
	answer: HttpAnswer,
	rules: readonly CredentialTestRule[],
	call: Call,
): INodeCredentialTestResult {
	const isGood = answer.status >= 200 && answer.status < 300;
	const body = parseJson(answer.body);
	const rule = rules.find(({ type, properties }) =>
		type === 'responseCode'
			? properties.value === answer.status
			: isGood && valueAt(body, properties.key) === properties.value,
	);
	if (rule) return failed(rule.properties.message);
	return isGood ? passed : told(unexpectedStatus(answer, call));
}

const valueAt = (value: unknown, path: string): unknown =>
	path
		.split('.')
		.reduce<unknown>((inner, name) => (isJsonObject(inner) ? inner[name] : undefined), value);

/** n8n gives a credential test only the older one of its two HTTP helpers, which has other names for the same things. */
function httpHelper({ helpers }: ICredentialTestFunctions): IHttpRequestHelper {
	return {
		helpers: {
			httpRequest: async ({ url, ignoreHttpStatusErrors, returnFullResponse, ...options }) => {
				const answer: unknown = await helpers.request({
					...options,
					uri: url,
					json: false,
					simple: ignoreHttpStatusErrors !== true,
					resolveWithFullResponse: returnFullResponse,
					followRedirect: false,
					followAllRedirects: false,
				});
				return answer;
			},
		},
	};
}
