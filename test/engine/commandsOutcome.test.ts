import type { INodeParameters } from 'n8n-workflow';
import type { CarState, SdkState } from '../../sandbox/bridge';
import { electricCar, legacyCar, onlyFailure, onlyOutput, sleepingCar } from '../support/operator';
import {
	answerTroubles,
	internalTroubles,
	networkTroubles,
	setUpTroubles,
	strongAuthenticationTroubles,
} from '../support/sdkTroubles';
import { useOperator } from '../support/useOperator';

const desk = useOperator();

const sdk = (): SdkState => desk.sandbox.bridge.session('demo').sdk.state;
const car = (vin = electricCar) => desk.sandbox.bridge.car(vin);
const run = async (operation: string, parameters: INodeParameters = {}, credential = {}) =>
	await desk.operator.stellantis(operation, { vin: electricCar, ...parameters }, { credential });
const commandBatches = () =>
	desk.arrivals('bridge', '/calls').filter(({ body }) => body.includes('"pims.vehicle.command"'));

interface Command {
	readonly operation: string;
	readonly kind: string;
	readonly api: string;
	/** State in which it is carried out, and what is true afterwards. */
	readonly before: Partial<CarState>;
	readonly after: Partial<CarState>;
	/** Only for cars with a battery to drive with. */
	readonly electric?: boolean;
}

// prettier-ignore
const commands: readonly Command[] = [
	{ operation: 'doors lock', kind: 'lock', api: 'doors', before: { locked: false }, after: { locked: true } },
	{ operation: 'doors unlock', kind: 'unlock', api: 'doors', before: {}, after: { locked: false } },
	{ operation: 'horn sound', kind: 'soundHorn', api: 'horn', before: {}, after: {} },
	{ operation: 'lights flash', kind: 'flashLights', api: 'warning', before: {}, after: {} },
	{ operation: 'preconditioning start', kind: 'startPreconditioning', api: 'preconditioning', before: {}, after: { preconditioning: true }, electric: true },
	{ operation: 'preconditioning stop', kind: 'stopPreconditioning', api: 'preconditioning', before: { preconditioning: true }, after: { preconditioning: false }, electric: true },
];

describe.each(commands)('$operation', ({ operation, kind, api, before, after, electric }) => {
	beforeEach(() => car().set(before));

	it('is done when the car says so, with the steps on the way', async () => {
		expect(onlyOutput(await run(operation))).toMatchObject({
			vin: electricCar,
			command: kind,
			outcome: 'done',
			code: '200',
			events: [{ code: '900' }, { code: '903' }, { code: '200' }],
			vehicle: { vin: electricCar },
		});
		expect(car().state).toMatchObject(after);
		expect(commandBatches()).toHaveLength(1);
	});

	it('is accepted, never done, where nobody waits', async () => {
		const output = onlyOutput(await run(operation, { waitForOutcome: false }));
		expect(output).toMatchObject({ command: kind, outcome: 'accepted', code: '', events: [] });
		expect(output).not.toHaveProperty('vehicle');
		expect(desk.arrivals('bridge', '/events')).toHaveLength(0);
	});

	it('is unreachable, not done, where the car has no network (2201)', async () => {
		desk.sandbox.bridge.settings.commandDeadlineMs = 20;
		car().set({ unreachable: true });
		const failure = onlyFailure(await run(operation));
		expect(failure).toMatchObject({ code: '2201', category: 'timeout', delivered: 'yes' });
		expect(failure.retry).not.toBe('safe');
	});

	it('has an unknown end where the connection to the broker is lost (2363)', async () => {
		sdk().broker = 'lost';
		expect(onlyFailure(await run(operation))).toMatchObject({
			code: '2363',
			category: 'network',
			delivered: 'yes',
		});
	});

	it('may be sent again where the broker refuses (2377)', async () => {
		sdk().broker = 'refused';
		expect(onlyFailure(await run(operation))).toMatchObject({
			code: '2377',
			delivered: 'no',
			retry: 'safe',
		});
	});

	it.each([
		...setUpTroubles,
		...networkTroubles,
		...answerTroubles,
		...internalTroubles,
		...strongAuthenticationTroubles,
	])('fails with $code where $because', async ({ code, turn, category }) => {
		turn(sdk());
		const failure = onlyFailure(await run(operation, {}, { pin: '' }));
		// Programs are read anew before, which without network is a time-out.
		const told = electric && code === '2202' ? { code: '2201' } : { code, category };
		expect(failure).toMatchObject(told);
		expect(failure.hint).not.toBe('');
	});

	it('fails with the car of another account (2366), and for one without battery where it needs one', async () => {
		expect(onlyFailure(await run(operation, { vin: 'VR3SANDB0XBEV0009' })).code).toBe('2366');
		desk.sandbox.bridge.addCar('VF3SANDB0XTHERM04', {
			engine: 'Thermal',
			...before,
			...(electric && { preconditioning: false }),
		});
		sdk().account.vins.push('VF3SANDB0XTHERM04');
		const thermal = await run(operation, { vin: 'VF3SANDB0XTHERM04' });
		if (electric) expect(thermal.outputs).toEqual([]);
		else expect(onlyOutput(thermal)).toMatchObject({ outcome: 'done' });
	});

	it.each([
		['2353', 'chargeDeferredTime'],
		['2364', api],
	])('waits its turn (%s) while %s runs from another phone', async (code, busyWith) => {
		const actions = ['chargeDeferredTime', 'doors', 'horn', 'warning', 'preconditioning'] as const;
		car().set({ busyWith: actions.find((action) => action === busyWith) ?? null });
		expect(onlyFailure(await run(operation))).toMatchObject({
			operation: `pims.vehicle.command ${api}`,
			code,
			category: 'conflict',
			delivered: 'no',
		});
	});

	it('goes through SDK 2.0 too', async () => {
		car(legacyCar).set(before);
		const output = onlyOutput(await run(operation, { vin: legacyCar }, { session: 'legacy' }));
		expect(output).toMatchObject({ outcome: 'done', vehicle: { vin: legacyCar } });
		expect(car(legacyCar).state).toMatchObject(after);
	});

	it('wakes a sleeping car, and says that it slept (901)', async () => {
		car(sleepingCar).set({ ...before, ...(before.preconditioning !== true && { asleep: true }) });
		const { events } = onlyOutput(await run(operation, { vin: sleepingCar }));
		const slept = JSON.stringify(events).includes('"901"');
		expect(slept).toBe(before.preconditioning !== true);
	});
});
