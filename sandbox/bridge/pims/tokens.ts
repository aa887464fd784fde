import { randomBytes } from 'node:crypto';

export const tokenTypes = ['cvs', 'customerAt', 'idtoken'] as const;
export type TokenType = (typeof tokenTypes)[number];

/** Tokens of one login, one of each type. They open nothing. */
export class Tokens {
	private readonly tokens = new Map<TokenType, string>();

	get(type: TokenType): string {
		return this.tokens.get(type) ?? this.refresh(type);
	}

	refresh(type: TokenType): string {
		const token = randomBytes(15).toString('base64url');
		this.tokens.set(type, token);
		return token;
	}

	clear(): void {
		this.tokens.clear();
	}
}
