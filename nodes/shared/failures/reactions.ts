import type { Failure } from './failure';

/** Codes to which the package itself reacts; no other room knows a number. */

type Coded = Pick<Failure, 'vendor' | 'code'>;

const pims = ({ vendor, code }: Coded, ...codes: readonly string[]): boolean =>
	vendor === 'pims' && codes.includes(code);

/** A second subscription to one API: it is there already, so a batch may go on after it. */
export const alreadySubscribed = '2005';

/** Documented reaction: log out, then log in, both in the app. */
export const needsLogin = (failure: Coded): boolean => pims(failure, '2301');

/** Documented reaction: get a one-time password with the PIN, then repeat the call. */
export const needsStrongAuthentication = (failure: Coded): boolean => pims(failure, '2302');

/** The account has no trusted phone yet: certify one first. For who only asks for it, an answer like any other. */
export const noTrustedPhone = '2307';

export const hasNoTrustedPhone = (failure: Coded): boolean => pims(failure, noTrustedPhone);

/** The account has a trusted phone already: enroll with a code sent to that one. */
export const hasTrustedPhone = (failure: Coded): boolean => pims(failure, '2390');

/** The SMS code is wrong or expired: only a person can decide about another SMS. */
export const smsCodeIsRefused = (failure: Coded): boolean => pims(failure, '2305', '2306');

/** The PIN is wrong, or was so once too often: trying the same one again blocks the account, or is in vain. */
export const pinIsRefused = (failure: Coded): boolean => pims(failure, '2308', '2310', '2317');

/** Documented reaction at enrollment: remove all enrollments, begin again. */
export const enrollmentIsBlocked = (failure: Coded): boolean => pims(failure, '2317');

/** Documented reaction at the one-time password: get the activation steps with `resetSteps`. */
export const deviceIsDisabled = (failure: Coded): boolean => pims(failure, '2312', '2317');

/** A refusal to start or to stop what runs or stands anyway: it does not say what became of programs sent along. */
export const concernsStartOrStopOnly = (failure: Coded): boolean => pims(failure, '2333', '2336');

/** A car's data do not show its programs: sending a command would delete them. */
export const programsUnreadable = 'programsUnreadable';

/** The bridge does not tell the cars of its session, which the contract leaves to it. */
export const sessionVinsUnknown = 'sessionVinsUnknown';

/** A program that the car does not have yet was given without a time or days. */
export const programIncomplete = 'programIncomplete';

/** The bridge runs the very batch that it was sent: somebody on the way has sent it before. */
export const batchRunning = 'batchRunning';

/** The bridge no longer keeps the events after this cursor. */
export const cursorIsExpired = (failure: Coded): boolean => pims(failure, '410');

/** Portail OVIP: a VIN is missing from the list that the vendor confirmed. */
export const ovipRejected = '200';

/** Portail OVIP: nothing was added, because the service code does not exist. */
export const ovipServiceUnknown = '202';

/** Portail OVIP: what it did not take, as the status of an output. */
export const ovipRefusals: Readonly<Record<string, 'rejected' | 'serviceUnknown'>> = {
	[ovipRejected]: 'rejected',
	[ovipServiceUnknown]: 'serviceUnknown',
};

/** Portail OVIP: a page of the gateway in front of it, which let nothing through. */
export const ovipCertificateRefused = 'certificateRefused';

/** Portail OVIP: the list that was read afterwards does not agree with what was answered. */
export const ovipStillSubscribed = 'stillSubscribed';
export const ovipNotSubscribed = 'notSubscribed';

const dqe = ({ vendor, code }: Coded, wanted: string): boolean =>
	vendor === 'dqe' && code === wanted;

/** DQE's GDPR_VERIF: another PIN than that of the SMS. */
export const pinIsWrong = (failure: Coded): boolean => dqe(failure, '04');

/** DQE's GDPR_VERIF: the PIN is not right, or comes too late. The same one will never be right for this SMS. */
export const smsPinIsRefused = (failure: Coded): boolean =>
	['03', '04', 'KO'].some((code) => dqe(failure, code));

/** DQE's GDPR_VERIF: no PIN is taken for this SMS any more, because it is too old or has been tried too often. */
export const codeIsUsedUp = (failure: Coded): boolean => dqe(failure, '03') || dqe(failure, '05');

/** A reply that came by way of a request from before the last answer: the wait had ended by then. */
export const replyIsOutdated = 'outdated';

/** The signal's code for a command that the car carried out; 900, 901, 902 and 903 come before it. */
export const isEndOfCommand = (signalCode: string): boolean => signalCode === '200';
