import type { INodeParameters, NodeParameterValueType } from 'n8n-workflow';
import { another, service, statuses, subscribers, vin } from '../support/partner';
import { useOperator } from '../support/useOperator';
import { searchList } from '../support/vendorLists';

const desk = useOperator();

const remove = { resource: 'subscription', operation: 'remove' };
const entry = (value: string) => ({ name: value, value });

const list = async (
	parameters: INodeParameters,
	asked: { search?: string; page?: string | undefined } = {},
	credential: object = {},
) =>
	await searchList(
		desk.operator.bed,
		{
			node: 'portailOvip',
			field: 'vin',
			parameters: { ...remove, ...parameters },
			credentials: { stellantisPartnerApi: { ...desk.operator.bed.partnerApi, ...credential } },
		},
		asked,
	);

describe('From List of Subscription: Remove', () => {
	it('has the subscribers of the chosen service, in order', async () => {
		desk.sandbox.ovip.setService(service, 'Service One', [vin(3), vin(1)]);
		desk.sandbox.ovip.setService(another, 'Service Two', [vin(2)]);
		expect(await list({ service })).toEqual({ results: [entry(vin(1)), entry(vin(3))] });
		expect(await list({ service: another })).toEqual({ results: [entry(vin(2))] });
		expect(desk.arrivals('ovip').map(({ method }) => method)).toEqual(['GET', 'GET']);
	});

	it('is empty where nobody has the service', async () => {
		desk.sandbox.ovip.setService(service, 'Service One', []);
		expect(await list({ service })).toEqual({ results: [] });
	});

	it('comes in pages, every car once', async () => {
		const vins = Array.from({ length: 250 }, (_, index) => vin(index + 1)).sort();
		desk.sandbox.ovip.setService(service, 'Service One', vins);
		const pages: string[][] = [];
		let page: string | undefined;
		do {
			const { results, paginationToken } = await list({ service }, { page });
			pages.push(results.map(({ value }) => String(value)));
			page = paginationToken;
		} while (page !== undefined);
		expect(pages.map(({ length }) => length)).toEqual([100, 100, 50]);
		expect(pages.flat()).toEqual(vins);
	});

	it('finds a part of a VIN beyond the first page', async () => {
		const vins = Array.from({ length: 250 }, (_, index) => vin(index + 1));
		desk.sandbox.ovip.setService(service, 'Service One', vins);
		const wanted = vin(249);
		const search = wanted.slice(-4).toLowerCase();
		expect(await list({ service }, { search })).toEqual({ results: [entry(wanted)] });
	});

	it.each<[string, INodeParameters, object, RegExp, RegExp]>([
		['no service is chosen', { service: '' }, {}, /'Service' is empty/, /SERVICE1_CODE/],
		['the service is not known yet', {}, {}, /'Service' is empty/, /SERVICE1_CODE/],
		['it cannot be one', { service: 'A B' }, {}, /'Service' is not the code/, /without spaces/],
		['the client id is wrong', { service }, { clientId: 'nobody' }, /does not accept/, /./],
		['the client id is missing', { service }, { clientId: '' }, /'Client ID' is empty/, /./],
	])('says what is wrong where %s', async (_, parameters, credential, message, description) => {
		await expect(list(parameters, {}, credential)).rejects.toMatchObject({
			name: 'NodeApiError',
			message: expect.stringMatching(message),
			description: expect.stringMatching(description),
		});
	});
});

describe('VINs are read', () => {
	const locator = (mode: string, value: string) => ({ __rl: true, mode, value });
	const [one, two, three] = [vin(1), vin(2), vin(3)];
	const all = [one, two, three];

	it.each<[string, NodeParameterValueType, string[]]>([
		['one of the list', locator('list', one), [one]],
		['one that was typed', locator('id', one), [one]],
		['many that were typed', locator('id', all.join(', ')), all],
		['many on lines', locator('id', all.join('\n')), all],
		['a list by an expression', locator('id', '={{ $json.vins }}'), all],
		['a text by an expression', locator('id', '={{ $json.vins.join(";") }}'), all],
		['a list by an expression for the field', '={{ $json.vins }}', all],
		['text without a locator', all.join(','), all],
	])('%s', async (_, given, removed) => {
		desk.sandbox.ovip.setService(service, 'Service One', all);
		const { outputs } = await desk.operator.ovip(
			'subscription remove',
			{ service, vin: given },
			{ items: [{ vins: all }] },
		);
		expect(statuses(outputs)).toEqual(removed.map((gone) => [gone, 'removed']));
		expect(subscribers(desk.sandbox)).toEqual(all.filter((left) => !removed.includes(left)));
	});

	it('a wrong one among many that were typed fails alone', async () => {
		desk.sandbox.ovip.setService(service, 'Service One', all);
		const { outputs, failures } = await desk.operator.ovip('subscription remove', {
			service,
			vin: locator('id', `${one},oops,${two}`),
		});
		expect(statuses(outputs).map(([gone]) => gone)).toEqual([one, two]);
		expect(failures).toMatchObject([
			{ code: 'vinNotValid', message: expect.stringContaining("'VIN oops'") },
		]);
	});

	it.each(['eligibility check', 'subscription add', 'subscription sync'])(
		'by %s in the same form',
		async (operation) => {
			const { outputs } = await desk.operator.ovip(operation, {
				...(operation === 'eligibility check' ? {} : { service }),
				vin: locator('id', '={{ ["VF000000000000001", "VF000000000000002"] }}'),
			});
			expect(outputs.map((output) => output['vin'])).toEqual(
				expect.arrayContaining(['VF000000000000001', 'VF000000000000002']),
			);
		},
	);
});
