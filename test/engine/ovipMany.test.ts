import { another, bodies, perItem, service, subscribers, vin } from '../support/partner';
import { useOperator } from '../support/useOperator';

const desk = useOperator();

const third = 'SERVICE3_CODE';
const services = [service, another, third];
const count = 10_000;

it('10,000 VINs of three services go out in at most 25 requests, each answered and paired', async () => {
	desk.sandbox.ovip.setService(third, 'Service Three');
	// Not eligible: spread over all batches.
	desk.sandbox.ovip.isEligible = (asked) => !asked.endsWith('77');
	const items = Array.from({ length: count }, (_, index) => ({
		service: services[index % 3] ?? '',
		vin: vin(index),
	}));
	const { run, failures } = await desk.operator.ovip('subscription add', perItem, { items });

	const rejected = (index: number) => index % 100 === 77;
	expect(desk.arrivals('ovip').length).toBeLessThanOrEqual(25);
	expect(bodies(desk.sandbox, 'POST')).toHaveLength(20);
	const [success = [], failed = []] = run.outputs('Node');
	const indexes = items.map((_, index) => index);
	expect(success).toEqual(
		indexes
			.filter((index) => !rejected(index))
			.map((index) => ({
				json: { ...items[index], status: 'subscribed' },
				pairedItem: { item: index },
			})),
	);
	expect(failed.map(({ pairedItem }) => pairedItem)).toEqual(
		indexes.filter(rejected).map((item) => ({ item })),
	);
	expect(failures.map(({ code }) => code)).toEqual(Array(count / 100).fill('200'));
	expect(services.flatMap((code) => subscribers(desk.sandbox, code))).toHaveLength(success.length);
}, 120_000);
