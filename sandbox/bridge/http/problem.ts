/** Every problem of the contract: its status and title. The name is the end of its `type`. */
export const problems = {
	'invalid-request': [400, 'The request does not fit the contract'],
	'idempotency-key-missing': [400, 'This batch needs an Idempotency-Key'],
	'foreign-cursor': [400, 'This cursor is not one of this session'],
	unauthorized: [401, 'The bearer token is missing or not right'],
	'not-found': [404, 'There is nothing here'],
	'batch-running': [409, 'The first request with this Idempotency-Key is still running'],
	'command-running': [409, 'A vehicle command of this session has no outcome yet'],
	'cursor-expired': [410, 'Events after this cursor are no longer kept'],
	'too-large': [413, 'The body is too large'],
	'unsupported-media-type': [415, 'The body has to be application/json'],
	'idempotency-key-reused': [422, 'This Idempotency-Key belongs to another request'],
	'vin-not-selected': [422, 'A vehicle command needs its own `set pims.vehicle.vin` before it'],
	'more-than-one-command': [422, 'A batch has at most one vehicle command'],
	'limit-never-fits': [422, 'The batch has more calls than its limit allows at all'],
	'subscription-refused': [422, 'The SDK refused a subscription'],
	'limit-reached': [429, 'The limit is used up for now'],
	internal: [500, 'The bridge failed'],
	'outcome-unknown': [500, 'It is not known whether this batch was executed'],
} as const satisfies Readonly<Record<string, readonly [status: number, title: string]>>;

export type ProblemName = keyof typeof problems;

export interface ProblemMore {
	/** What exactly, for a person; without secrets. */
	readonly detail?: string;
	readonly retryAfterSeconds?: number;
	readonly pims?: { readonly code: number | string; readonly label: string };
}

/** Thrown on the way, answered as a problem document (RFC 9457). */
export class BridgeProblem extends Error {
	constructor(
		readonly problem: ProblemName,
		readonly more: ProblemMore = {},
	) {
		super(`${problem}${more.detail === undefined ? '' : `: ${more.detail}`}`);
	}

	get status(): number {
		return problems[this.problem][0];
	}

	get body(): Readonly<Record<string, unknown>> {
		const { detail, pims } = this.more;
		const [status, title] = problems[this.problem];
		return {
			type: `urn:problem:mobile-sdk-bridge:${this.problem}`,
			title,
			status,
			...(detail !== undefined && { detail }),
			...(pims && { pims }),
		};
	}

	get headers(): Readonly<Record<string, string>> {
		const { retryAfterSeconds } = this.more;
		return {
			...(retryAfterSeconds !== undefined && { 'retry-after': String(retryAfterSeconds) }),
			...(this.status === 401 && { 'www-authenticate': 'Bearer realm="Mobile SDK Bridge"' }),
		};
	}
}
