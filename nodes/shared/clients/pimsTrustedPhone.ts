import { succeeded, type Result } from '../failures/failure';
import { textIn, type JsonObject } from './json';
import type { PimsBridgeClient } from './pimsBridge';
import { getTrustedPhoneNumber } from './pimsPhoneCalls';

export interface TrustedPhone {
	readonly registered: boolean;
	/** National format as the account has it (`0612345678`); null where there is none. */
	readonly phone: string | null;
}

/**
 * The account's trusted phone. None is an answer, not a failure: the SDK says so with 2307, or with a null in the
 * older pages (which also spell the field `trustedphoneNumber`).
 */
export async function readTrustedPhoneNumber(
	bridge: PimsBridgeClient,
): Promise<Result<TrustedPhone>> {
	const answer = await bridge.callForResult([getTrustedPhoneNumber], {
		operation: 'pims.authentication.trustedphonenumber',
		effect: 'read',
	});
	return answer.ok ? succeeded(trustedPhoneIn(answer.value)) : answer;
}

/** From the result of `get trustedphonenumber`; that of a tolerated 2307 is empty. */
export function trustedPhoneIn(result: JsonObject): TrustedPhone {
	const phone = textIn(result, 'phoneNumber') ?? textIn(result, 'trustedphoneNumber') ?? null;
	return { registered: phone !== null, phone };
}
