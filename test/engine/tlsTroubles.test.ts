import {
	alertAfterRequest,
	answeringWith,
	anything,
	endingHandshakeBy,
	https,
	plainHttp,
	settlingOnTls11,
	type LocalServer,
} from '../support/brokenServers';
import { asksThePerson, ovip, vendorCalls } from '../support/threeVendors';
import { useOperator } from '../support/useOperator';
import { issued } from '../support/weakCertificates';

const desk = useOperator();

/** Nothing of a machine's own words. */
const raw = /EPROTO|ECONN|ERR_|SSL|ALERT|UNSPECIFIED|127\.0\.0\.1/;

async function at<T>(
	server: Promise<LocalServer>,
	ask: (address: string, server: LocalServer) => Promise<T>,
): Promise<T> {
	const opened = await server;
	try {
		return await ask(`https://127.0.0.1:${opened.port}`, opened);
	} finally {
		await opened.close();
	}
}

interface TlsTrouble {
	readonly what: string;
	readonly server: () => Promise<LocalServer>;
	readonly says: RegExp;
	/** `network` where it may pass by itself. */
	readonly category?: 'network';
}

const tooOld = /speaks only TLS 1\.1 or older/;
const notAgreed = /did not agree to an encrypted connection/;
const wantsCertificate = /lets in only who has a client certificate/;
const ended = { says: /ended the TLS handshake/, category: 'network' } as const;

const ending = (alert: number) => () => endingHandshakeBy(alert);

const troubles: readonly TlsTrouble[] = [
	{ what: 'a server without TLS', server: plainHttp, says: /does not speak TLS at this port/ },
	{
		what: 'a server that is none of the web',
		server: () => answeringWith('SSH-2.0-OpenSSH_9.2\r\n'),
		says: /does not speak TLS at this port/,
	},
	{
		what: 'a server that speaks TLS 1.1 at most',
		server: async () => await https({ ...(await issued({})), ...anything, maxVersion: 'TLSv1.1' }),
		says: tooOld,
	},
	{ what: 'a server that settles on TLS 1.1', server: settlingOnTls11, says: tooOld },
	{
		what: 'a server with other ciphers',
		server: async () =>
			await https({ ...(await issued({})), maxVersion: 'TLSv1.2', ciphers: 'CAMELLIA256-SHA' }),
		says: notAgreed,
	},
	{ what: 'alert 40, handshake_failure', server: ending(40), says: notAgreed },
	{ what: 'alert 71, insufficient_security', server: ending(71), says: notAgreed },
	{ what: 'alert 120, no_application_protocol', server: ending(120), says: notAgreed },
	{ what: 'alert 70, protocol_version', server: ending(70), says: tooOld },
	{ what: 'alert 86, inappropriate_fallback', server: ending(86), says: tooOld },
	{
		what: 'alert 112, unrecognized_name',
		server: ending(112),
		says: /does not answer to the host/,
	},
	...[42, 43, 44, 45, 46, 48, 49, 116].map((alert) => ({
		what: `alert ${alert}, about a certificate`,
		server: ending(alert),
		says: wantsCertificate,
	})),
	...[0, 10, 20, 22, 47, 50, 51, 80, 90, 109, 110, 113, 115, 117, 255].map((alert) => ({
		what: `alert ${alert} in the handshake`,
		server: ending(alert),
		...ended,
	})),
	{ what: 'a server that hangs up in the handshake', server: () => answeringWith(''), ...ended },
	{
		what: 'a handshake that makes no sense',
		server: () => answeringWith(Buffer.from([22, 3, 3, 0, 4, 99, 0, 0, 0])),
		...ended,
	},
];

describe.each(vendorCalls)('$vendor', ({ fails, tested }) => {
	it.each(troubles)('is told that nothing left for $what', async (trouble) => {
		const { category = 'configuration', says } = trouble;
		const failure = await at(trouble.server(), (address) => fails(desk.operator, address));
		expect(failure).toMatchObject({ code: 'network', delivered: 'no', category });
		expect(failure.message).toMatch(says);
		expect(failure.message + failure.hint).not.toMatch(raw);
		expect(failure.hint).not.toMatch(asksThePerson);
	});

	it.each(troubles)('is told so in the credential too: $what', async ({ server, says }) => {
		const { status, message } = await at(server(), (address) => tested(desk.operator, address));
		expect([status, message]).toEqual(['Error', expect.stringMatching(says)]);
		expect(message).not.toMatch(raw);
	});

	it('does not hear of certificates by alert 40 alone', async () => {
		const failure = await at(endingHandshakeBy(40), (address) => fails(desk.operator, address));
		expect(failure.message).not.toMatch(/certificate/i);
	});
});

describe('a client certificate that went along', () => {
	const withCertificate = async () => {
		const { client } = await desk.sandbox.ovip.certificates();
		return { clientCertificate: client.cert, privateKey: client.key };
	};

	it.each([40, 42, 43, 44, 45, 46, 48, 49, 116])('was refused by alert %i', async (alert) => {
		const credential = await withCertificate();
		const failure = await at(endingHandshakeBy(alert), (address) =>
			ovip.fails(desk.operator, address, credential),
		);
		expect(failure).toMatchObject({ delivered: 'no', category: 'configuration' });
		expect(failure.message).toMatch(/did not accept the client certificate/);
	});

	it('has nothing to do with a protocol that is too old', async () => {
		const credential = await withCertificate();
		const { message } = await at(endingHandshakeBy(70), (address) =>
			ovip.tested(desk.operator, address, credential),
		);
		expect(message).toMatch(tooOld);
	});
});

describe('a client certificate that is too weak', () => {
	it.each([
		['an RSA key of 1024 bits', { bits: 1024 }, 'certificateTooWeak', /key .* is too short/],
		['a signature over SHA-1', { hash: 'SHA-1' }, 'certificateSignatureTooWeak', /SHA-1/],
	] as const)('is not shown to anybody: %s', async (_, strength, code, says) => {
		const { cert, key, ca } = await issued(strength);
		await at(https(await issued({})), async (address, server) => {
			const credential = {
				clientCertificate: cert,
				privateKey: key,
				certificateAuthority: ca,
			};
			const failure = await ovip.fails(desk.operator, address, credential);
			expect(failure).toMatchObject({ code, delivered: 'no', category: 'configuration' });
			expect(failure.message).toMatch(says);
			const { message } = await ovip.tested(desk.operator, address, credential);
			expect(message).toMatch(says);
			expect(server.requests()).toBe(0);
		});
	});
});

describe('a server whose certificate is too weak', () => {
	it.each([
		['an RSA key of 512 bits', { bits: 512 }, 'TLSv1.2'],
		['a signature over SHA-1', { hash: 'SHA-1' }, 'TLSv1.2'],
		['a signature over SHA-1', { hash: 'SHA-1' }, 'TLSv1.3'],
	] as const)('is not sent anything: %s, %o, %s', async (_, strength, maxVersion) => {
		const identity = await issued(strength);
		await at(https({ ...identity, ...anything, maxVersion }), async (address, server) => {
			const credential = { certificateAuthority: identity.ca };
			const failure = await ovip.fails(desk.operator, address, credential);
			expect(failure).toMatchObject({ delivered: 'no', category: 'configuration' });
			expect(failure.message).toMatch(/too weak/);
			const { message } = await ovip.tested(desk.operator, address, credential);
			expect(message).toMatch(/too weak/);
			expect(server.requests()).toBe(0);
		});
	});
});

describe('an alert after the server has the request', () => {
	it.each(['TLSv1.2', 'TLSv1.3'] as const)('leaves it in doubt (%s)', async (maxVersion) => {
		const { ca, ...identity } = await issued({});
		await at(alertAfterRequest({ ...identity, maxVersion }), async (address, server) => {
			const failure = await ovip.fails(desk.operator, address, {
				certificateAuthority: ca,
			});
			expect(server.requests()).toBe(1);
			expect(failure).toMatchObject({ delivered: 'unknown', category: 'network', retry: 'later' });
		});
	});
});
