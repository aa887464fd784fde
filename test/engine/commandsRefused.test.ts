import type { INodeParameters } from 'n8n-workflow';
import type { CarState, SdkState } from '../../sandbox/bridge';
import { electricCar, onlyFailure, onlyOutput } from '../support/operator';
import { useOperator } from '../support/useOperator';

const desk = useOperator();

const sdk = (): SdkState => desk.sandbox.bridge.session('demo').sdk.state;
const car = () => desk.sandbox.bridge.car(electricCar);
const run = async (operation: string, parameters: INodeParameters = {}) =>
	await desk.operator.stellantis(operation, { vin: electricCar, ...parameters });

describe.each(['signal', 'atOnce'] as const)('the car refuses (%s)', (way) => {
	beforeEach(() => {
		sdk().refusals = way;
	});

	// prettier-ignore
	it.each<[string, string, Partial<CarState>, string]>([
		['2329', 'horn sound', { ignition: 'start' }, 'running'],
		['2329', 'lights flash', { ignition: 'start' }, 'running'],
		['2329', 'preconditioning start', { ignition: 'startUp' }, 'running'],
		['2335', 'preconditioning stop', { ignition: 'free' }, 'did not stop'],
		['2334', 'preconditioning start', { preconditioningFault: true }, 'air conditioning'],
		['2334', 'preconditioning stop', { preconditioningFault: true }, 'air conditioning'],
		['2362', 'doors lock', { open: ['trunk'] }, 'door is open'],
		['2362', 'doors unlock', { open: ['driver'] }, 'door is open'],
	])('with %s: %s where %j', async (code, operation, state, names) => {
		car().set(state);
		const failure = onlyFailure(await run(operation));
		expect(failure).toMatchObject({ code, category: 'vehicleState', delivered: 'yes' });
		expect(failure.message).toContain(names);
	});

	it.each([
		['2358', 'horn sound', 'horn'],
		['2359', 'lights flash', 'lights'],
	])('with %s: %s a second time at once', async (code, operation, names) => {
		onlyOutput(await run(operation));
		const failure = onlyFailure(await run(operation));
		expect(failure).toMatchObject({
			code,
			category: 'throttled',
			delivered: 'yes',
			retry: 'later',
		});
		expect(failure.message).toContain(names);
		desk.sandbox.clock.advance(desk.sandbox.bridge.settings.coolDownMs);
		onlyOutput(await run(operation));
	});

	it.each<[string, string, Partial<CarState>]>([
		['2333', 'preconditioning start', { preconditioning: true }],
		['2336', 'preconditioning stop', {}],
		['2360', 'doors unlock', { locked: false }],
		['2361', 'doors lock', { locked: true }],
	])('with %s, which is good news for %s: already done', async (code, operation, state) => {
		car().set(state);
		expect(onlyOutput(await run(operation))).toMatchObject({
			outcome: 'alreadyDone',
			code,
			label: expect.stringMatching(/./),
			vin: electricCar,
		});
	});
});

it.each([
	['2360', 'doors lock', 'unlocked'],
	['2361', 'doors unlock', 'locked'],
])('%s is a refusal for %s', async (code, operation, names) => {
	car().set({ locked: operation === 'doors unlock' });
	desk.sandbox.faults.order({
		vendor: 'bridge',
		on: 'RESULT pims.vehicle.signal',
		weather: { kind: 'code', code },
	});
	const failure = onlyFailure(await run(operation));
	expect(failure).toMatchObject({ code, category: 'vehicleState', delivered: 'yes' });
	expect(failure.message).toContain(names);
});

it('locking asks for a refresh where the phone is behind the car (2357)', async () => {
	sdk().outdated.add('doors');
	const failure = onlyFailure(await run('doors unlock'));
	expect(failure).toMatchObject({ code: '2357', category: 'vehicleState' });
	expect(failure.hint).toContain("'Freshness' set to Refresh");
	onlyOutput(await run('vehicle getStatus', { freshness: 'refresh' }));
	onlyOutput(await run('doors unlock'));
});
