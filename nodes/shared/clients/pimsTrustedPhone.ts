import { succeeded, type Result } from '../failures/failure';
import { hasNoTrustedPhone } from '../failures/reactions';
import { textIn } from './json';
import type { PimsBridgeClient } from './pimsBridge';
import { getTrustedPhoneNumber } from './pimsCalls';

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
	if (!answer.ok) {
		return hasNoTrustedPhone(answer.failure)
			? succeeded({ registered: false, phone: null })
			: answer;
	}
	const phone =
		textIn(answer.value, 'phoneNumber') ?? textIn(answer.value, 'trustedphoneNumber') ?? null;
	return succeeded({ registered: phone !== null, phone });
}
