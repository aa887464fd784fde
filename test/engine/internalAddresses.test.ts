import { oauth2 } from '../support/operator';
import { asksThePerson, vendorCalls } from '../support/threeVendors';
import { useOperator } from '../support/useOperator';

// As whoever runs n8n sets it: read when the engine is loaded, which every test file does for itself.
process.env['N8N_SSRF_PROTECTION_ENABLED'] = 'true';
process.env['N8N_SSRF_BLOCKED_HOSTNAMES'] = 'blocked.example';

const desk = useOperator();

const addresses = [
	['an address of this machine', () => desk.sandbox.url.bridge, 'N8N_SSRF_ALLOWED_IP_RANGES'],
	['a name of this machine', () => 'http://localhost:9', 'N8N_SSRF_ALLOWED_HOSTNAMES'],
	['an address of the local network', () => 'https://192.168.1.20', 'N8N_SSRF_ALLOWED_IP_RANGES'],
	['IPv6', () => 'https://[::1]:4280', 'N8N_SSRF_ALLOWED_IP_RANGES'],
	['a host that is not wanted', () => 'https://blocked.example', 'N8N_SSRF_BLOCKED_HOSTNAMES'],
] as const;

describe.each(vendorCalls)('$vendor', ({ fails, tested }) => {
	it.each(addresses)('is not asked at %s, and the setting is named', async (_, of, setting) => {
		const failure = await fails(desk.operator, of());
		expect(failure).toMatchObject({
			code: 'network',
			category: 'configuration',
			delivered: 'no',
			retry: 'afterFix',
		});
		expect(failure.message).toMatch(/n8n does not allow requests to the/);
		expect(failure.hint).toContain(setting);
		expect(failure.hint).not.toMatch(asksThePerson);
		expect(desk.sandbox.arrivals).toEqual([]);
	});

	it.each(addresses)('has a test that says so of %s', async (_, of, setting) => {
		const { status, message } = await tested(desk.operator, of());
		expect([status, message]).toEqual(['Error', expect.stringContaining(setting)]);
		expect(desk.sandbox.arrivals).toEqual([]);
	});
});

it('is said of the address for tokens too', async () => {
	const [dqe] = vendorCalls;
	const failure = await dqe?.fails(desk.operator, 'http://localhost:9', oauth2);
	expect(failure).toMatchObject({ category: 'configuration', delivered: 'no' });
	expect(failure?.hint).toContain('N8N_SSRF_ALLOWED_HOSTNAMES');
});
