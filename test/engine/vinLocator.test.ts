import type { INodeParameters, NodeParameterValueType } from 'n8n-workflow';
import { electricCar, onlyFailure, onlyOutput, sleepingCar } from '../support/operator';
import { useOperator } from '../support/useOperator';
import { loadChoices, searchList, type OpenField } from '../support/vendorLists';

const desk = useOperator();

const fieldOf = (parameters: INodeParameters, credential: object = {}): OpenField => ({
	node: 'stellantis',
	field: 'vin',
	parameters: { connectThrough: 'bridge', ...parameters },
	credentials: { stellantisBridgeApi: { ...desk.operator.bed.bridgeApi, ...credential } },
});

const status = { resource: 'vehicle', operation: 'getStatus' };
const entry = (vin: string) => ({ name: vin, value: vin });

describe('From List', () => {
	const list = async (search?: string, credential?: object) =>
		await searchList(
			desk.operator.bed,
			fieldOf(status, credential),
			search === undefined ? {} : { search },
		);

	it('has the cars of the session', async () => {
		expect(await list()).toEqual({ results: [entry(electricCar), entry(sleepingCar)] });
	});

	it.each([
		['vr7', [sleepingCar]],
		['sand-b0 x', [electricCar, sleepingCar]],
		['WVW', []],
	])('finds %j', async (search, vins) => {
		expect(await list(search)).toEqual({ results: vins.map(entry) });
	});

	it('asks the bridge once and neither the SDK nor a car', async () => {
		await list();
		expect(desk.arrivals('bridge').map(({ method, path }) => `${method} ${path}`)).toEqual([
			'GET /sessions/demo',
		]);
		expect(desk.sandbox.bridge.car(sleepingCar).state.asleep).toBe(true);
	});

	it('is there for every operation that has a VIN', async () => {
		const { catalogue } = desk.operator.bed.bench;
		const { properties } = catalogue.getByNameAndVersion(
			'n8n-nodes-stellantis.stellantis',
		).description;
		const shown = properties.filter(({ name }) => name === 'vin' || name === 'selectVin');
		expect(shown.length).toBeGreaterThan(11);
		for (const { displayOptions, name } of shown) {
			const [resource = ''] = displayOptions?.show?.['resource'] ?? [];
			const [operation = ''] = displayOptions?.show?.['operation'] ?? [];
			const field = {
				...fieldOf({ resource: String(resource), operation: String(operation) }),
				field: name,
			};
			expect((await searchList(desk.operator.bed, field)).results).toHaveLength(2);
		}
	});

	it.each([
		['the token is wrong', { token: 'wrong' }, /does not accept the token/, /'Token'/],
		['there is no such session', { session: 'nobody' }, /has no session/, /'Session'/],
		['the session cannot be one', { session: 'a/b' }, /'Session' is not/, /for example alice/],
		[
			'nobody is there',
			{ bridgeUrl: 'http://127.0.0.1:9' },
			/refused the connection/,
			/Bridge URL/,
		],
	])('says what is wrong where %s', async (_, credential, message, description) => {
		await expect(list('', credential)).rejects.toMatchObject({
			name: 'NodeApiError',
			message: expect.stringMatching(message),
			description: expect.stringMatching(description),
		});
	});

	it('says that the bridge does not tell, and By ID goes on working', async () => {
		desk.sandbox.faults.order({
			vendor: 'bridge',
			on: 'GET /sessions/demo',
			weather: {
				kind: 'body',
				body: JSON.stringify({ id: 'demo', sdkVersion: '2.3.0', ready: true }),
				contentType: 'application/json',
				acted: false,
			},
		});
		await expect(list()).rejects.toMatchObject({
			message: 'The Mobile SDK bridge does not say which cars its session has',
			description: expect.stringContaining('By ID'),
		});
		const read = await desk.operator.stellantis('vehicle getStatus', {
			vin: { __rl: true, mode: 'id', value: electricCar },
		});
		expect(onlyOutput(read)).toMatchObject({ vin: electricCar });
	});
});

describe('the cars of Stellantis Trigger', () => {
	it('are those of the session', async () => {
		const field = { ...fieldOf({}), node: 'stellantisTrigger', field: 'vins' };
		expect(await loadChoices(desk.operator.bed, field, 'getVins')).toEqual([
			entry(electricCar),
			entry(sleepingCar),
		]);
	});
});

describe('a VIN is read', () => {
	const locator = (mode: string, value: string) => ({ __rl: true, mode, value });

	it.each<[string, NodeParameterValueType]>([
		['chosen from the list', { ...locator('list', electricCar), cachedResultName: electricCar }],
		['typed', locator('id', electricCar)],
		['typed with spaces', locator('id', 'vr3 sandb0 xbev 0001')],
		['typed with quotation marks', locator('id', `"${electricCar}"`)],
		['scanned', locator('id', `*I${electricCar}*`)],
		['with a label', locator('id', `VIN: ${electricCar}`)],
		['by an expression', locator('id', '={{ $json.vin }}')],
		['by an expression where the list was', locator('list', '={{ $json.vin }}')],
		['as text, without a locator', electricCar],
		['by an expression for the whole field', '={{ $json.vin }}'],
		['by an expression that gives a locator', '={{ { mode: "id", value: $json.vin } }}'],
	])('%s', async (_, vin) => {
		const read = await desk.operator.stellantis(
			'vehicle getStatus',
			{ vin },
			{ items: [{ vin: electricCar }] },
		);
		expect(onlyOutput(read)).toMatchObject({ vin: electricCar });
	});

	it.each(['VR3SANDB0XBEV001', 'my car'])('%j is refused before the workflow runs', async (vin) => {
		const running = desk.operator.stellantis('vehicle getStatus', { vin: locator('id', vin) });
		await expect(running).rejects.toThrow('A VIN has 17 letters and digits, for example');
		expect(desk.arrivals('bridge')).toEqual([]);
	});

	it.each([
		['VR3SANDBOXBEVOOO1', 'vinHasIoq', 'is it a zero'],
		['VR3SANDB0ХBEV0001', 'vinForeignLetter', 'A to Z'],
	])('%j is refused with what is wrong with it', async (vin, code, words) => {
		for (const operation of ['vehicle getStatus', 'charging start', 'vehicle getServices']) {
			const read = await desk.operator.stellantis(operation, { vin: locator('id', vin) });
			expect(onlyFailure(read)).toMatchObject({ code, hint: expect.stringContaining(words) });
		}
		expect(desk.arrivals('bridge')).toEqual([]);
	});

	it('inside an object is named as such', async () => {
		const items = [{ cars: [{ vin: electricCar }] }];
		for (const vin of ['={{ $json.cars[0] }}', '=car {{ $json.cars[0] }}']) {
			const read = await desk.operator.stellantis('vehicle getStatus', { vin }, { items });
			expect(onlyFailure(read)).toMatchObject({ code: 'vinInObject' });
		}
	});

	it('an optional one may be left empty', async () => {
		const { outputs } = await desk.operator.stellantis('sdk call', {
			api: 'pims.subscription.services',
			parameters: JSON.stringify({ vin: electricCar }),
			selectVin: locator('id', ''),
		});
		expect(outputs).toHaveLength(1);
	});
});
