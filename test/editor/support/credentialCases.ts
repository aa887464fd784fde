import { sandboxClient } from '../../../sandbox/dqe';
import {
	bridgeTestRules,
	dqeTestRules,
	partnerTestRules,
} from '../../../nodes/shared/failures/credentialTests';

type Fields = Readonly<Record<string, string>>;

/** A credential that the test of the editor lets pass or not: the sandbox's one with other values. */
export interface CredentialCase {
	readonly what: string;
	readonly type: string;
	readonly fields: Fields;
	/** What the person is told; nothing where all is well. */
	readonly told?: RegExp;
	/** Whether that is one of the texts that the credential has for answers to the test. */
	readonly byRule?: boolean;
}

/** The texts that each credential has for answers to its test. */
export const ruleTexts: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
	Object.entries({
		dqeApi: dqeTestRules,
		stellantisBridgeApi: bridgeTestRules,
		stellantisPartnerApi: partnerTestRules,
	}).map(([type, rules]) => [type, rules.map(({ properties }) => properties.message)]),
);

const oauth2: Fields = {
	authentication: 'oauth2',
	licence: '',
	clientId: sandboxClient.id,
	clientSecret: sandboxClient.secret,
	scope: 'client_phone',
	sendAs: 'bearer',
};

const dqe = { type: 'dqeApi' };
const bridge = { type: 'stellantisBridgeApi', byRule: true };
const partner = { type: 'stellantisPartnerApi', byRule: true };

export const good: readonly CredentialCase[] = [
	{ ...dqe, what: 'the sandbox’s licence', fields: {} },
	{ ...dqe, what: 'an OAuth2 client', fields: oauth2 },
	{ ...bridge, what: 'the sandbox’s token', fields: {} },
	{ ...bridge, what: 'another session', fields: { session: 'legacy' } },
	{ ...partner, what: 'the sandbox’s client id', fields: {} },
];

export const wrong: readonly CredentialCase[] = [
	{
		...dqe,
		what: 'a wrong licence',
		fields: { licence: 'Wrong-1' },
		told: /'Licence'/,
		byRule: true,
	},
	{
		...dqe,
		what: 'a wrong client secret',
		fields: { ...oauth2, clientSecret: 'Wrong-2' },
		told: /client secret/i,
	},
	{
		...dqe,
		what: 'a wrong client id',
		fields: { ...oauth2, clientId: 'Wrong-3' },
		told: /'Client ID'/,
	},
	{ ...bridge, what: 'a wrong token', fields: { token: 'Wrong-4' }, told: /'Token'/ },
	{ ...bridge, what: 'an unknown session', fields: { session: 'nobody' }, told: /'Session'/ },
	{ ...partner, what: 'a wrong client id', fields: { clientId: 'Wrong-5' }, told: /'Client ID'/ },
];

/** The same server, but at a place where nobody is at home. */
export const elsewhere: ReadonlyArray<CredentialCase & { readonly address: string }> = [
	{
		...dqe,
		what: 'a wrong address',
		fields: {},
		address: 'serverAddress',
		told: /'Server Address'/,
	},
	{ ...bridge, what: 'a wrong address', fields: {}, address: 'bridgeUrl', told: /'Bridge URL'/ },
	{ ...partner, what: 'a wrong address', fields: {}, address: 'baseUrl', told: /'Base URL'/ },
];

/** A way of writing the sandbox's own address with which nothing can be sent. */
export const misspelled: ReadonlyArray<
	CredentialCase & { readonly address: string; readonly spell: (url: string) => string }
> = [
	{ ...dqe, address: 'serverAddress', told: /'Server Address'/ },
	{ type: 'stellantisBridgeApi', address: 'bridgeUrl', told: /'Bridge URL'/ },
	{ type: 'stellantisPartnerApi', address: 'baseUrl', told: /'Base URL'/ },
].flatMap((one) => [
	{
		...one,
		what: 'an address without http',
		fields: {},
		spell: (url) => url.replace('http://', ''),
	},
	{
		...one,
		what: 'https in front of an http port',
		fields: {},
		spell: (url) => url.replace('http:', 'https:'),
		told: /does not speak TLS at this port/,
	},
	{
		...one,
		what: 'a port where nobody listens',
		fields: {},
		spell: () => 'http://127.0.0.1:9',
		told: /refused the connection/,
	},
]);
