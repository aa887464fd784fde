import { ineligibleVin } from '../../sandbox/ovip';
import { another, service, unknownService, vin } from '../support/partner';
import { startSlowVendor } from '../support/slowVendor';
import { useOperator } from '../support/useOperator';

const desk = useOperator();

const cars = (count: number) => Array.from({ length: count }, (_, index) => vin(index + 1));

describe('Subscription: Get Many', () => {
	const parameters = { service: '={{ $json.service }}' };
	const getMany = async (more: object, ...services: string[]) =>
		await desk.operator.ovip(
			'subscription getAll',
			{ ...parameters, ...more },
			{ items: services.map((code) => ({ service: code })) },
		);
	const ofService = (vins: readonly string[]) =>
		vins.map((one) => ({ vin: one, service, serviceName: 'Service One' }));

	it.each([
		['up to the limit of 50', {}, 50],
		['up to another limit', { limit: 3 }, 3],
		['all', { returnAll: true }, 60],
		['all, whatever the limit says', { returnAll: true, limit: 3 }, 60],
	])('gives a car an item, %s', async (_, more, count) => {
		desk.sandbox.ovip.setService(service, 'Service One', cars(60));
		const { outputs, run } = await getMany(more, service);
		expect(outputs).toEqual(ofService(cars(count)));
		const pairs = run.items('Node').map(({ pairedItem }) => pairedItem);
		expect(pairs).toEqual(outputs.map(() => ({ item: 0 })));
	});

	it('takes 204 for a list of nobody, which is no failure', async () => {
		const { outputs, failures, run } = await getMany({ returnAll: true }, service, unknownService);
		expect([outputs, failures, run.status]).toEqual([[], [], 'success']);
		expect(desk.sandbox.ovip.requests.list).toBe(2);
	});

	it('reads a service once that several items name', async () => {
		desk.sandbox.ovip.setService(service, 'Service One', [vin(1)]);
		const { run } = await getMany({}, service, another, service);
		expect(run.items('Node')).toMatchObject([
			{ json: { vin: vin(1), service }, pairedItem: { item: 0 } },
			{ json: { vin: vin(1), service }, pairedItem: { item: 2 } },
		]);
		expect(desk.sandbox.ovip.requests.list).toBe(2);
	});

	it('fails where the vendor calls an unknown service a bad request', async () => {
		desk.sandbox.ovip.rules.unknownServiceList = 400;
		const { failures } = await getMany({}, unknownService);
		expect(failures).toMatchObject([{ code: '400', operation: 'GET /subscriptions' }]);
	});

	it.each([
		['nothing', '', 'serviceMissing'],
		['spaces within', 'SERVICE 1', 'serviceNotValid'],
	])('refuses %s for a service, and reads the others', async (_, wrong, code) => {
		desk.sandbox.ovip.setService(service, 'Service One', [vin(1)]);
		const { outputs, failures } = await getMany({}, wrong, service);
		expect(outputs).toEqual(ofService([vin(1)]));
		expect(failures).toMatchObject([{ code, category: 'input', delivered: 'no' }]);
		expect(desk.sandbox.ovip.requests.list).toBe(1);
	});
});

describe('Eligibility: Check', () => {
	const check = async (vins: readonly unknown[], options = {}) =>
		await desk.operator.ovip(
			'eligibility check',
			{ vin: '={{ $json.vin }}', options },
			{ items: vins.map((one) => ({ vin: JSON.parse(JSON.stringify(one)) })) },
		);

	it('answers each VIN, eligible or not, in the order of the items', async () => {
		const vins = [vin(1), ineligibleVin, vin(2)];
		const { run } = await check(vins);
		expect(run.items('Node')).toEqual(
			vins.map((one, item) => ({
				json: { vin: one, eligible: one !== ineligibleVin },
				pairedItem: { item },
			})),
		);
	});

	it('asks once for a VIN that several items have', async () => {
		const { outputs } = await check([vin(1), [vin(1), vin(2)], vin(1)]);
		expect(outputs.map((output) => output['vin'])).toEqual([vin(1), vin(1), vin(2), vin(1)]);
		expect(desk.sandbox.ovip.requests.check).toBe(2);
	});

	it.each([1, 2, 4])('has at most %i requests on their way', async (requestsAtOnce) => {
		const vendor = await startSlowVendor();
		const { outputs } = await desk.operator.ovip(
			'eligibility check',
			{ vin: '={{ $json.vin }}', options: { requestsAtOnce } },
			{ items: cars(12).map((one) => ({ vin: one })), credential: { baseUrl: vendor.url } },
		);
		await vendor.close();
		expect(outputs.map((output) => output['vin'])).toEqual(cars(12));
		expect(vendor.most()).toBe(requestsAtOnce);
	});
});
