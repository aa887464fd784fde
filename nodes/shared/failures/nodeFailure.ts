import type { Category, Failure } from './failure';

type TimedCause = 'rate-limited' | 'quota-exhausted' | 'temporarily-unavailable';
type ActionableCause = 'credential-invalid' | 'configuration-invalid';

/** n8n's own vocabulary for why a node stopped (`failure` of its NodeApiError). */
export type NodeFailureCause =
	| { cause: TimedCause; retryAfterMs?: number }
	| { cause: ActionableCause };

const timed: Readonly<Partial<Record<Category, TimedCause>>> = {
	network: 'temporarily-unavailable',
	timeout: 'temporarily-unavailable',
	vendor: 'temporarily-unavailable',
	throttled: 'rate-limited',
};

const actionable: Readonly<Partial<Record<Category, ActionableCause>>> = {
	authentication: 'credential-invalid',
	configuration: 'configuration-invalid',
};

/** Throttling that no short wait ends: a monthly or life-long allowance is used up. */
const quotaCodes: ReadonlySet<string> = new Set(['TooManyWakeUpsOverMonth', '2348']);

/** What n8n may tell about this failure beyond its text; nothing where neither waiting nor a setting would help. */
export function n8nFailureCause({
	category,
	code,
	retry,
	retryAfterMs,
}: Failure): NodeFailureCause | undefined {
	const waiting = quotaCodes.has(code) ? 'quota-exhausted' : timed[category];
	if (waiting !== undefined && retry !== 'afterFix') {
		return { cause: waiting, ...(retryAfterMs !== undefined && { retryAfterMs }) };
	}
	const acting = actionable[category];
	return acting && { cause: acting };
}
