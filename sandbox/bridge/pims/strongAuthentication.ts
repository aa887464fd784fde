import { randomInt } from 'node:crypto';
import { refusal } from './message';
import type { PimsSdk } from './sdk';
import type { SmsCodeKind } from './smsCodes';

/** Only an enrolled device may: 2312. While the PIN is blocked: 2317. */
export function useDevice({ state, dialect }: PimsSdk): void {
	if (!state.account.deviceActivated) throw refusal(2312, dialect);
	if (state.account.pinTriesLeft === 0) throw refusal(2317, dialect);
}

/**
 * The account's PIN, or any if it never had one. A wrong one is refused with 2308 and counted; the last try and
 * everything after it with 2317, until the enrolments are removed.
 */
export function provePin({ state: { account }, settings, dialect }: PimsSdk, pin: string): void {
	if (account.pinTriesLeft === 0) throw refusal(2317, dialect);
	if (account.pin === undefined || account.pin === pin) {
		account.pinTriesLeft = settings.pinTries;
		return;
	}
	account.pinTriesLeft -= 1;
	throw refusal(account.pinTriesLeft === 0 ? 2317 : 2308, dialect);
}

/** 2305: not the code that was sent for this purpose (to this phone); 2306: it came too late. */
export function checkSmsCode(
	{ smsCodes, dialect }: PimsSdk,
	kind: SmsCodeKind,
	code: string,
	phone?: string,
): void {
	const checked = smsCodes.check(kind, code, phone);
	if (checked !== 'right') throw refusal(checked, dialect);
}

/** Checks a code and uses it up. */
export function useSmsCode(sdk: PimsSdk, kind: SmsCodeKind, code: string, phone?: string): void {
	checkSmsCode(sdk, kind, code, phone);
	sdk.smsCodes.useUp(kind);
}

export const newOneTimePassword = (): string => String(randomInt(100_000_000)).padStart(8, '0');
