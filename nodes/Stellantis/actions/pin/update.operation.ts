import { updatePin } from '../../../shared/clients/pimsEnrollmentCalls';
import { noticeField } from '../../../shared/execution/noticeField';
import type { Operation } from '../../../shared/execution/operation';
import { succeeded } from '../../../shared/failures/failure';
import { parsePinCode } from '../../../shared/values/pinCode';
import type { StellantisClients } from '../../clients';
import { newPinField, pinFieldOf } from '../pinField';

const oldPinField = pinFieldOf({
	displayName: 'Old PIN',
	name: 'oldPin',
	description:
		'PIN that the account has, 4 to 8 digits as text so that leading zeros stay, for example 0123',
});

const notice = noticeField(
	'Wrong PINs block the account. The new one has to stand in the credential afterwards, too.',
);

export const update: Operation<StellantisClients> = {
	value: 'update',
	name: 'Update',
	action: 'Update PIN',
	description:
		'Replace the PIN of the account by a new one. Needs an enrolled device and the old PIN; wrong PINs block the account.',
	effect: 'write',
	needsConsent: true,
	fields: [notice, oldPinField, newPinField],
	async run(parameters, { bridge }) {
		const oldPin = parameters.read(oldPinField, parsePinCode);
		const newPin = parameters.read(newPinField, parsePinCode);
		const updated = await bridge.callForResult([updatePin(oldPin, newPin)], {
			operation: 'pims.authentication.pincode update',
			effect: 'write',
			secrets: [oldPin, newPin],
		});
		return updated.ok ? succeeded({ updated: true }) : updated;
	},
};
