import type { INodeProperties } from 'n8n-workflow';
import type { ChoiceField } from '../shared/execution/fieldKinds';
import { noticeField } from '../shared/execution/noticeField';
import type { Operation } from '../shared/execution/operation';
import { phoneCountryField, phoneField, readSentPhone } from '../shared/execution/phoneFields';
import { requestsAtOnceField } from '../shared/execution/requestsAtOnce';
import { succeeded } from '../shared/failures/failure';
import { parseSmsPin } from '../shared/values/smsPin';
import { parseSmsToken } from '../shared/values/smsToken';
import type { SmsClients } from './clients';

const smsTokenField: INodeProperties = {
	displayName: 'SMS Token',
	name: 'smsToken',
	type: 'string',
	typeOptions: { password: true },
	required: true,
	default: '',
	placeholder: 'e.g. {{ $json.smsToken }}',
	description:
		'The token that Send Code gave for this phone as smsToken, for example C6hfYZIER3CVoGVYwTiZLg',
};

const pinField: INodeProperties = {
	displayName: 'PIN',
	name: 'pin',
	type: 'string',
	typeOptions: { password: true },
	required: true,
	default: '',
	placeholder: 'e.g. {{ $json.pin }}',
	description:
		'The 6 digits that the person read in the SMS, as text so that leading zeros stay, for example 012345',
};

/** Nothing that a node does keeps n8n from making that item. */
export const onlyVerifiedNotice = noticeField(
	'Go on only where "verified" is true (an If node): with the setting Always Output Data, n8n passes an empty item on where the code was refused.',
);

export const whenNotValidField: ChoiceField<'fail' | 'output'> = {
	displayName: 'When the PIN Is Not Valid',
	name: 'whenNotValid',
	type: 'options',
	options: [
		{
			name: 'Fail the Item',
			value: 'fail',
			description: 'The item takes the error output, or stops the workflow',
		},
		{
			name: 'Output Verified: False',
			value: 'output',
			description: 'The item goes on with "verified": false and the reason',
		},
	],
	default: 'fail',
	description:
		'What happens to an item whose PIN is wrong or expired; every other trouble fails the item in any case',
};

export const verifyCode: Operation<SmsClients> = {
	value: 'verifyCode',
	name: 'Verify Code',
	action: 'Verify code from SMS',
	description: 'Check the code that a person received; each check counts as one of the few tries',
	effect: 'write',
	fields: [onlyVerifiedNotice, phoneField, phoneCountryField, smsTokenField, pinField],
	options: [whenNotValidField],
	requestsAtOnce: requestsAtOnceField(8),
	async run(parameters, { dqe }) {
		const phone = readSentPhone(parameters);
		const token = parameters.read(smsTokenField, parseSmsToken);
		const pin = parameters.read(pinField, parseSmsPin);
		const whenNotValid = parameters.options.choice(whenNotValidField);

		const verified = await dqe.verifyCode(phone, token, pin);
		if (verified.ok) {
			return succeeded({ verified: true, ...verified.value, verifiedAt: new Date().toISOString() });
		}
		const { category, code, label, message, hint } = verified.failure;
		return category === 'smsCode' && whenNotValid === 'output'
			? succeeded({ verified: false, reason: message, hint, code, label })
			: verified;
	},
};
