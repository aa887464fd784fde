import type { SendFault } from '../clients/send';
import type { InputReason } from '../values/inputReason';
import type { Particulars } from '../values/parsed';
import type { UnreadableAnswer } from './describedAnswer';
import type { Vendor } from './failure';

/** The vendor's call that failed: picks the catalogue and says what a second sending would mean. */
export interface Call {
	readonly vendor: Vendor;
	/** DQE's numbers mean different things per call. */
	readonly catalogue:
		| 'dqeMessage'
		| 'dqeVerify'
		| 'dqeReply'
		| 'dqeToken'
		| 'pims'
		| 'bridge'
		| 'ovip'
		| 'webApi'
		| 'psaCarController';
	/** The vendor's name of the call, as shown in `Failure.operation`. */
	readonly operation: string;
	/** A write may send an SMS, move a car or change a list; a read never does. */
	readonly effect: 'read' | 'write';
	/** Values that must never be shown, even if the vendor repeats them in its text. */
	readonly secrets?: readonly string[];
}

/** What is known of a failed call, as the client found it. */
export type Evidence =
	/** A code of the vendor's published tables, or one it does not publish. `code` as text, DQE's with leading zero. */
	| {
			readonly kind: 'code';
			readonly code: string;
			readonly label: string;
			readonly httpStatus?: number;
			readonly transactionId?: string;
			readonly retryAfterMs?: number;
	  }
	/** A delivery status that is no success: DQE's UNDELIVERABLE, EXPIRED, REJECTED, KO, or one never heard of. */
	| { readonly kind: 'status'; readonly status: string; readonly label: string }
	/** An HTTP status that carries no code of the vendor; `label` from the body if it has words (problem title and detail). */
	| {
			readonly kind: 'http';
			readonly status: number;
			readonly label: string;
			readonly retryAfterMs?: number;
	  }
	/** No whole answer. */
	| { readonly kind: 'fault'; readonly fault: SendFault }
	/** An answer that is not what the vendor documents: HTML, cut short, empty, a field missing, about something else. */
	| {
			readonly kind: 'malformed';
			readonly httpStatus: number;
			readonly answer: UnreadableAnswer;
	  }
	/** A vehicle command was accepted, but nobody said in time what became of it; `lastCode` is the last signal (900, 901, 903) or empty. */
	| { readonly kind: 'noOutcome'; readonly waitedMs: number; readonly lastCode: string }
	/** Given values that were refused before anything was sent; `field` is the display name. */
	| ({
			readonly kind: 'input';
			readonly reason: InputReason;
			readonly field: string;
			readonly figures?: Figures;
	  } & Particulars)
	/** What n8n could not work out before anything was sent: an expression in a field, by its display name, or a credential. `label` is n8n's word for it. */
	| { readonly kind: 'unresolved'; readonly field: string; readonly label: string }
	| { readonly kind: 'noCredential'; readonly credential: string; readonly label: string };

/** Numbers of cars that a text names. */
export interface Figures {
	readonly removals: number;
	readonly listed: number;
	readonly allowed: number;
}
