import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { openSessions, vins } from '../support/bridgeSessions';
import { openTestBed, type TestBed } from '../support/testBed';

/** Fields may be expressions: each item gets what it asks for. */
let bed: TestBed;
beforeAll(async () => {
	bed = await openTestBed();
});
beforeEach(() => bed.sandbox.reset());
afterAll(async () => await bed.sandbox.close());

async function run(type: string, parameters: INodeParameters, items: readonly IDataObject[]) {
	return await bed.bench.single(
		{
			type,
			parameters,
			onError: 'continueErrorOutput',
			credentials: {
				dqeApi: bed.dqeApi,
				stellantisBridgeApi: { ...bed.bridgeApi, session: '={{ $json.session }}' },
			},
		},
		{ items: items.map((json) => ({ json })), timezone: 'UTC' },
	);
}

it('Send Code: another person, country, sender, text, validity and consent for every item', async () => {
	const people = [
		['+33 6 12 34 56 01', 'FRA', 'FIRST', 'One:', ['sms'], 5],
		['06 12 34 56 02', 'FRA', 'SECOND', 'Two:', 'sms,post', 7],
		['+39 333 123 4567', 'ITA', 'THIRD', 'Three:', ['sms', 'email'], 9],
	] as const;
	const result = await run(
		'dqeSmsConfirmation',
		{
			operation: 'sendCode',
			phone: '={{ $json.phone }}',
			country: '={{ $json.country }}',
			companyName: '={{ $json.company }}',
			message: '={{ $json.text }}',
			consentChannels: '={{ $json.channels }}',
			options: { duration: '={{ $json.minutes }}' },
		},
		people.map(([phone, country, company, text, channels, minutes]) => ({
			...{ phone, country, company, text, minutes },
			channels: typeof channels === 'string' ? channels : [...channels],
		})),
	);

	expect(result.json('Failed')).toEqual([]);
	expect(result.json('Success')).toMatchObject([
		{ phone: '33612345601', country: 'FRA', companyName: 'FIRST', timeoutMinutes: 5 },
		{ phone: '33612345602', companyName: 'SECOND', timeoutMinutes: 7, channels: { post: true } },
		{ phone: '393331234567', country: 'ITA', timeoutMinutes: 9, channels: { email: true } },
	]);
	expect(bed.sandbox.phones.all).toMatchObject([
		{ to: '33612345601', from: 'FIRST', text: expect.stringMatching(/^One: \d{6}$/) },
		{ to: '33612345602', from: 'SECOND', text: expect.stringMatching(/^Two: \d{6}$/) },
		{ to: '393331234567', from: 'THIRD', text: expect.stringMatching(/^Three: \d{6}$/) },
	]);
});

it('Schedule: another car, account, time, zone and patience for every item', async () => {
	const wishes = [
		{ time: '02:30', zone: 'Europe/Paris', waits: true },
		{ time: 'PT04H00M', zone: '', waits: false },
		{ time: '6:15 am', zone: 'Europe/Lisbon', waits: true },
	];
	const result = await run(
		'stellantis',
		{
			resource: 'charging',
			operation: 'schedule',
			vin: '={{ $json.vin }}',
			startTime: '={{ $json.time }}',
			waitForOutcome: '={{ $json.waits }}',
			options: { timeZone: '={{ $json.zone }}' },
		},
		openSessions(bed.sandbox).map((item, index) => ({ ...item, ...wishes[index] })),
	);

	expect(result.json('Failed')).toEqual([]);
	expect(result.json('Success')).toMatchObject([
		{ vin: vins[0], outcome: 'done', deferredTime: 'PT02H30M', timeZone: 'Europe/Paris' },
		{ vin: vins[1], outcome: 'accepted', deferredTime: 'PT04H00M', timeZone: 'UTC' },
		{ vin: vins[2], outcome: 'done', deferredTime: 'PT06H15M', timeZone: 'Europe/Lisbon' },
	]);
	expect(bed.sandbox.bridge.car(vins[0]).state.deferredTime).toBe('PT02H30M');
	expect(bed.sandbox.bridge.car(vins[2]).state.deferredTime).toBe('PT06H15M');
});

it('SDK: another call for every item', async () => {
	const calls = [
		{ method: 'get', api: 'pims.subscription.services', given: { vin: vins[0] } },
		{ method: 'set', api: 'pims.vehicle.vin', given: { actionType: 'remote', vin: vins[1] } },
		{
			method: 'get',
			api: 'pims.vehicle.informations',
			given: { actionType: 'remote', action: 'get' },
			first: vins[2],
		},
	];
	const result = await run(
		'stellantis',
		{
			resource: 'sdk',
			operation: 'call',
			method: '={{ $json.method }}',
			api: '={{ $json.api }}',
			parameters: '={{ $json.given }}',
			selectVin: '={{ $json.first ?? "" }}',
		},
		openSessions(bed.sandbox).map((item, index) => ({ ...item, ...calls[index] })),
	);

	expect(result.json('Failed')).toEqual([]);
	expect(result.json('Success')).toMatchObject([
		{ result: { services: expect.any(Array) } },
		{ result: {} },
		{ result: { vehicle: { attributes: { vin: vins[2] } } } },
	]);
});

describe('an expression for Resource or Operation, which n8n does not resolve', () => {
	it.each([
		['dqeSmsConfirmation', { operation: '={{ $json.operation }}' }],
		['stellantis', { resource: 'charging', operation: '={{ $json.operation }}' }],
		['stellantis', { resource: '={{ $json.resource }}', operation: 'start' }],
	])('%s %j is told for every item, and nothing is sent', async (type, parameters) => {
		const items = openSessions(bed.sandbox).map((item) => ({
			...item,
			resource: 'charging',
			operation: type === 'stellantis' ? 'start' : 'sendCode',
		}));
		const result = await run(type, parameters, items);

		expect(result.json('Success')).toEqual([]);
		expect(result.json('Failed')).toMatchObject(
			items.map((item, index) => ({
				...item,
				error: `'Operation' is not an operation of this node [item ${index}]`,
				details: { code: 'operationUnknown', category: 'input', delivered: 'no' },
			})),
		);
		expect(bed.sandbox.arrivals).toEqual([]);
	});
});
