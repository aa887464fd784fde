import type { Failure } from '../../nodes/shared/failures/failure';
import type { DqeDouble } from '../../sandbox/dqe';
import { oauth2, onlyFailure, onlyOutput, phone, type Settings } from '../support/operator';
import { useOperator } from '../support/useOperator';

const desk = useOperator();

const send = async (settings: Settings = { credential: oauth2 }) =>
	await desk.operator.sms('sendCode', {}, settings);
const paths = (): string[] => desk.arrivals('dqe').map(({ path }) => path);
const [token, message] = ['/oauth/access_token/', '/GDPR_MSG/'];
const messages = () => desk.arrivals('dqe', message);

describe('the token', () => {
	it('is fetched by POST, sent as bearer, without a licence, and kept in the credential', async () => {
		const operated = await send();
		onlyOutput(operated);
		expect(paths()).toEqual([token, message]);

		const [signIn, sent] = desk.arrivals('dqe');
		expect(signIn?.method).toBe('POST');
		expect(Object.fromEntries(new URLSearchParams(signIn?.body))).toEqual({
			client_id: 'sandbox-client',
			client_secret: 'sandbox-secret',
			scope: 'client_phone',
		});
		const { accessToken } = operated.run.credentials.stored('dqeApi');
		expect(accessToken).toMatch(/^[\w-]{32}$/);
		expect(sent?.headers['authorization']).toBe(`Bearer ${String(accessToken)}`);
		expect(new URLSearchParams(sent?.body).has('Licence')).toBe(false);
	});

	it('serves the next run, and all items of a run', async () => {
		const { run } = await send({ credential: oauth2, items: [{}, {}, {}] });
		onlyOutput(await send({ after: run }));
		expect(paths()).toEqual([token, message, message, message, message]);
	});

	it('that has expired (401) is renewed, the request is sent once more', async () => {
		const { run } = await send();
		const first = run.credentials.stored('dqeApi')['accessToken'];
		desk.sandbox.clock.advance(300_000);
		desk.sandbox.arrivals.length = 0;

		const renewed = await send({ after: run });
		onlyOutput(renewed);
		expect(paths()).toEqual([message, token, message]);
		expect(messages().map(({ acted }) => acted)).toEqual([false, true]);
		expect(renewed.run.credentials.stored('dqeApi')['accessToken']).not.toBe(first);
		expect(desk.sandbox.phones.all).toHaveLength(2);
	});

	it('is renewed for Verify Code as well', async () => {
		const { run, outputs } = await send();
		desk.sandbox.clock.advance(170_000);
		desk.sandbox.dqe.accessTokens.clear();
		const pin = desk.sandbox.phones.messagesOf(phone.dqe)[0]?.code ?? '';
		const smsToken = String(outputs[0]?.['smsToken']);
		const verified = await desk.operator.sms(
			'verifyCode',
			{ phone: phone.typed, smsToken, pin },
			{ after: run },
		);
		expect(onlyOutput(verified)).toMatchObject({ verified: true });
	});

	it('that is refused although it is new ends the item: one renewal, no loop', async () => {
		desk.sandbox.faults.order({
			vendor: 'dqe',
			on: 'GDPR_MSG',
			times: 99,
			weather: { kind: 'status', status: 401 },
		});
		const failure = onlyFailure(await send());
		expect(failure).toMatchObject({ code: '401', category: 'authentication', delivered: 'no' });
		expect(paths()).toEqual([token, message, token, message]);
	});
});

it('the token goes as licence in the form where the credential says so', async () => {
	const operated = await send({ credential: { ...oauth2, sendAs: 'licence' } });
	onlyOutput(operated);
	const [sent] = messages();
	expect(sent?.headers).not.toHaveProperty('authorization');
	expect(new URLSearchParams(sent?.body).get('Licence')).toBe(
		operated.run.credentials.stored('dqeApi')['accessToken'],
	);
});

describe('a refused sign-in', () => {
	interface Refusal {
		readonly code: string;
		readonly because: string;
		readonly credential?: Readonly<Record<string, string>>;
		readonly turn?: (dqe: DqeDouble) => void;
		readonly category: Failure['category'];
		readonly names: string;
	}
	const refusals: readonly Refusal[] = [
		{
			code: 'invalid_request',
			because: 'the scope is missing',
			credential: { scope: ' ' },
			category: 'configuration',
			names: 'scope',
		},
		{
			code: 'invalid_client',
			because: 'the secret is another one',
			credential: { clientSecret: 'another-secret' },
			category: 'authentication',
			names: 'client secret',
		},
		{
			code: 'invalid_client',
			because: 'nobody has this client id',
			credential: { clientId: 'another-client' },
			category: 'authentication',
			names: 'licence',
		},
		{
			code: 'invalid_client',
			because: 'the licence has expired',
			turn: ({ licences }) => licences.set('SANDBOX-LICENCE', 'notAuthorised'),
			category: 'authentication',
			names: 'expired',
		},
		{
			code: 'unauthorized_client',
			because: 'the client may not use the scope',
			turn: ({ clients }) =>
				clients.set('sandbox-client', {
					secret: 'sandbox-secret',
					licence: 'SANDBOX-LICENCE',
					scopes: ['client_email'],
				}),
			category: 'configuration',
			names: 'scope',
		},
		{
			code: 'unsupported_grant_type',
			because: 'there is no such scope',
			credential: { scope: 'client_fax' },
			category: 'configuration',
			names: 'scope',
		},
	];

	it.each(refusals)('with $code, since $because: nothing is sent', async (refusal) => {
		const { code, credential, turn, category, names } = refusal;
		turn?.(desk.sandbox.dqe);
		const failure = onlyFailure(await send({ credential: { ...oauth2, ...credential } }));
		expect(failure).toMatchObject({ vendor: 'dqe', code, category, delivered: 'no' });
		expect(failure.message).toContain(names);
		expect(failure.hint).not.toBe('');
		expect(JSON.stringify(failure)).not.toMatch(/sandbox-secret|another-secret/);
		expect(messages()).toHaveLength(0);
	});

	it.each([
		['by a server that is broken', { kind: 'status', status: 500 }, '500'],
		['by a page', { kind: 'status', status: 404, body: '<h1>Not Found</h1>' }, '404'],
		['by a broken connection', { kind: 'reset', acted: false }, 'network'],
	] as const)('%s: nothing is sent, and the failure says so', async (_, weather, code) => {
		desk.sandbox.faults.order({ vendor: 'dqe', on: token, weather, times: 99 });
		const failure = onlyFailure(await send());
		expect(failure).toMatchObject({ code, delivered: 'no' });
		expect(messages()).toHaveLength(0);
	});

	it('at a server that cannot be reached: network, nothing sent', async () => {
		const failure = onlyFailure(
			await send({ credential: { ...oauth2, serverAddress: 'http://127.0.0.1:9' } }),
		);
		expect(failure).toMatchObject({
			code: 'network',
			category: 'network',
			delivered: 'no',
			retry: 'safe',
		});
	});
});

describe('a licence', () => {
	it('cannot be renewed: a 401 is final', async () => {
		desk.sandbox.faults.order({
			vendor: 'dqe',
			times: 99,
			weather: { kind: 'status', status: 401 },
		});
		const failure = onlyFailure(await send({}));
		expect(failure).toMatchObject({ code: '401', category: 'authentication', delivered: 'no' });
		expect(paths()).toEqual([message]);
	});

	it('needs no sign-in', async () => {
		onlyOutput(await send({}));
		expect(paths()).toEqual([message]);
	});
});
