import axios from 'axios';
import { Agent, type AgentOptions } from 'node:https';
import type { SendFault } from '../../nodes/shared/clients/send';
import { unanswered } from '../../nodes/shared/execution/sent';
import { mapFailure } from '../../nodes/shared/failures/mapFailure';
import { startSandbox, type Sandbox } from '../../sandbox';
import type { Certificates } from '../../sandbox/ovip';

let sandbox: Sandbox;
let made: Certificates;
beforeAll(async () => {
	sandbox = await startSandbox();
	made = await sandbox.ovip.certificates();
});
afterAll(() => sandbox.close());
beforeEach(() => sandbox.reset());

/** What a sender makes of a write that got no answer. */
async function faultOf(options: AgentOptions, base = sandbox.url.ovipTls): Promise<SendFault> {
	const httpsAgent = new Agent({ ca: made.ca, ...options });
	try {
		const { status } = await axios.post(`${base}/subscriptions`, [], { httpsAgent });
		throw new Error(`Answered with ${status}`);
	} catch (error) {
		const sent = unanswered(error, options.cert !== undefined);
		if (sent.answered) throw new Error(`Answered with ${sent.answer.status}`);
		return sent.fault;
	} finally {
		httpsAgent.destroy();
	}
}

const failureOf = (fault: SendFault) =>
	mapFailure(
		{ kind: 'fault', fault },
		{ vendor: 'ovip', catalogue: 'ovip', operation: 'POST /subscriptions', effect: 'write' },
	);

const notAgreed = /did not agree to an encrypted connection/;
const notAccepted = /did not accept the client certificate/;
const notUsable = /cannot be used/;
const notTrusted = /does not trust/;

describe('trouble with certificates is named, and nothing was delivered', () => {
	it.each([
		['no certificate', () => ({}), 'alert 40', notAgreed],
		['a wrong one', () => made.wrongCa, 'alert 48', notAccepted],
		['an expired one', () => made.expired, 'alert 45', notAccepted],
		['one of tomorrow', () => made.notYetValid, 'alert 42', notAccepted],
		['another key', () => made.otherKey, 'ERR_OSSL_X509_KEY_VALUES_MISMATCH', notUsable],
		[
			'a wrong passphrase',
			() => ({ ...made.encryptedKey, passphrase: 'x' }),
			'ERR_OSSL_BAD_DECRYPT',
			notUsable,
		],
		[
			'no passphrase',
			() => ({ ...made.encryptedKey, passphrase: '' }),
			'ERR_OSSL_BAD_DECRYPT',
			notUsable,
		],
		[
			'an unknown authority',
			() => ({ ...made.client, ca: made.otherCa }),
			'SELF_SIGNED_CERT_IN_CHAIN',
			notTrusted,
		],
	] as const)('%s', async (_name, options, cause, message) => {
		const fault = await faultOf(options());
		expect(fault).toMatchObject({ kind: 'unreachable', cause });
		expect(failureOf(fault)).toMatchObject({
			category: 'configuration',
			delivered: 'no',
			retry: 'afterFix',
			message: expect.stringMatching(message),
		});
		expect(sandbox.arrivals).toEqual([]);
	});
});

describe('where a gateway refuses when the request is on its way (TLS 1.3)', () => {
	beforeEach(() => {
		sandbox.ovip.refusal = 'late';
	});

	it('a missing certificate is still named, and nothing was delivered', async () => {
		const fault = await faultOf({});
		expect(fault.cause).toBe('alert 116');
		expect(failureOf(fault)).toMatchObject({ delivered: 'no', category: 'configuration' });
	});

	it('a wrong one cannot be told from a broken connection', async () => {
		const fault = await faultOf(made.wrongCa);
		expect(fault).toMatchObject({ kind: 'interrupted', cause: 'ECONNRESET' });
		expect(failureOf(fault)).toMatchObject({ delivered: 'unknown', category: 'network' });
	});
});

it.each([
	['that holds the request back', 'write EPROTO: SSL alert number 20', 'unreachable'],
	['while the answer is read', 'read EPROTO: SSL alert number 20', 'interrupted'],
])('an alert %s: %s is %s', (_, message, kind) => {
	expect(unanswered({ code: 'EPROTO', message })).toEqual({
		answered: false,
		fault: { kind, cause: 'alert 20' },
	});
});
