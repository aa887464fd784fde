import { vendorCalls } from '../support/threeVendors';
import { useOperator } from '../support/useOperator';
import { oauth2 } from '../support/operator';

const desk = useOperator();

const noScheme = [
	'serverAddressNoScheme',
	/^'FIELD' does not begin with http:\/\/ or https:\/\//,
] as const;
const notValid = ['serverAddressNotValid', /^'FIELD' is not the address of a server/] as const;
const withLogin = [
	'serverAddressHasLogin',
	/^'FIELD' has a user name or a password in it/,
] as const;
const withQuery = ['serverAddressHasQuery', /^'FIELD' has a \? or a # in it/] as const;

const addresses: ReadonlyArray<readonly [string, string, RegExp]> = [
	['localhost:4280', ...noScheme],
	['bridge.local', ...noScheme],
	['//bridge.local', ...noScheme],
	['http:/bridge.local', ...noScheme],
	['http//bridge.local', ...noScheme],
	['htps://bridge.local', ...noScheme],
	['ftp://bridge.local', ...noScheme],
	['https://', ...notValid],
	['https://bridge local', ...notValid],
	['https://bridge.local\\x', ...notValid],
	['https://bridge.local:99999', ...notValid],
	['https://bridge.local/?a=b', ...withQuery],
	['https://bridge.local/#a', ...withQuery],
	['https://alice:hunter2@bridge.local', ...withLogin],
];

describe.each(vendorCalls)('$vendor', ({ fails, tested, field }) => {
	const worded = (says: RegExp) => new RegExp(says.source.replace('FIELD', field));

	it.each(addresses)('is not asked at %s', async (address, code, says) => {
		const failure = await fails(desk.operator, address);
		expect(failure).toMatchObject({
			code,
			category: 'configuration',
			delivered: 'no',
			retry: 'afterFix',
		});
		expect(failure.message).toMatch(worded(says));
		expect(JSON.stringify(failure)).not.toMatch(/hunter2|alice/);
	});

	it.each(addresses)('has a test that names the trouble of %s', async (address, _code, says) => {
		const { status, message } = await tested(desk.operator, address);
		expect([status, message]).toEqual(['Error', expect.stringMatching(worded(says))]);
		expect(message).not.toMatch(/hunter2|alice|ERR_/);
	});

	it('says that the address is missing', async () => {
		const { message } = await tested(desk.operator, ' ');
		expect(message).toMatch(new RegExp(`^'${field}' is empty`));
	});

	it.each([
		['where nobody listens', 'http://127.0.0.1:9', /refused the connection/],
		['of a name that is none', 'https://does-not-exist.invalid', /No server of this name/],
	])('has a test that says what is the matter with an address %s', async (_, address, says) => {
		const { status, message } = await tested(desk.operator, address);
		expect([status, message]).toEqual(['Error', expect.stringMatching(says)]);
		expect(message).not.toMatch(/E[A-Z]{4,}/);
	});
});

it.each(addresses)('DQE is not asked for a token at %s', async (address, _code, says) => {
	const [dqe] = vendorCalls;
	const { message } = (await dqe?.tested(desk.operator, address, oauth2)) ?? {};
	expect(message).toMatch(new RegExp(says.source.replace('FIELD', 'Server Address')));
});
