import { succeeded, type Result } from '../failures/failure';
import { textIn, type JsonObject } from './json';
import type { PimsBridgeClient } from './pimsBridge';
import { isAccountBlocked, isDeviceActivated } from './pimsEnrollmentCalls';
import { getTrustedPhoneNumber } from './pimsPhoneCalls';
import { trustedPhoneIn } from './pimsTrustedPhone';

/** What is to be done next to have the session's device enrolled, as the vendor's tutorial orders it. */
export type EnrollmentStep =
	| 'removeEnrollments'
	| 'certifyPhone'
	| 'requestEnrollmentCode'
	/** The device is enrolled. */
	| 'none';

export interface EnrollmentStatus {
	/** Whether the session's device is enrolled; null where the SDK does not say it clearly. */
	readonly activated: boolean | null;
	/** Whether the account or its PIN is blocked; null where the SDK does not say it clearly. */
	readonly blocked: boolean | null;
	/** National format as the account has it (`0612345678`); null where there is none. */
	readonly trustedPhone: string | null;
	readonly nextStep: EnrollmentStep;
}

/** Asks for everything at once: three reads in one batch. None of them needs an SMS. */
export async function readEnrollmentStatus(
	bridge: PimsBridgeClient,
): Promise<Result<EnrollmentStatus>> {
	const batch = [isDeviceActivated, isAccountBlocked, getTrustedPhoneNumber];
	const answer = await bridge.call(batch, {
		operation: 'pims.authentication.account',
		effect: 'read',
	});
	if (!answer.ok) return answer;
	const [device, account, phone] = answer.value.messages;
	const activated = answerIn(activations, device?.result, 'isDeviceActivated');
	const blocked = answerIn(blocks, account?.result, 'isAccountBlocked');
	const { phone: trustedPhone } = trustedPhoneIn(phone?.result ?? {});
	return succeeded({
		activated,
		blocked,
		trustedPhone,
		nextStep: nextStep({ activated, blocked, trustedPhone }),
	});
}

function nextStep({
	activated,
	blocked,
	trustedPhone,
}: Omit<EnrollmentStatus, 'nextStep'>): EnrollmentStep {
	// Also for an enrolled device: it can do nothing that needs the PIN.
	if (blocked === true) return 'removeEnrollments';
	if (activated === true) return 'none';
	return trustedPhone === null ? 'certifyPhone' : 'requestEnrollmentCode';
}

type Answers = Readonly<Record<string, boolean>>;

/** Real or quoted, in any case. */
const activations: Answers = { true: true, false: false };
/** A Boolean in the older pages, one of several words in the newer ones. */
const blocks: Answers = {
	...activations,
	pinblocked: true,
	accountblocked: true,
	notblocked: false,
};

function answerIn(answers: Answers, result: JsonObject | undefined, key: string): boolean | null {
	const word = String(result?.[key]).trim().toLowerCase();
	return Object.hasOwn(answers, word) ? (answers[word] ?? null) : null;
}

/**
 * What a validated enrollment code says of the account: `NotEnrolled` has no PIN yet, so that enrolling needs a new one;
 * `AlreadyEnrolled` has one. Null where the SDK does not say.
 */
export function needsNewPin(result: JsonObject): boolean | null {
	const status = textIn(result, 'status')?.toLowerCase();
	return status === 'notenrolled' ? true : status === 'alreadyenrolled' ? false : null;
}
