import type { Arrival } from '../../sandbox/contract';
import { onlyOutput, phone } from '../support/operator';
import { useOperator } from '../support/useOperator';

const desk = useOperator();

/** DQE's published names of the consents, in the case in which they are published. */
const consents = [
	['sms', 'Sms'],
	['email', 'Email'],
	['post', 'Post'],
	['phone', 'Phonecom'],
	['sms2', 'SMS2'],
	['sms3', 'SMS3'],
	['sms4', 'SMS4'],
	['sms5', 'SMS5'],
	['phone2', 'PHONE2'],
	['phone3', 'PHONE3'],
	['phone4', 'PHONE4'],
	['phone5', 'PHONE5'],
	['email2', 'EMAIL2'],
	['email3', 'EMAIL3'],
	['email4', 'EMAIL4'],
	['email5', 'EMAIL5'],
	['post2', 'POST2'],
	['post3', 'POST3'],
	['post4', 'POST4'],
	['post5', 'POST5'],
] as const;
const isFurther = (channel: string): boolean => /\d$/.test(channel);

/** The form's fields; a name given twice would be seen. */
const formOf = ({ body }: Arrival): Array<[string, string]> =>
	[...new URLSearchParams(body)].sort(([one], [other]) => one.localeCompare(other, 'en'));

const fields = (form: Readonly<Record<string, string>>): Array<[string, string]> =>
	Object.entries(form).sort(([one], [other]) => one.localeCompare(other, 'en'));

const sent = {
	Phone: phone.dqe,
	Country: 'FRA',
	Company: 'MYCOMPANY',
	Custom_sms: 'Your code:',
	Licence: 'SANDBOX-LICENCE',
};

function onlyArrival(): Arrival {
	const [arrival, ...others] = desk.arrivals('dqe');
	if (!arrival || others.length > 0) throw new Error('Expected one request');
	return arrival;
}

describe('Send Code', () => {
	it.each([
		['without a duration', {}, { Sms: '1' }],
		['with a duration', { options: { duration: 7 } }, { Duration: '7', Sms: '1' }],
		[
			'with several consents',
			{ consentChannels: ['post', 'email'], options: { furtherConsentChannels: ['sms2'] } },
			{ Post: '1', Email: '1', SMS2: '1' },
		],
		[
			'with every consent',
			{
				consentChannels: ['sms', 'email', 'post', 'phone'],
				options: {
					furtherConsentChannels: consents.map(([channel]) => channel).filter(isFurther),
				},
			},
			Object.fromEntries(consents.map(([, flag]) => [flag, '1'])),
		],
		[
			'from a phone of another country',
			{ phone: '+44 7400 123456', country: 'GBR' },
			{ Phone: '447400123456', Country: 'GBR', Sms: '1' },
		],
		[
			'to the number that a spreadsheet spelled with a fraction',
			{ phone: '436641234567.0', country: 'AUT' },
			{ Phone: '436641234567', Country: 'AUT', Sms: '1' },
		],
		[
			'to Réunion, as dialled in France',
			{ phone: '06 92 12 34 56', country: 'FRA' },
			{ Phone: '262692123456', Country: 'REU', Sms: '1' },
		],
		[
			'to the country of the number, whatever is chosen',
			{ phone: '+262 692 12 34 56', country: 'FRA' },
			{ Phone: '262692123456', Country: 'REU', Sms: '1' },
		],
		[
			'to the country of the number where none is chosen',
			{ phone: '+49 151 23456789', country: '' },
			{ Phone: '4915123456789', Country: 'DEU', Sms: '1' },
		],
		[
			'with text that a form must escape',
			{ message: 'Ça & là = 100 % ? Code:', companyName: 'My Company' },
			{ Custom_sms: 'Ça & là = 100 % ? Code:', Company: 'My Company', Sms: '1' },
		],
	])('%s, is one form', async (_, parameters, expected) => {
		onlyOutput(await desk.operator.sms('sendCode', parameters));

		const arrival = onlyArrival();
		expect(formOf(arrival)).toEqual(fields({ ...sent, ...expected }));
		expect(arrival).toMatchObject({ method: 'POST', path: '/GDPR_MSG/', acted: true });
		expect(arrival.headers['content-type']).toMatch(/^application\/x-www-form-urlencoded\b/);
	});

	it.each(consents)('sends the consent %s as %s alone', async (channel, flag) => {
		const parameters = isFurther(channel)
			? // The editor asks for one of the first four; an expression may leave them out.
				{ consentChannels: '={{ [] }}', options: { furtherConsentChannels: [channel] } }
			: { consentChannels: [channel] };
		onlyOutput(await desk.operator.sms('sendCode', parameters));

		expect(formOf(onlyArrival())).toEqual(fields({ ...sent, [flag]: '1' }));
	});
});

describe('Verify Code', () => {
	it('is a form of phone, token and PIN, without the licence that it does not document', async () => {
		const { smsToken } = onlyOutput(await desk.operator.sms('sendCode'));
		const pin = desk.sandbox.phones.messagesOf(phone.dqe)[0]?.code ?? '';
		desk.sandbox.arrivals.length = 0;

		onlyOutput(
			await desk.operator.sms('verifyCode', { phone: phone.typed, smsToken: `${smsToken}`, pin }),
		);

		const arrival = onlyArrival();
		expect(formOf(arrival)).toEqual(fields({ Phone: phone.dqe, Token: `${smsToken}`, Pin: pin }));
		expect(arrival).toMatchObject({ method: 'POST', path: '/GDPR_VERIF/', acted: true });
	});
});

it('keeps licence, phone, message, token and PIN out of addresses and headers', async () => {
	const { smsToken } = onlyOutput(await desk.operator.sms('sendCode'));
	const pin = desk.sandbox.phones.messagesOf(phone.dqe)[0]?.code ?? '';
	await desk.operator.sms('verifyCode', { phone: phone.typed, smsToken: `${smsToken}`, pin });

	const outside = desk
		.arrivals('dqe')
		.map(({ path, headers: { 'content-length': _, ...headers } }) =>
			JSON.stringify({ path, headers }),
		);
	expect(outside).toHaveLength(2);
	for (const secret of ['SANDBOX-LICENCE', phone.dqe, 'Your code', `${smsToken}`, pin]) {
		for (const text of outside) expect(text).not.toContain(secret);
	}
});
