import axios from 'axios';
import { startSandbox, type Sandbox } from '../../sandbox';

const asked = {
	client_id: 'sandbox-client',
	client_secret: 'sandbox-secret',
	scope: 'client_phone',
};
const message = {
	Phone: '33612345678',
	Country: 'FRA',
	Company: 'MYCOMPANY',
	Custom_sms: 'Your code is',
	Sms: '1',
};

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox();
});
afterAll(() => sandbox.close());
beforeEach(() => sandbox.reset());

type Fields = Record<string, string>;
interface Refusal {
	readonly text: string;
	readonly why: string;
	readonly fields: Fields;
	readonly prepare?: () => void;
}
const anyStatus = { validateStatus: null };

const token = async (fields: Fields) =>
	axios.post(`${sandbox.url.dqe}/oauth/access_token/`, new URLSearchParams(fields), anyStatus);

const send = async (accessToken: string, fields: Fields = message) =>
	axios.post(`${sandbox.url.dqe}/GDPR_MSG/`, new URLSearchParams(fields), {
		...anyStatus,
		headers: { authorization: `Bearer ${accessToken}` },
	});

describe('an OAuth2 token of DQE', () => {
	it.each(['GET', 'POST'])('is given to a %s', async (method) => {
		const url = `${sandbox.url.dqe}/oauth/access_token/`;
		const { data } = await (method === 'GET'
			? axios.get(`${url}?${new URLSearchParams(asked)}`)
			: token(asked));
		expect(data).toEqual({
			access_token: expect.any(String),
			token_type: 'Bearer',
			expires_in: '300',
			refresh_token: expect.any(String),
		});
	});

	it('stands in for the licence until its 300 seconds are over', async () => {
		const { data } = await token(asked);
		expect((await send(data.access_token)).data.errors).toEqual({ '00': '00 - No errors' });
		sandbox.clock.advance(300_000);
		const late = await send(data.access_token);
		expect(late.status).toBe(401);
		expect(late.headers['www-authenticate']).toContain('invalid_token');
		expect(sandbox.phones.all).toHaveLength(1);
	});

	it('is also taken as the licence itself', async () => {
		const { data } = await token({ ...asked, client_id: 'SANDBOX-LICENCE' });
		const url = `${sandbox.url.dqe}/GDPR_MSG/`;
		const ask = async () =>
			axios.post(url, new URLSearchParams({ ...message, Licence: data.access_token }));
		expect((await ask()).data.errors).toEqual({ '00': '00 - No errors' });
		sandbox.clock.advance(300_000);
		expect(Object.keys((await ask()).data.errors)).toEqual(['02']);
	});

	it('is refused by GDPR_VERIF too once it expired', async () => {
		const { data } = await token(asked);
		sandbox.clock.advance(300_000);
		const answer = await axios.post(`${sandbox.url.dqe}/GDPR_VERIF/`, undefined, {
			...anyStatus,
			headers: { authorization: `Bearer ${data.access_token}` },
		});
		expect(answer.status).toBe(401);
	});

	it.each(['nonsense', ''])('%j is none', async (invented) => {
		expect((await send(invented)).status).toBe(401);
	});

	it('does not send SMS with a scope for something else', async () => {
		const { data } = await token({ ...asked, scope: 'client_address' });
		expect(Object.keys((await send(data.access_token)).data.errors)).toEqual(['02']);
	});

	it('does not send SMS once its licence lost the service', async () => {
		const { data } = await token(asked);
		sandbox.dqe.licences.set('SANDBOX-LICENCE', 'notAuthorised');
		expect(Object.keys((await send(data.access_token)).data.errors)).toEqual(['02']);
	});

	const refusals: readonly Refusal[] = [
		{ text: 'Invalid Request', why: 'no client', fields: { client_id: '' } },
		{ text: 'Invalid Request', why: 'no secret', fields: { client_secret: '' } },
		{ text: 'Invalid Request', why: 'no scope', fields: { scope: '' } },
		{ text: 'Invalid Client', why: 'an unknown client', fields: { client_id: 'other' } },
		{ text: 'Invalid Client', why: 'a wrong secret', fields: { client_secret: 'other' } },
		{
			text: 'Invalid Client',
			why: 'an expired licence',
			fields: {},
			prepare: () => sandbox.dqe.licences.delete('SANDBOX-LICENCE'),
		},
		{
			text: 'Unauthorized Client',
			why: 'a scope that the client has not',
			fields: { scope: 'client_address' },
			prepare: () =>
				sandbox.dqe.clients.set('sandbox-client', {
					secret: 'sandbox-secret',
					licence: 'SANDBOX-LICENCE',
					scopes: ['client_email'],
				}),
		},
		{ text: 'Unsupported Grant Type', why: 'an unknown scope', fields: { scope: 'client_sms' } },
	];
	it.each(refusals)('is refused with "$text" to $why', async ({ text, fields, prepare }) => {
		prepare?.();
		const { status, data } = await token({ ...asked, ...fields });
		expect(status).toBe(400);
		expect(data.error_description).toBe(text);
		expect(sandbox.arrivals).toMatchObject([{ acted: false }]);
	});
});

describe('the renewal of a token', () => {
	const renewal = async (given: { access_token: string; refresh_token: string }) =>
		token({
			access_token: given.access_token,
			refresh_token: given.refresh_token,
			scope: 'refresh_token',
		});

	it('gives a new one with the same scope, in place of the old one', async () => {
		const { data: old } = await token(asked);
		sandbox.clock.advance(400_000);
		const { data: renewed } = await renewal(old);
		expect((await send(renewed.access_token)).data.errors).toEqual({ '00': '00 - No errors' });
		expect((await send(old.access_token)).status).toBe(401);
		expect((await renewal(old)).status).toBe(400);
	});

	it('ends with the ten minutes of the refresh token', async () => {
		const { data } = await token(asked);
		sandbox.clock.advance(600_000);
		expect((await renewal(data)).status).toBe(401);
	});

	it.each([
		[400, { access_token: 'x', refresh_token: 'y' }],
		[400, { access_token: '', refresh_token: 'y' }],
	])('is answered %i for %j', async (status, given) => {
		expect((await renewal(given)).status).toBe(status);
	});
});
