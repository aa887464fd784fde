import axios from 'axios';
import { join, resolve } from 'node:path';
import type { IDataObject } from 'n8n-workflow';
import { ineligibleVin } from '../../sandbox/ovip';
import { readWorkflow } from '../harness';
import { TriggerHost } from '../harness/triggerHost';
import { another, sampleVin, service, subscribers, unknownService, vin } from '../support/partner';
import { useOperator } from '../support/useOperator';

const desk = useOperator();

const workflowOf = (name: string) =>
	readWorkflow(join(resolve(__dirname, '../..'), 'workflows', name));
const onboarding = workflowOf('ovip-onboarding.json');
const nightly = workflowOf('ovip-nightly-sync.json');

interface Answer {
	readonly status: number;
	readonly body: unknown;
}

const credentials = () => ({ 'partner-sandbox': desk.operator.bed.partnerApi });

describe('ovip-onboarding.json', () => {
	let n8n: TriggerHost;
	beforeAll(async () => {
		n8n = await TriggerHost.open(desk.operator.bed.bench, onboarding, credentials());
		await n8n.activate();
	});
	afterAll(async () => await n8n.close());

	const call = async (body: IDataObject): Promise<Answer> => {
		const { status, data } = await axios.post(n8n.webhookUrl(), body, { validateStatus: null });
		return { status, body: data };
	};

	it('subscribes a car that is eligible and says so', async () => {
		expect(await call({ vin: vin(1) })).toEqual({
			status: 200,
			body: { subscribed: true, vin: vin(1), service, status: 'subscribed' },
		});
		expect(subscribers(desk.sandbox)).toEqual([vin(1)]);
	});

	it('takes the service that the caller names', async () => {
		await call({ vin: vin(1), service: another });
		expect([subscribers(desk.sandbox), subscribers(desk.sandbox, another)]).toEqual([[], [vin(1)]]);
	});

	it('says that a car is not eligible and does not subscribe it', async () => {
		expect(await call({ vin: ineligibleVin })).toMatchObject({
			status: 200,
			body: { subscribed: false, vin: ineligibleVin, reason: expect.stringMatching(/cannot/) },
		});
		expect(desk.sandbox.ovip.requests.add).toBe(0);
	});

	it.each([
		['a VIN with a slip', { vin: sampleVin }, 422, 'vinNotValid'],
		['no VIN', {}, 422, 'vinMissing'],
		['a service that does not exist', { vin: vin(1), service: unknownService }, 502, '202'],
	])('answers with the reason for %s', async (_, body, status, code) => {
		expect(await call(body)).toMatchObject({
			status,
			body: {
				subscribed: false,
				reason: expect.stringMatching(/\S/),
				whatToDo: expect.stringMatching(/\S/),
				code,
			},
		});
	});

	it.each(['GET', 'POST'])('answers with the reason where %s fails', async (on) => {
		desk.sandbox.faults.order({ vendor: 'ovip', on, weather: { kind: 'status', status: 503 } });
		expect(await call({ vin: vin(1) })).toMatchObject({
			status: 502,
			body: { subscribed: false, code: '503' },
		});
		expect(subscribers(desk.sandbox)).toEqual([]);
	});
});

describe('ovip-nightly-sync.json', () => {
	const night = async (): Promise<readonly IDataObject[]> => {
		const run = await desk.operator.bed.bench.run(nightly, { credentials: credentials() });
		expect(run.status).toBe('success');
		return run.json('Summary');
	};

	it('makes the lists equal to the cars and counts what it did', async () => {
		desk.sandbox.ovip.setService(service, 'Service One', [vin(1), vin(8), vin(9)]);
		const summary = await night();
		expect(summary).toHaveLength(4);
		expect(summary).toEqual(
			expect.arrayContaining([
				{ service, status: 'alreadySubscribed', cars: 1, reasons: [] },
				{ service, status: 'subscribed', cars: 1, reasons: [] },
				{ service, status: 'removed', cars: 2, reasons: [] },
				{ service: another, status: 'subscribed', cars: 1, reasons: [] },
			]),
		);
		expect(subscribers(desk.sandbox)).toEqual([vin(1), vin(2)]);
		expect(subscribers(desk.sandbox, another)).toEqual([vin(1)]);
	});

	it('has nothing to do the night after', async () => {
		await night();
		expect(await night()).toEqual([
			{ service, status: 'alreadySubscribed', cars: 2, reasons: [] },
			{ service: another, status: 'alreadySubscribed', cars: 1, reasons: [] },
		]);
		expect(desk.sandbox.ovip.requests).toMatchObject({ add: 1, remove: 0 });
	});

	it('changes nothing of a service that would lose most of its cars, and says so', async () => {
		const many = Array.from({ length: 20 }, (_, number) => vin(number + 1));
		desk.sandbox.ovip.setService(service, 'Service One', many);
		expect(await night()).toContainEqual({
			...{ service, status: 'failed', cars: 2 },
			reasons: Array(2).fill(expect.stringMatching(/lose 18 of its 20 subscribers/)),
		});
		expect(subscribers(desk.sandbox)).toEqual(many);
		expect(subscribers(desk.sandbox, another)).toEqual([vin(1)]);
	});

	it('counts what failed, with its reasons', async () => {
		desk.sandbox.ovip.ineligibleVins.add(vin(2));
		const summary = await night();
		expect(summary).toContainEqual({
			service,
			status: 'failed',
			cars: 1,
			reasons: [expect.stringMatching(/left out this VIN/)],
		});
		expect(subscribers(desk.sandbox)).toEqual([vin(1)]);
	});
});

it.each([onboarding, nightly])('$name names its credential and says what it is', ({ nodes }) => {
	const own = nodes.filter(({ type }) => type === 'n8n-nodes-stellantis.portailOvip');
	expect(own.length).toBeGreaterThan(0);
	for (const { credentials: chosen } of own) {
		expect(chosen).toEqual({
			stellantisPartnerApi: { id: 'partner-sandbox', name: 'Stellantis partner account' },
		});
	}
	expect(nodes.some(({ type }) => type === 'n8n-nodes-base.stickyNote')).toBe(true);
});
