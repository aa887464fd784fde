import type { INodeProperties } from 'n8n-workflow';

/** A PIN of the account; never shown or kept. */
export const pinFieldOf = (
	field: Pick<INodeProperties, 'displayName' | 'name' | 'description'>,
): INodeProperties => ({
	...field,
	type: 'string',
	typeOptions: { password: true },
	required: true,
	default: '',
	placeholder: 'e.g. {{ $json.pin }}',
});

export const enrollmentPinField = pinFieldOf({
	displayName: 'PIN',
	name: 'pin',
	description:
		'PIN of the account, 4 to 8 digits as text so that leading zeros stay, for example 0123. An account without one gets this one.',
});

export const newPinField = pinFieldOf({
	displayName: 'New PIN',
	name: 'newPin',
	description:
		'PIN that the account shall have, 4 to 8 digits as text so that leading zeros stay, for example 0123. Put it into the credential afterwards, too.',
});
