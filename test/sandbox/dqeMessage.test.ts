import axios from 'axios';
import fc from 'fast-check';
import { startSandbox, type Sandbox } from '../../sandbox';

const wanted = {
	Licence: 'SANDBOX-LICENCE',
	Phone: '33612345678',
	Country: 'FRA',
	Company: 'MYCOMPANY',
	Custom_sms: 'Your code is',
	Sms: '1',
};
type Message = Partial<Record<string, string>>;

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox();
});
afterAll(() => sandbox.close());
beforeEach(() => sandbox.reset());

const form = (fields: Message) =>
	new URLSearchParams(
		Object.entries(fields).filter((field): field is [string, string] => field[1] !== undefined),
	);

const post = async (fields: Message) => axios.post(`${sandbox.url.dqe}/GDPR_MSG/`, form(fields));
const get = async (fields: Message) => axios.get(`${sandbox.url.dqe}/GDPR_MSG/?${form(fields)}`);

describe('GDPR_MSG', () => {
	it.each([
		['POST', post],
		['GET', get],
	])('answers a %s in the documented shape and sends the SMS', async (_method, ask) => {
		const { status, data } = await ask({ ...wanted, Email: '1', Phonecom: '0', Duration: '3' });
		expect(status).toBe(200);
		expect(data).toEqual({
			channels: { phone: 0, post: 0, sms: 1, email: 1 },
			to: '33612345678',
			errors: { '00': '00 - No errors' },
			status: 'DELIVERED',
			smsToken: expect.stringMatching(/^[\w-]{22}$/),
			timeout: '3',
			companyName: 'MYCOMPANY',
			country: 'FRA',
			dateTime: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{6}$/),
		});
		const [sms, ...others] = sandbox.phones.messagesOf('06 12 34 56 78');
		expect(others).toEqual([]);
		expect(sms).toMatchObject({ to: '33612345678', from: 'MYCOMPANY' });
		expect(sms?.code).toMatch(/^\d{6}$/);
		expect(sms?.text).toBe(`Your code is ${sms?.code}`);
		expect(sandbox.arrivals).toMatchObject([{ vendor: 'dqe', acted: true }]);
	});

	const requestErrors: ReadonlyArray<readonly [string, string, Message]> = [
		['01 - Missing parameters', 'no licence', { Licence: undefined }],
		['01 - Missing parameters', 'no phone', { Phone: undefined }],
		['01 - Missing parameters', 'no country', { Country: undefined }],
		['01 - Missing parameters', 'no company', { Company: undefined }],
		['01 - Missing parameters', 'no text', { Custom_sms: undefined }],
		['01 - Missing parameters', 'a blank text', { Custom_sms: '  ' }],
		['01 - Missing parameters', 'a text of 126 characters', { Custom_sms: 'a'.repeat(126) }],
		['01 - Missing parameters', 'an emoji in the text', { Custom_sms: 'Hello 🚗' }],
		['01 - Missing parameters', 'a parameter in other case', { Phone: undefined, phone: '1' }],
		['02 - Service not authorized for this licence', 'another licence', { Licence: 'OTHER' }],
		['03 - Invalid phone number', 'a number too short', { Phone: '336123' }],
		['03 - Invalid phone number', 'a plus sign', { Phone: '+33612345678' }],
		['03 - Invalid phone number', 'an international prefix', { Phone: '0033612345678' }],
		['03 - Invalid phone number', 'a national number', { Phone: '0612345678' }],
		['03 - Invalid phone number', 'the phone of another country', { Phone: '4915112345678' }],
		['04 - Invalid country code', 'an alpha-2 code', { Country: 'FR' }],
		['04 - Invalid country code', 'lower case', { Country: 'fra' }],
		['04 - Invalid country code', 'letters of no country', { Country: 'XYZ' }],
		['05 - Invalid duration', 'no number', { Duration: 'soon' }],
		['05 - Invalid duration', 'zero', { Duration: '0' }],
		['05 - Invalid duration', 'a fraction', { Duration: '2.5' }],
		['05 - Invalid duration', 'more than the longest', { Duration: '1441' }],
		['06 - Country not found', 'a country without phones', { Country: 'ATA' }],
		['07 - Invalid company name', 'two characters', { Company: 'AB' }],
		['07 - Invalid company name', 'twelve characters', { Company: 'ABCDEFGHIJKL' }],
		['10 - Invalid consent values', 'a flag that is a word', { Sms: 'true' }],
		['10 - Invalid consent values', 'a wrong flag of a second contact', { PHONE2: '2' }],
		['11 - At least one communication channel must be enabled', 'no flag', { Sms: undefined }],
		['11 - At least one communication channel must be enabled', 'only zeros', { Sms: '0' }],
	];
	it.each(requestErrors)('answers %j to %s', async (text, _why, change) => {
		const { status, data } = await post({ ...wanted, ...change });
		expect(status).toBe(200);
		expect(data.errors).toEqual({ [text.slice(0, 2)]: text });
		expect(data).toMatchObject({ status: '', smsToken: '' });
		expect(sandbox.phones.all).toEqual([]);
		expect(sandbox.arrivals).toMatchObject([{ acted: false }]);
	});

	const stateErrors: ReadonlyArray<readonly [string, string, () => void]> = [
		[
			'02 - Service not authorized for this licence',
			'a licence without the service',
			() => sandbox.dqe.licences.set('SANDBOX-LICENCE', 'notAuthorised'),
		],
		[
			'03 - Invalid phone number',
			'an unallocated number',
			() => sandbox.dqe.unallocatedPhones.add('33612345678'),
		],
		[
			'06 - Country not found',
			'a country that is not served',
			() => sandbox.dqe.countries.delete('FRA'),
		],
		['08 - Internal API error', 'trouble inside', () => void (sandbox.dqe.internalFault = true)],
	];
	it.each(stateErrors)('answers %j because of %s', async (text, _why, prepare) => {
		prepare();
		const { status, data } = await post(wanted);
		expect(status).toBe(200);
		expect(data.errors).toEqual({ [text.slice(0, 2)]: text });
		expect(sandbox.phones.all).toEqual([]);
		sandbox.reset();
		expect((await post(wanted)).data.errors).toEqual({ '00': '00 - No errors' });
	});

	it('names everything that is wrong with the request in one answer', async () => {
		const wrong = { Country: 'XYZ', Duration: '0', Company: 'A', Sms: '0' };
		const { data } = await post({ ...wanted, ...wrong });
		expect(Object.keys(data.errors).sort()).toEqual(['04', '05', '07', '11']);
	});

	it.each([
		['DELIVERED', 1],
		['PENDING', 1],
		['UNDELIVERABLE', 0],
		['REJECTED', 0],
		['EXPIRED', 0],
	] as const)('reports %s as the operator does, without an error code', async (status, count) => {
		sandbox.dqe.operator.set('33612345678', status);
		const { data } = await post(wanted);
		expect(data).toMatchObject({ status, errors: { '00': '00 - No errors' } });
		expect(data.smsToken).toHaveLength(22);
		expect(sandbox.phones.all).toHaveLength(count);
	});

	it('answers 09 when the operator never reports, although the SMS arrives', async () => {
		sandbox.dqe.operator.set('33612345678', 'NONE');
		const { data } = await post(wanted);
		expect(data.errors).toEqual({ '09': '09 - No delivery status received' });
		expect(sandbox.phones.messagesOf('33612345678')).toHaveLength(1);
		expect(sandbox.arrivals).toMatchObject([{ acted: true }]);
	});

	it.each(['SMS', 'PHONE', 'EMAIL', 'POST'].flatMap((kind) => [2, 3, 4, 5].map((n) => kind + n)))(
		'takes %s as the one channel that is needed',
		async (flag) => {
			const { data } = await post({ ...wanted, Sms: '0', [flag]: '1' });
			expect(data.errors).toEqual({ '00': '00 - No errors' });
			expect(data.channels).toEqual({ phone: 0, post: 0, sms: 0, email: 0 });
		},
	);

	it('takes the default duration where none is given', async () => {
		sandbox.dqe.rules.defaultDuration = 7;
		expect((await post(wanted)).data.timeout).toBe('7');
	});

	it('reads nothing but a form', async () => {
		const { data } = await axios.post(`${sandbox.url.dqe}/GDPR_MSG/`, wanted);
		expect(data.errors).toEqual({ '01': '01 - Missing parameters' });
	});

	it('does not know the path without its trailing slash', async () => {
		const answer = await axios.post(`${sandbox.url.dqe}/GDPR_MSG`, form(wanted), {
			validateStatus: null,
		});
		expect(answer.status).toBe(404);
		expect(answer.headers['content-type']).toContain('text/html');
		expect(sandbox.arrivals).toMatchObject([{ path: '/GDPR_MSG', acted: false }]);
	});

	it('answers any flags with 00, 10 or 11 as their values say', async () => {
		const flags = ['Sms', 'Email', 'Post', 'Phonecom', 'SMS2', 'PHONE5'];
		await fc.assert(
			fc.asyncProperty(
				fc.dictionary(fc.constantFrom(...flags), fc.constantFrom('0', '1', '2', 'yes', '')),
				async (given) => {
					const values = Object.values(given).filter((value) => value !== '');
					const wrong = values.some((value) => value !== '0' && value !== '1');
					const { data } = await post({ ...wanted, Sms: undefined, ...given });
					const code = wrong ? '10' : values.includes('1') ? '00' : '11';
					expect(Object.keys(data.errors)).toEqual([code]);
				},
			),
			{ numRuns: 50 },
		);
	});
});
