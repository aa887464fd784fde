import { nothingAdded, refusal, type Answer, type ServiceEntry } from './answers';
import { isWellFormed, type OvipService, type OvipState } from './state';

/**
 * POST /subscriptions. Each entry is answered with the VINs that were taken. Codes are unknown: 202 if all of them
 * are, else their entries are missing from the answer (our choice for a mixed list).
 */
export function addSubscriptions(state: OvipState, body: string | undefined): Answer {
	const entries = entriesOf(body);
	const bad = badSyntax(entries, state);
	if (bad) return bad;
	if (!entries?.some(({ code }) => state.services.has(code))) return nothingAdded(state.rules);
	const added = known(state, entries).map(([service, { code, subscribers }]) => {
		const taken = unique(subscribers).filter((vin) => isWellFormed(vin) && state.isEligible(vin));
		const repeated = new Set(taken.filter((vin) => service.subscribers.has(vin)));
		for (const vin of taken) service.subscribers.add(vin);
		const omitRepeated = state.rules.repeatedSubscriber === 'omitted';
		return { code, subscribers: taken.filter((vin) => !(omitRepeated && repeated.has(vin))) };
	});
	return { status: 200, body: told(state, added), acted: true };
}

/** DELETE /subscriptions. There is no 202 for it: unknown codes, and VINs that are not subscribed, change nothing. */
export function removeSubscriptions(state: OvipState, body: string | undefined): Answer {
	const entries = entriesOf(body);
	const bad = badSyntax(entries, state);
	if (bad) return bad;
	const removed = known(state, entries ?? []).map(([service, { code, subscribers }]) => ({
		code,
		subscribers: unique(subscribers).filter((vin) => service.subscribers.delete(vin)),
	}));
	if (state.rules.deleteBody === 'empty') return { status: 200, acted: true };
	return { status: 200, body: told(state, removed), acted: true };
}

/** GET /subscriptions of one service. */
export function listSubscriptions(state: OvipState, code: unknown): Answer {
	if (typeof code !== 'string' || code === '') {
		return refusal(400, 'The parameter service is missing', state.rules);
	}
	const service = state.services.get(code);
	if (!service && state.rules.unknownServiceList === 400) {
		return refusal(400, 'The service does not exist', state.rules);
	}
	if (!service || service.subscribers.size === 0) return { status: 204, acted: true };
	const subscribers = [...service.subscribers];
	return { status: 200, body: { code, name: service.name, subscribers }, acted: true };
}

/** GET /eligibility of one VIN. */
export function checkEligibility(state: OvipState, vin: unknown): Answer {
	if (typeof vin !== 'string' || !isWellFormed(vin)) {
		return refusal(400, 'The VIN has the wrong syntax', state.rules);
	}
	return { status: 200, body: { vin, eligible: state.isEligible(vin) }, acted: true };
}

const unique = (vins: readonly string[]): string[] => [...new Set(vins)];

const known = ({ services }: OvipState, entries: readonly ServiceEntry[]) =>
	entries.flatMap((entry): Array<[OvipService, ServiceEntry]> => {
		const service = services.get(entry.code);
		return service ? [[service, entry]] : [];
	});

const told = ({ rules }: OvipState, entries: readonly ServiceEntry[]): readonly ServiceEntry[] =>
	rules.emptyEntries === 'empty'
		? entries
		: entries.filter(({ subscribers }) => subscribers.length > 0);

/** A wrong VIN is an error only where it is the only one; among several it is dropped without a word. */
function badSyntax(entries: readonly ServiceEntry[] | undefined, state: OvipState) {
	if (!entries) return refusal(400, 'The body is not a list of services', state.rules);
	const vins = entries.flatMap(({ subscribers }) => subscribers);
	const [only] = vins;
	return vins.length === 1 && only !== undefined && !isWellFormed(only)
		? refusal(400, 'The VIN has the wrong syntax', state.rules)
		: undefined;
}

/** The entries of a body that has the right form; an empty list is none (our choice). */
function entriesOf(body: string | undefined): readonly ServiceEntry[] | undefined {
	const list = parsedJson(body ?? '');
	return Array.isArray(list) && list.length > 0 && list.every(isServiceEntry) ? list : undefined;
}

function parsedJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

const isServiceEntry = (value: unknown): value is ServiceEntry =>
	typeof value === 'object' &&
	value !== null &&
	'code' in value &&
	typeof value.code === 'string' &&
	'subscribers' in value &&
	Array.isArray(value.subscribers) &&
	value.subscribers.every((vin) => typeof vin === 'string');
