import type { VerifyAnswer, VerifyError } from './answers';
import { dqeDateTime, errorMap, noChannels, verifyErrors } from './answers';
import { all, type Parameters } from './parameters';
import type { Confirmation, DqeState } from './state';

const mandatory = ['Phone', 'Token', 'Pin'] as const;

/**
 * GDPR_VERIF. Order of the checks (our choice, DQE publishes none): 01 missing, 02 form of the PIN, 05 token unknown or
 * dead, 03 expired, 04 other phone or other PIN. Each 04 counts as a wrong try. `acted` is called once a try counted
 * or the token was used up.
 */
export function verifyPin(
	state: DqeState,
	parameters: Parameters,
	now: number,
	acted: () => void,
): VerifyAnswer {
	const given = all(parameters, mandatory);
	if (!given) return verifyAnswer(parameters, '01', now);
	if (!/^\d{6}$/.test(given.Pin)) return verifyAnswer(parameters, '02', now);

	const confirmation = state.confirmations.get(given.Token);
	if (!confirmation || isDead(state, confirmation)) return verifyAnswer(parameters, '05', now);
	const { phone, pin, expiresAt, channels } = confirmation;
	if (now >= expiresAt) return verifyAnswer(parameters, '03', now);
	acted();
	if (given.Phone !== phone || given.Pin !== pin) {
		confirmation.wrongTries += 1;
		return verifyAnswer(parameters, '04', now);
	}
	confirmation.used = true;
	return { ...verifyAnswer(parameters, '00', now), channels };
}

const isDead = ({ rules }: DqeState, { wrongTries, used }: Confirmation): boolean =>
	wrongTries >= rules.maxWrongTries || (used && rules.tokensVerifyOnce);

const verifyAnswer = (parameters: Parameters, code: VerifyError, now: number): VerifyAnswer =>
	verifyAnswerWith(parameters, code, errorMap(verifyErrors, [code]), now);

/** Channels are told to nobody who has not proved the phone (our choice). */
export const verifyAnswerWith = (
	parameters: Parameters,
	code: string,
	errors: VerifyAnswer['errors'],
	now: number,
): VerifyAnswer => ({
	status: code === '00' ? 'OK' : 'KO',
	phone: parameters.get('Phone') ?? '',
	errors,
	channels: noChannels,
	dateTime: dqeDateTime(now),
});
