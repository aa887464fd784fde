import { X509Certificate } from 'node:crypto';
import { createSecureContext } from 'node:tls';
import { parseClientIdentity } from '../../nodes/shared/values/certificate';
import { weaknessOf } from '../../nodes/shared/values/certificateStrength';
import { certificates } from '../../sandbox/ovip/certificates';
import { issued, type Strength } from '../support/weakCertificates';

const read = ({ cert, key }: { cert: string; key: string }) => {
	const identity = parseClientIdentity({ certificate: cert, privateKey: key }, new Date());
	return identity.ok ? 'good' : [identity.field, identity.reason];
};

const refused = (reason: string) => ['certificate', reason];
const short = refused('certificateTooWeak');
const outdated = refused('certificateSignatureTooWeak');

describe('a client certificate', () => {
	it.each<readonly [string, Strength, unknown]>([
		['RSA of 512 bits', { bits: 512 }, short],
		['RSA of 1024 bits', { bits: 1024 }, short],
		['RSA of 1536 bits', { bits: 1536 }, short],
		['RSA of 2048 bits', { bits: 2048 }, 'good'],
		['RSA of 3072 bits', { bits: 3072 }, 'good'],
		['a signature over SHA-1', { hash: 'SHA-1' }, outdated],
		['a PSS signature over SHA-1', { hash: 'SHA-1', scheme: 'RSA-PSS' }, outdated],
		['a PSS signature over SHA-256', { hash: 'SHA-256', scheme: 'RSA-PSS' }, 'good'],
		['both', { bits: 1024, hash: 'SHA-1' }, short],
	])('with %s', async (_, strength, expected) => {
		const identity = await issued(strength);
		expect(read(identity)).toEqual(expected);
	});

	it('is refused wherever the TLS of this machine would refuse it', async () => {
		const strengths: readonly Strength[] = [{ bits: 512 }, { hash: 'SHA-1' }, { bits: 1024 }, {}];
		for (const { cert, key } of await Promise.all(strengths.map(issued))) {
			const isTaken = (): boolean => {
				try {
					createSecureContext({ cert, key });
					return true;
				} catch {
					return false;
				}
			};
			expect({ good: read({ cert, key }) === 'good', taken: isTaken() }).not.toEqual({
				good: true,
				taken: false,
			});
		}
	});

	it('with EC on the curve P-256 is good, by itself and in a chain', async () => {
		const { client, chained } = await certificates();
		expect([read(client), read(chained)]).toEqual(['good', 'good']);
	});

	it('with an authority in between that is too weak', async () => {
		const [{ cert, key }, { cert: between }] = await Promise.all([
			issued({}),
			issued({ bits: 1024 }),
		]);
		expect(read({ cert: cert + between, key })).toEqual(short);
	});

	it('with its root, whose signature nobody looks at', async () => {
		const { cert, key } = await issued({});
		const { ca: root } = await issued({ hash: 'SHA-1' });
		expect(read({ cert: cert + root, key })).toBe('good');
	});
});

/** Made with OpenSSL, since Node.js has no way to; out of date or not does not matter here. */
const made = {
	MD5: `-----BEGIN CERTIFICATE-----
MIIDDTCCAfWgAwIBAgIUaMriFySwFNpTIsqfpiE4T4vP0gcwDQYJKoZIhvcNAQEE
BQAwDTELMAkGA1UEAwwCY2EwHhcNMjYxMTMwMTg0NTA5WhcNMjcxMTMwMTg0NTA5
WjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwggEiMA0GCSqGSIb3DQEBAQUAA4IBDwAw
ggEKAoIBAQCibO548s2r2/c7JybsDHhNddq4KF+lxaivZkSDsOh8ubeMj/vbw9Y3
2VoqUp456kI8qnOSC2O3HEXzFvKP0/RC2xuSV1XqRXWlw/qg2AL9VbBTSsN8Ywm/
w46EG/JAsYMyfGwySVHl9ELyEPlDdNEU6hgXsY4bNONytJLiPLAyu7SkvUE6r3Ho
A0pp2TyacEAY+POE7zwS9AtFlzP9uCWDie/isNvfCfJtt5uuORbMC6NlpmbW+///
Pwca1DbPE6l/B5dj6l19CFgeuYdsUpNhGZxNauTxy+ODawyNxIZlMumWqRdmpu7c
3RO+swyfLrFlimUswtP0dKiXwwU9YSKRAgMBAAGjXjBcMBoGA1UdEQQTMBGCCWxv
Y2FsaG9zdIcEfwAAATAdBgNVHQ4EFgQURnTtCWy964yq4Dg1WuO5AzhI2gEwHwYD
VR0jBBgwFoAU9jAH9gXaexe/k7Ro+G5Dy/O6qOIwDQYJKoZIhvcNAQEEBQADggEB
ALnsqxymirBykhpGmRZGAusvwoc3P10+LsbpKvkg4us4vrjnK5jhNYFIDJ6KByGc
TwIk6HqQ46I9eW7UIa26jpwmf3RBzZ07YK1AzYsCs5fYHHlZRhFN81lH0VqZTxbn
bQgvPcAbOjtd0bYFIm1v1b5wO5RuSWX4WXDnv0z2fY3u+JV6Krv7SOUkgdlkcOlR
ab1CoDCvrace7/2YdJ4r0bP3a35QWhUvxgXhDCvRNV/xyoSR+TBg1YgEzb95eo6n
xdkfZrSU3fjzKhfnOWPOSiknio504unK/DGFQ5LdtOGDuDr3/8n2HdUj/zaEhRM1
92SO6kdeQ2vjJq42JScxOUg=
-----END CERTIFICATE-----`,
	'EC of 112 bits': `-----BEGIN CERTIFICATE-----
MIIBTjCCARigAwIBAgIUEZllDfMBNjaCTO/Py3+XXvkSe4MwCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJbG9jYWxob3N0MB4XDTI2MTEzMDE4NDUwOFoXDTM2MTEyNzE4
NDUwOFowFDESMBAGA1UEAwwJbG9jYWxob3N0MDIwEAYHKoZIzj0CAQYFK4EEAAYD
HgAEuQpjDlsCZiLwBT0h+7UPHl6zJ9Og53HmotBUQKNvMG0wHQYDVR0OBBYEFPls
M7PK0yexXCAhE+Tnq62+P2ixMB8GA1UdIwQYMBaAFPlsM7PK0yexXCAhE+Tnq62+
P2ixMA8GA1UdEwEB/wQFMAMBAf8wGgYDVR0RBBMwEYIJbG9jYWxob3N0hwR/AAAB
MAoGCCqGSM49BAMCAyQAMCECDwCEiuLVBb0zCBnYryyKiAIOEtMtgGq78xYRIxKV
Kec=
-----END CERTIFICATE-----`,
	'EC of 224 bits': `-----BEGIN CERTIFICATE-----
MIIBhTCCATSgAwIBAgIUG6sV88G2hzXTFwtxCIKJlQ1TuBcwCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJbG9jYWxob3N0MB4XDTI2MTEzMDE4NDUwOFoXDTM2MTEyNzE4
NDUwOFowFDESMBAGA1UEAwwJbG9jYWxob3N0ME4wEAYHKoZIzj0CAQYFK4EEACED
OgAE0KVuP92HncvpFldQa/geJlZaIBXZdzs83OG8iM1rncsLxkf0kWIWXxPbH4VY
3hNd8I1iMn2zKA6jbzBtMB0GA1UdDgQWBBR0wlXy+T5mqdL88G6b3bQZVpcJBjAf
BgNVHSMEGDAWgBR0wlXy+T5mqdL88G6b3bQZVpcJBjAPBgNVHRMBAf8EBTADAQH/
MBoGA1UdEQQTMBGCCWxvY2FsaG9zdIcEfwAAATAKBggqhkjOPQQDAgM/ADA8Ahxc
LiO3y9yyTjnQJ1MWYwEYRWiMnUViffkUQqxmAhxDKLqwZOd+gzpLWZvOnFxViNCA
WCd6iFbAUG7Z
-----END CERTIFICATE-----`,
	Ed25519: `-----BEGIN CERTIFICATE-----
MIIBWTCCAQugAwIBAgIUFpDGtPF/7PPoQ6FA8CT8G+fqL2gwBQYDK2VwMBQxEjAQ
BgNVBAMMCWxvY2FsaG9zdDAeFw0yNjExMzAxODQ1MDhaFw0zNjExMjcxODQ1MDha
MBQxEjAQBgNVBAMMCWxvY2FsaG9zdDAqMAUGAytlcAMhAMJlDSKR5xua/yHIC4rQ
/KyjNykoeceICqtWRfTey7qvo28wbTAdBgNVHQ4EFgQUzFHrMINenweTRAmhOKJ4
WVOqCxQwHwYDVR0jBBgwFoAUzFHrMINenweTRAmhOKJ4WVOqCxQwDwYDVR0TAQH/
BAUwAwEB/zAaBgNVHREEEzARgglsb2NhbGhvc3SHBH8AAAEwBQYDK2VwA0EAVpWE
F4QuiHDYp9TBRtevKWIHe5Gp3iczgR3qGWB+nrBVV+ffGTMh/MsTOe3AkAHWwHHY
9YXD2xNVZHtTAKCsAw==
-----END CERTIFICATE-----`,
};

it.each([
	['MD5', 'certificateSignatureTooWeak'],
	['EC of 112 bits', 'certificateTooWeak'],
	['EC of 224 bits', undefined],
	['Ed25519', undefined],
] as const)('a certificate with %s: %s', (name, reason) => {
	expect(weaknessOf(new X509Certificate(made[name]))).toBe(reason);
});
