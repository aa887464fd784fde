import type { IDataObject } from 'n8n-workflow';
import type { Arrival } from '../../sandbox/contract';
import { bridgeBatches, select, withCode } from '../support/bridgeBatches';
import { electricCar, legacyCar, onlyOutput, phone, type Operated } from '../support/operator';
import { useOperator } from '../support/useOperator';

const desk = useOperator();
const vin = { vin: electricCar };

/** The batches that reached the bridge, as they stood on the wire. */
const batches = (): unknown[] =>
	desk.arrivals('bridge', '/calls').map(({ body }) => JSON.parse(body) as unknown);

const versions = ['2.0', '2.1'] as const;

describe.each(versions)('SDK version %s in the credential', (sdkVersion) => {
	it.each(Object.entries(bridgeBatches))('%s', async (operation, row) => {
		await desk.operator.stellantis(operation, row.parameters, { credential: { sdkVersion } });

		expect(batches()).toEqual([{ calls: row[sdkVersion] }]);
		expect(desk.arrivals('bridge')[0]).toMatchObject({
			method: 'POST',
			path: '/sessions/demo/calls',
		});
	});
});

describe('SDK version automatic', () => {
	it.each([
		['2.3.0', 'demo', electricCar, '2.1'],
		['2.0.4', 'legacy', legacyCar, '2.0'],
	] as const)('is %s for the session %s', async (_, session, car, spelling) => {
		const settings = { credential: { session } };
		onlyOutput(await desk.operator.stellantis('charging start', { vin: car }, settings));
		const [subscribed, , charge] = bridgeBatches['charging start']?.[spelling] ?? [];
		expect(batches()).toEqual([{ calls: [subscribed, select(car), charge] }]);

		await desk.operator.stellantis('phone add', withCode, settings);
		expect(batches()[1]).toEqual({ calls: bridgeBatches['phone add']?.[spelling] });
		expect(desk.arrivals('bridge', '/calls')[1]?.path).toBe(`/sessions/${session}/calls`);
	});

	it('is asked for only where the versions differ', async () => {
		for (const operation of ['phone requestCertificationCode', 'phone modify', 'sdk call']) {
			await desk.operator.stellantis(operation, bridgeBatches[operation]?.parameters);
		}
		expect(desk.arrivals('bridge').map(({ path }) => path)).toEqual(
			Array(3).fill('/sessions/demo/calls'),
		);
	});
});

describe('headers of a batch', () => {
	const header =
		(name: string) =>
		({ headers }: Arrival) =>
			headers[name];

	it('are the bearer, JSON, and an idempotency key of its own', async () => {
		for (const [operation, { parameters }] of Object.entries(bridgeBatches)) {
			// Without PIN: one batch each, also after the enrollments were removed.
			await desk.operator.stellantis(operation, parameters, { credential: { pin: '' } });
		}
		const sent = desk.arrivals('bridge', '/calls');
		const keys = sent.map(header('idempotency-key'));

		expect(new Set(sent.map(header('authorization')))).toEqual(
			new Set(['Bearer sandbox-bridge-token']),
		);
		expect(new Set(sent.map(header('content-type')))).toEqual(new Set(['application/json']));
		expect(sent).toHaveLength(Object.keys(bridgeBatches).length);
		expect(new Set(keys).size).toBe(sent.length);
		for (const key of keys) expect(key).toMatch(/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/);
	});

	it('have another key for every item', async () => {
		const items: IDataObject[] = [{}, {}];
		await desk.operator.stellantis('charging stop', vin, { items });
		const [one, other] = desk.arrivals('bridge', '/calls').map(header('idempotency-key'));
		expect(one).not.toBe(other);
	});
});

describe('the poll for the outcome', () => {
	it('goes on after the cursor of the batch, without secrets in its address', async () => {
		onlyOutput(await desk.operator.stellantis('charging start', vin));
		const polls = desk.arrivals('bridge', '/events').map(({ path }) => path);
		expect(polls[0]).toMatch(/^\/sessions\/demo\/events\?after=[\w-]+&wait=30$/);
		expect(polls.join()).not.toContain(electricCar);
	});

	it('ends a little before the time does', async () => {
		onlyOutput(await desk.operator.stellantis('charging start', { ...vin, waitAtMost: 12 }));
		expect(desk.arrivals('bridge', '/events')[0]?.path).toMatch(/&wait=11$/);
	});
});

it.each([
	['06 92 12 34 56', 'FRA', '0692123456', '262692123456'],
	['06641234567.0', 'AUT', '06641234567', '436641234567'],
])('a certification code for %s (%s) is asked for %s', async (typed, country, pims, output) => {
	const operated = await desk.operator.stellantis('phone requestCertificationCode', {
		phone: typed,
		country,
	});
	expect(JSON.stringify(batches())).toContain(`"phoneNumber":"${pims}"`);
	expect(operated.outputs.map((item) => item['phone'])).toEqual([output]);
});

it('phones are certified, added and replaced in the national form that the SDK takes', async () => {
	const code = (): string => desk.sandbox.phones.messagesOf(phone.dqe).at(-1)?.code ?? '';
	const request = async (): Promise<Operated> =>
		await desk.operator.stellantis('phone requestCertificationCode', { phone: '0033612345678' });

	expect(onlyOutput(await request())).toEqual({
		codeRequested: true,
		phone: phone.dqe,
		requestedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT.+Z$/),
	});
	const spelled = { phone: '06 12 34 56 78', country: 'FRA' };
	expect(
		onlyOutput(await desk.operator.stellantis('phone add', { ...spelled, smsCode: code() })),
	).toEqual({ added: true, phone: phone.dqe });
	expect(onlyOutput(await desk.operator.stellantis('phone getTrustedNumber'))).toEqual({
		registered: true,
		phone: phone.pims,
	});
	await request();
	expect(
		onlyOutput(await desk.operator.stellantis('phone modify', { ...spelled, smsCode: code() })),
	).toEqual({ modified: true, phone: phone.dqe });
});
