import type { OrderedCode } from '../contract';
import type { OvipRules } from './state';

/** Services with VINs: what POST and DELETE are sent, and what POST answers. */
export interface ServiceEntry {
	readonly code: string;
	readonly subscribers: readonly string[];
}

export interface Answer {
	readonly status: number;
	/** Sent as JSON; text is sent as HTML; none for an empty body. */
	readonly body?: unknown;
	/** The list was changed or read as asked. */
	readonly acted?: boolean;
}

const statusTexts: Readonly<Record<number, string>> = {
	400: 'Bad Request',
	401: 'Unauthorized',
	403: 'Forbidden',
	404: 'Not Found',
	429: 'Too Many Requests',
	500: 'Internal Server Error',
	503: 'Service Unavailable',
};

/** Portail OVIP documents no error bodies: that of Stellantis' gateway, or one of the others a client must live with. */
export function refusal(status: number, why: string, { errorBody }: OvipRules): Answer {
	const title = statusTexts[status] ?? 'Error';
	switch (errorBody) {
		case 'empty':
			return { status };
		case 'html':
			return { status, body: `<html><body><h1>${status} ${title}</h1></body></html>` };
		case 'gateway':
			return {
				status,
				body: { httpCode: String(status), httpMessage: title, moreInformation: why },
			};
	}
}

/** A 202 as the vendor gives it: nothing was added. */
export const nothingAdded = ({ acceptedBody }: OvipRules): Answer =>
	acceptedBody === 'entries' ? { status: 202, body: [] } : { status: 202 };

/**
 * The ordered code is an HTTP status; nothing is done. `200` confirms no VIN at all.
 * Throws `RangeError` for what is no status.
 */
export function orderedAnswer({ code, label }: OrderedCode, rules: OvipRules): Answer {
	if (!/^[2-5]\d\d$/.test(code)) {
		throw new RangeError(`Portail OVIP's codes are HTTP statuses, and ${code} is none`);
	}
	const status = Number(code);
	if (status === 202) return nothingAdded(rules);
	if (status === 204) return { status };
	return status < 400 ? { status, body: [] } : refusal(status, label ?? 'Ordered', rules);
}
