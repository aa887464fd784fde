import type { Clock } from '../contract';
import { countriesWithPhones } from './countries';
import type { Channels } from './answers';

export type Standing = 'authorised' | 'notAuthorised';

/** What the operator reports for a phone; `NONE`: it never reports anything (error 09). */
export type OperatorStatus =
	| 'DELIVERED'
	| 'PENDING'
	| 'UNDELIVERABLE'
	| 'REJECTED'
	| 'EXPIRED'
	| 'NONE';

/** An OAuth2 client: `licence` is what its tokens stand for. */
export interface DqeClient {
	readonly secret: string;
	readonly licence: string;
	readonly scopes: readonly string[];
}

export interface AccessToken {
	readonly client: DqeClient;
	readonly scope: string;
	readonly expiresAt: number;
	readonly refreshToken: string;
	readonly refreshableUntil: number;
}

/** One sent code: bound to its phone and its token. */
export interface Confirmation {
	readonly phone: string;
	readonly pin: string;
	readonly channels: Channels;
	/** Milliseconds since the epoch, by the sandbox's clock. */
	readonly expiresAt: number;
	wrongTries: number;
	used: boolean;
}

/** Where DQE publishes no number or rule: our choice, changeable by a test. */
export interface DqeRules {
	/** Wrong PINs answered 04 before the token is dead (05). */
	maxWrongTries: number;
	/** Minutes; `Duration` outside is error 05, without `Duration` the default is taken. */
	shortestDuration: number;
	longestDuration: number;
	defaultDuration: number;
	/** A verified token is used up: verifying it again is 05. */
	tokensVerifyOnce: boolean;
	/** Scopes whose tokens may send SMS. */
	smsScopes: readonly string[];
}

/** All scopes DQE publishes. */
export const scopes = [
	'client_address',
	'client_phone',
	'client_email',
	'client_idcheck',
	'client_general',
	'client_b2b',
	'client_civility',
] as const;

export const sandboxLicence = 'SANDBOX-LICENCE';
export const sandboxClient = { id: 'sandbox-client', secret: 'sandbox-secret' } as const;

const startRules = (): DqeRules => ({
	maxWrongTries: 5,
	shortestDuration: 1,
	longestDuration: 1440,
	defaultDuration: 3,
	tokensVerifyOnce: true,
	smsScopes: ['client_phone', 'client_general'],
});

/**
 * Everything DQE knows. Start state: licence `SANDBOX-LICENCE` authorised; OAuth2 client `sandbox-client` with secret
 * `sandbox-secret` for it, and the licence itself as a client id with the same secret, as DQE documents it.
 */
export class DqeState {
	readonly licences = new Map<string, Standing>();
	/** By client id. */
	readonly clients = new Map<string, DqeClient>();
	/** Operator's report by phone as on the wire (`33612345678`); others are `DELIVERED`. */
	readonly operator = new Map<string, OperatorStatus>();
	/** Phones as on the wire that are well-formed but belong to nobody: error 03. */
	readonly unallocatedPhones = new Set<string>();
	/** ISO 3166 alpha-3 codes DQE serves; other ISO codes are error 06, anything else 04. */
	readonly countries = new Set<string>();
	/** Error 08 for every GDPR_MSG that is otherwise in order. */
	internalFault = false;
	rules: DqeRules = startRules();

	/** By `smsToken`. */
	readonly confirmations = new Map<string, Confirmation>();
	/** By access token. */
	readonly accessTokens = new Map<string, AccessToken>();

	constructor(protected readonly clock: Pick<Clock, 'now'>) {
		this.reset();
	}

	reset(): void {
		for (const part of [this.licences, this.clients, this.operator, this.unallocatedPhones]) {
			part.clear();
		}
		for (const part of [this.countries, this.confirmations, this.accessTokens]) part.clear();
		this.internalFault = false;
		this.rules = startRules();
		this.licences.set(sandboxLicence, 'authorised');
		const client = { secret: sandboxClient.secret, licence: sandboxLicence, scopes: [...scopes] };
		this.clients.set(sandboxClient.id, client);
		this.clients.set(sandboxLicence, client);
		for (const alpha3 of countriesWithPhones) this.countries.add(alpha3);
	}

	/** The token if it is still good. */
	liveToken(accessToken: string): AccessToken | undefined {
		const token = this.accessTokens.get(accessToken);
		return token && this.clock.now() < token.expiresAt ? token : undefined;
	}
}
