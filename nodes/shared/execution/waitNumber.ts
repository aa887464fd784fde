import { createHash, randomBytes, timingSafeEqual } from 'crypto';

/** Name of the number in the address of a page and in its forms. */
export const waitNumberField = 'wait';

/** Bytes; nobody guesses it. */
const length = 16;

/** Tells one wait of an execution from all others: n8n has one address for them. */
export const newWaitNumber = (): string => randomBytes(length).toString('base64url');

/** Takes as long whatever is given, so that nothing is to be learnt from the time. */
export const isWaitNumber = (given: unknown, number: string): boolean =>
	timingSafeEqual(hashOf(typeof given === 'string' ? given : ''), hashOf(number));

const hashOf = (text: string): Buffer => createHash('sha256').update(text).digest();
