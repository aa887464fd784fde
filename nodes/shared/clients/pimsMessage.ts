import { isJsonObject, objectIn, textIn, type JsonObject } from './json';

/**
 * One PIMS message: the answer to a call or an event. Read tolerantly, since the vendor's samples spell things several
 * ways: `SUCEEDED`, codes as numbers or text, `result` null, `{}` or absent, labels with spaces at the end.
 * Source: developer.groupe-psa.io, Mobile SDK, "Get started".
 */
export interface PimsMessage {
	readonly transactionId?: string;
	readonly status: 'SUCCEEDED' | 'FAILED' | 'RESULT';
	/** Empty where there is none. */
	readonly result: JsonObject;
	readonly error?: PimsError;
}

export interface PimsError {
	readonly code: string;
	/** The vendor's words, with those of a sub-error where there is one. */
	readonly label: string;
}

const statuses: Readonly<Record<string, PimsMessage['status']>> = {
	SUCCEEDED: 'SUCCEEDED',
	SUCEEDED: 'SUCCEEDED',
	FAILED: 'FAILED',
	RESULT: 'RESULT',
};

/** The message, or undefined if the value is none. An error always wins over a status that says otherwise. */
export function readPimsMessage(value: unknown): PimsMessage | undefined {
	if (!isJsonObject(value)) return undefined;
	const status = statuses[textIn(value, 'status')?.toUpperCase() ?? ''];
	if (status === undefined) return undefined;
	const transactionId = textIn(value, 'transactionId');
	const error = readError(value['error']);
	if (status === 'FAILED' && error === undefined) return undefined;
	return {
		...(transactionId !== undefined && { transactionId }),
		status: status === 'SUCCEEDED' && error ? 'FAILED' : status,
		result: objectIn(value, 'result'),
		...(error && { error }),
	};
}

function readError(value: unknown): PimsError | undefined {
	if (!isJsonObject(value)) return undefined;
	const code = textIn(value, 'code');
	if (code === undefined) return undefined;
	const subCode = objectIn(value, 'subCode');
	const label = [textIn(value, 'label'), textIn(subCode, 'code'), textIn(subCode, 'label')];
	return { code, label: label.filter((part) => part !== undefined).join(' ') };
}
