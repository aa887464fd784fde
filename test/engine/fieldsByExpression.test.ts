import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { oauth2, onlyFailure, electricCar, type Operated } from '../support/operator';
import { perItem, service, statuses, subscribers, vin } from '../support/partner';
import { useOperator } from '../support/useOperator';

const desk = useOperator();

/** What a webhook's query, a spreadsheet or a form gives for a field. */
const fromQuery = '={{ $json.query.value }}';
const query = (value?: unknown): IDataObject => ({ query: JSON.parse(JSON.stringify({ value })) });

describe('Dry Run of Sync by an expression', () => {
	const sync = async (value?: unknown): Promise<Operated> =>
		await desk.operator.ovip(
			'subscription sync',
			{ ...perItem, dryRun: fromQuery },
			{ items: [{ service, vin: vin(3), ...query(value) }] },
		);
	beforeEach(() => desk.sandbox.ovip.setService(service, 'Service One', [vin(1), vin(3)]));

	it.each(['true', ' TRUE ', '"true"', true])(
		'%j shows the plan and changes nothing',
		async (value) => {
			const { outputs } = await sync(value);
			expect(statuses(outputs)).toEqual([
				[vin(3), 'alreadySubscribed'],
				[vin(1), 'toRemove'],
			]);
			expect(subscribers(desk.sandbox)).toEqual([vin(1), vin(3)]);
		},
	);

	it.each(['false', false])('%j is carried out', async (value) => {
		await sync(value);
		expect(subscribers(desk.sandbox)).toEqual([vin(3)]);
	});

	it.each([
		['maybe', 'switchNotValid'],
		[1, 'switchNotValid'],
		['', 'switchNotValid'],
		[null, 'switchNotValid'],
		[undefined, 'expressionGaveNothing'],
	])('%j is refused, and no car loses its service', async (value, code) => {
		expect(onlyFailure(await sync(value))).toMatchObject({
			code,
			category: 'input',
			delivered: 'no',
			message: expect.stringContaining("'Dry Run'"),
		});
		expect(desk.arrivals('ovip')).toEqual([]);
		expect(subscribers(desk.sandbox)).toEqual([vin(1), vin(3)]);
	});
});

describe('Return All and Limit by an expression', () => {
	const many = async (parameters: INodeParameters, value?: unknown): Promise<Operated> =>
		await desk.operator.ovip(
			'subscription getAll',
			{ service, ...parameters },
			{ items: [query(value)] },
		);
	beforeEach(() =>
		desk.sandbox.ovip.setService(
			service,
			'Service One',
			Array.from({ length: 60 }, (_, index) => vin(index)),
		),
	);

	it.each([
		['Return All "true"', { returnAll: fromQuery }, 'true', 60],
		['Return All "false"', { returnAll: fromQuery }, 'false', 50],
		['Limit "7"', { limit: fromQuery }, '7', 7],
	])('%s gives as many', async (_, parameters, value, count) => {
		expect((await many(parameters, value)).outputs).toHaveLength(count);
	});

	it.each([
		['Limit', undefined],
		['Limit', 0],
		['Limit', null],
		['Return All', 'all'],
	])('%s %j is a failure, not a success without items', async (name, value) => {
		const field = name === 'Limit' ? 'limit' : 'returnAll';
		expect(onlyFailure(await many({ [field]: fromQuery }, value)).message).toContain(`'${name}'`);
	});
});

describe('a choice by an expression', () => {
	const status = async (value?: unknown): Promise<Operated> =>
		await desk.operator.stellantis(
			'vehicle getStatus',
			{ vin: electricCar, freshness: fromQuery },
			{ items: [query(value)] },
		);

	it.each(['Refresh', 'refresh', ' REFRESH'])('%j asks the server anew', async (value) => {
		expect((await status(value)).failures).toEqual([]);
		expect(desk.arrivals('bridge', '/calls').at(-1)?.body).toContain('"action":"refresh"');
	});

	it('that is not offered is refused, with what is', async () => {
		expect(onlyFailure(await status('newest'))).toMatchObject({
			code: 'choiceNotValid',
			message: "'Freshness' is not one of cached, refresh, refreshWithWakeUp [item 0]",
			hint: expect.stringContaining('for example cached'),
		});
		expect(desk.arrivals('bridge')).toEqual([]);
	});
});

it('a car is not left without a word because "Wait for Outcome" is text', async () => {
	const { outputs } = await desk.operator.stellantis(
		'lights flash',
		{ vin: electricCar, waitForOutcome: fromQuery },
		{ items: [query('false')] },
	);
	expect(outputs).toMatchObject([{ outcome: 'accepted' }]);
});

describe('a part of the parameters of an SDK call that an expression did not give', () => {
	it('ends the call: without it, another car could answer', async () => {
		const parameters = '={{ { vin: $json.nothing } }}';
		const api = 'pims.subscription.services';
		const failure = onlyFailure(await desk.operator.stellantis('sdk call', { api, parameters }));
		expect(failure).toMatchObject({
			code: 'expressionGaveNothing',
			message: "The expression in 'Parameters: vin' gave nothing [item 0]",
		});
		expect(desk.arrivals('bridge')).toEqual([]);
	});
});

describe('Requests at Once', () => {
	it('fails the items for which it is wrong, and only these', async () => {
		const { outputs, failures } = await desk.operator.ovip(
			'eligibility check',
			{ vin: vin(1), options: { requestsAtOnce: fromQuery } },
			{ items: [query('many'), query(2), query()] },
		);
		expect(outputs).toMatchObject([{ vin: vin(1) }]);
		expect(failures.map(({ code }) => code)).toEqual(['numberNotValid', 'expressionGaveNothing']);
	});
});

describe('Connect Through', () => {
	it('of another version is refused with what there is', async () => {
		const { failures } = await desk.operator.stellantis('phone getTrustedNumber', {
			connectThrough: 'fleet',
		});
		expect(failures).toMatchObject([
			{ code: 'choiceNotValid', message: "'Connect Through' is not one of bridge [item 0]" },
		]);
	});
});

describe('a field of a credential by an expression', () => {
	const nothing = '={{ $json.nothing }}';

	it.each([
		['Session', { session: nothing }, 'expressionGaveNothing', 'input'],
		['PIN', { pin: nothing }, 'expressionGaveNothing', 'input'],
		['SDK Version', { sdkVersion: nothing }, 'expressionGaveNothing', 'input'],
		['SDK Version', { sdkVersion: '3.0' }, 'credentialChoiceNotValid', 'configuration'],
		['Stellantis Bridge API', { session: '={{ $json.( }}' }, 'expression', 'configuration'],
	])('%s %j is refused', async (field, credential, code, category) => {
		const failure = onlyFailure(
			await desk.operator.stellantis('phone getTrustedNumber', {}, { credential }),
		);
		expect(failure).toMatchObject({ code, category, delivered: 'no' });
		expect(failure.message).toContain(`'${field}'`);
		expect(desk.arrivals('bridge')).toEqual([]);
	});

	it.each([
		['Authentication', { authentication: 'OAuth3' }],
		['Send Token As', { ...oauth2, sendAs: 'header' }],
	])('%s of DQE that is not offered is refused', async (field, credential) => {
		const failure = onlyFailure(await desk.operator.sms('sendCode', {}, { credential }));
		expect(failure).toMatchObject({ category: 'configuration', delivered: 'no' });
		expect(failure.message).toMatch(new RegExp(`^'${field}' in the credential is not one of `));
		expect(desk.arrivals('dqe')).toEqual([]);
	});

	it('Environment of the partner that is not offered is refused, not taken for another one', async () => {
		const credential = { environment: 'staging' };
		const failure = onlyFailure(
			await desk.operator.ovip('eligibility check', { vin: vin(1) }, { credential }),
		);
		expect(failure).toMatchObject({
			code: 'credentialChoiceNotValid',
			message:
				"'Environment' in the credential is not one of custom, preproduction, production [item 0]",
		});
		expect(desk.arrivals('ovip')).toEqual([]);
	});
});
