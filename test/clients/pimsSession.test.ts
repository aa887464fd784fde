import { getTrustedPhoneNumber } from '../../nodes/shared/clients/pimsPhoneCalls';
import { readTrustedPhoneNumber } from '../../nodes/shared/clients/pimsTrustedPhone';
import { failedMessage, messages, scriptedBridge, succeededMessage } from './bridgeClient';
import { answer, fault } from './scriptedSend';

describe('the dialect', () => {
	const version = (sdkVersion: unknown) => answer({ id: 'alice', sdkVersion, ready: true });

	it.each([
		['2.0', '2.0'],
		['2.0.4', '2.0'],
		['2.1.0', '2.1'],
		['2.3', '2.1'],
		['2.01', '2.1'],
		['3', '2.1'],
	])('of SDK %s is %s, asked for once', async (sdkVersion, dialect) => {
		const { client, requests } = scriptedBridge([version(sdkVersion)], { dialect: 'automatic' });
		const [one, other] = await Promise.all([client.dialect(), client.dialect()]);
		expect([one, other]).toEqual(Array(2).fill({ ok: true, value: dialect }));
		expect(requests).toEqual([{ method: 'GET', path: '/sessions/alice' }]);
	});

	it('is not asked for where the credential says it', async () => {
		const { client, requests } = scriptedBridge([]);
		expect(await client.dialect()).toEqual({ ok: true, value: '2.1' });
		expect(requests).toEqual([]);
	});

	it.each([
		['no version', version(undefined), 'malformed'],
		['no JSON', answer('<html>'), 'malformed'],
		['404', answer({}, 404), '404'],
		['no answer', fault('unreachable', 'ECONNREFUSED'), 'network'],
	])('is a failure with %s', async (_, sent, code) => {
		const { client } = scriptedBridge([sent], { dialect: 'automatic' });
		expect(await client.dialect()).toMatchObject({ ok: false, failure: { code } });
	});
});

describe('the trusted phone', () => {
	it.each([
		['as the specification says', succeededMessage({ phoneNumber: '0612345678' }), '0612345678'],
		[
			'as the tutorial spells it',
			succeededMessage({ trustedphoneNumber: '0612345678' }),
			'0612345678',
		],
		['null in the tutorial', succeededMessage({ trustedphoneNumber: null }), null],
		['no result', succeededMessage(), null],
		['2307', failedMessage(2307, 'User dont have a phone number'), null],
	])('%s', async (_, message, phone) => {
		const { client, requests } = scriptedBridge([messages(message)]);
		expect(await readTrustedPhoneNumber(client)).toEqual({
			ok: true,
			value: { registered: phone !== null, phone },
		});
		expect(requests[0]?.json).toEqual({ calls: [getTrustedPhoneNumber] });
	});

	it('is a failure where it cannot be read', async () => {
		const { client } = scriptedBridge([messages(failedMessage(2204))]);
		expect(await readTrustedPhoneNumber(client)).toMatchObject({
			ok: false,
			failure: { code: '2204' },
		});
	});
});
