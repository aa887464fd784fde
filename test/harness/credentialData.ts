import type { ICredentialDataDecryptedObject, IDataObject, INodeParameters } from 'n8n-workflow';

/** Credentials of a run, by credential type, or by the id or name a node of the workflow refers to. */
export type CredentialSet = Readonly<Record<string, ICredentialDataDecryptedObject>>;

export function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isCredentialData(value: unknown): value is ICredentialDataDecryptedObject {
	return (
		isRecord(value) && Object.values(value).every((field) => field !== undefined && field !== null)
	);
}

function isParameters(value: unknown): value is INodeParameters {
	return isRecord(value);
}

export function isDataObject(value: unknown): value is IDataObject {
	return isRecord(value);
}

/** Fields without a value are left out, as they are in a stored credential. */
export function toCredentialData(value: unknown): ICredentialDataDecryptedObject {
	const data = isRecord(value)
		? Object.fromEntries(
				Object.entries(value).filter(([, field]) => field !== undefined && field !== null),
			)
		: value;
	if (!isCredentialData(data)) throw new Error('Credential data must be an object of fields');
	return data;
}

/** What n8n hands to a node: a field has no value where its expression found nothing. */
export function resolvedData(value: unknown): ICredentialDataDecryptedObject {
	if (!isResolved(value)) throw new Error('Credential data must be an object of fields');
	return value;
}

const isResolved = (value: unknown): value is ICredentialDataDecryptedObject => isRecord(value);

/** A fresh copy in the form n8n-workflow's parameter functions take. */
export function toParameters(data: ICredentialDataDecryptedObject): INodeParameters {
	const copy: unknown = structuredClone(data);
	if (!isParameters(copy)) throw new Error('Credential data must be an object of fields');
	return copy;
}

export function isExpression(value: unknown): boolean {
	return typeof value === 'string' && value.startsWith('=');
}
