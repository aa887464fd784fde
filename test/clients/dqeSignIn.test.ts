import * as fc from 'fast-check';
import { channelsOf, consentFlagNames, consentFlags } from '../../nodes/shared/clients/dqeChannels';
import {
	dqeAuthorisation,
	dqeToken,
	dqeTokenRequest,
	readDqeCredential,
	type DqeCredential,
} from '../../nodes/shared/clients/dqeSignIn';
import { parseServerAddress } from '../../nodes/shared/values/serverAddress';
import { valueOf } from '../values/reading';
import { consentChannelNames } from '../../nodes/shared/values/consentChannels';
import { channels } from './values';

function credentialOf(fields: Parameters<typeof readDqeCredential>[0]): DqeCredential {
	const read = readDqeCredential(fields);
	if (!read.ok) throw new Error(read.reason);
	return read.value;
}

const oauth2 = credentialOf({
	authentication: 'oauth2',
	clientId: 'client',
	clientSecret: 'secret',
	scope: 'client_phone',
	accessToken: 'token',
});
const licence = credentialOf({ authentication: 'licence', licence: ' LICENCE ' });

it.each([
	['authentication', 'Authentication', 'licence, oauth2', 'OAuth3'],
	['authentication', 'Authentication', 'licence, oauth2', undefined],
	['sendAs', 'Send Token As', 'bearer, licence', 'header'],
	['sendAs', 'Send Token As', 'bearer, licence', ''],
])('refuses a %s that is not offered', (name, field, choices, given) => {
	expect(readDqeCredential({ [name]: given })).toEqual({
		ok: false,
		reason: 'credentialChoiceNotValid',
		field,
		choices: choices.split(', '),
	});
});

it('takes what can only mean one of those offered', () => {
	expect(credentialOf({ authentication: ' OAuth2 client' }).authentication).toBe('oauth2');
});

it('reads a credential with nothing in it', () => {
	expect(credentialOf({})).toEqual({
		authentication: 'licence',
		licence: '',
		clientId: '',
		clientSecret: '',
		scope: '',
		sendAs: 'bearer',
		accessToken: '',
	});
});

it('asks for a token by form, below the path of the server', () => {
	const server = valueOf(parseServerAddress('https://dqe.example/api//'));
	expect(dqeTokenRequest(server, oauth2)).toEqual({
		url: 'https://dqe.example/api/oauth/access_token/',
		form: { client_id: 'client', client_secret: 'secret', scope: 'client_phone' },
	});
});

describe('authorisation', () => {
	it.each(['https://x/GDPR_MSG/', 'https://x/GDPR_MSG'])(
		'by licence stands in the form of %s',
		(url) => {
			expect(dqeAuthorisation(licence, url)).toEqual({ form: { Licence: 'LICENCE' }, headers: {} });
			expect(dqeAuthorisation({ ...oauth2, sendAs: 'licence' }, url)).toEqual({
				form: { Licence: 'token' },
				headers: {},
			});
		},
	);

	it('by licence is not sent where DQE documents none', () => {
		expect(dqeAuthorisation(licence, 'https://x/GDPR_VERIF/')).toEqual({ form: {}, headers: {} });
	});

	it.each(['https://x/GDPR_MSG/', 'https://x/GDPR_VERIF/'])(
		'by bearer stands in the header of %s',
		(url) => {
			expect(dqeAuthorisation(oauth2, url)).toEqual({
				form: {},
				headers: { authorization: 'Bearer token' },
			});
		},
	);
});

it.each([
	[200, '{"access_token":"abc","expires_in":"300"}', 'abc'],
	[200, '{"access_token":""}', undefined],
	[200, '{}', undefined],
	[200, '"abc"', undefined],
	[200, '<html>', undefined],
	[400, '{"access_token":"abc"}', undefined],
])('a token answer of %d %s holds %s', (status, body, token) => {
	expect(dqeToken({ status, body })).toBe(token);
});

describe('consents', () => {
	it('every channel has a flag of its own', () => {
		const flags = consentChannelNames.map((name) => consentFlagNames[name]);
		expect(new Set(flags).size).toBe(20);
		expect(consentFlags(channels(...consentChannelNames))).toEqual(
			Object.fromEntries(flags.map((flag) => [flag, '1'])),
		);
	});

	it('sends what was chosen and nothing else', () => {
		fc.assert(
			fc.property(fc.subarray([...consentChannelNames], { minLength: 1 }), (chosen) => {
				expect(Object.keys(consentFlags(channels(...chosen))).sort()).toEqual(
					chosen.map((name) => consentFlagNames[name]).sort(),
				);
			}),
		);
	});

	it.each([
		[1, true],
		['1', true],
		[true, true],
		[0, false],
		['0', false],
		[false, false],
		[null, false],
		['yes', false],
	])('an answered %j is %s', (flag, expected) => {
		expect(channelsOf({ channels: { sms: flag } })).toEqual({ sms: expected });
	});

	it('are none where DQE answers none', () => {
		expect(channelsOf({})).toEqual({});
		expect(channelsOf({ channels: 'sms' })).toEqual({});
	});
});
