import type {
	ICredentialDataDecryptedObject,
	IExecuteFunctions,
	IHookFunctions,
	ILoadOptionsFunctions,
} from 'n8n-workflow';
import type { Call } from '../failures/evidence';
import { parties } from '../failures/wording';
import { invalid } from '../values/parsed';
import { accepted, unresolvedCredential } from './refusal';

/**
 * The credential's fields, with their expressions worked out for an item.
 * @param itemIndex absent where there are no items
 * @throws where n8n does not give it; {RefusedParameter} where the expression of a field gave nothing
 */
export async function readCredential(
	functions: IExecuteFunctions | IHookFunctions | ILoadOptionsFunctions,
	type: string,
	call: Call,
	itemIndex?: number,
): Promise<ICredentialDataDecryptedObject> {
	const data = await asked(functions, type, call, itemIndex);
	for (const [name, value] of Object.entries(data)) {
		if (value !== undefined) continue;
		const fields = functions.getCredentialsProperties(type);
		const field = fields.find((property) => property.name === name);
		return accepted(invalid('expressionGaveNothing'), field?.displayName ?? name, call);
	}
	return data;
}

async function asked(
	functions: IExecuteFunctions | IHookFunctions | ILoadOptionsFunctions,
	type: string,
	{ catalogue }: Call,
	itemIndex?: number,
): Promise<ICredentialDataDecryptedObject> {
	try {
		return await functions.getCredentials(type, itemIndex);
	} catch (error) {
		throw unresolvedCredential(parties[catalogue].credential, error);
	}
}
