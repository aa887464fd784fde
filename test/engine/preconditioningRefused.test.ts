import type { SdkState } from '../../sandbox/bridge';
import { onlyFailure, onlyOutput } from '../support/operator';
import { evening, program, programmer } from '../support/programs';
import { useOperator } from '../support/useOperator';

const desk = useOperator();
const { car, commands, set } = programmer(desk);

const sdk = (): SdkState => desk.sandbox.bridge.session('demo').sdk.state;

describe.each(['2333', '2336'])('the car answers only %s', (code) => {
	const answerOnly = () =>
		desk.sandbox.faults.order({
			vendor: 'bridge',
			on: 'RESULT pims.vehicle.signal',
			weather: { kind: 'code', code },
		});

	it('a failure where its data do not show the programs', async () => {
		answerOnly();
		const failure = onlyFailure(await set([evening]));
		expect(failure).toMatchObject({
			operation: 'pims.vehicle.command preconditioning programs',
			code,
			delivered: 'yes',
		});
		expect(failure.message).toContain('do not show the new programs');
	});

	it('done where its data show them', async () => {
		car().set({ programs: [program(2, { hour: 18, minute: 5, occurrence: ['fri'] })] });
		answerOnly();
		expect(onlyOutput(await set([evening]))).toMatchObject({ outcome: 'done', code });
	});
});

describe('nothing is sent to the car', () => {
	afterEach(() => expect(commands()).toEqual([]));

	it('where its programs cannot be read', async () => {
		desk.sandbox.bridge.addCar('VF3SANDB0XTHERM04', { engine: 'Thermal' });
		sdk().account.vins.push('VF3SANDB0XTHERM04');
		const failure = onlyFailure(await set([evening], { vin: 'VF3SANDB0XTHERM04' }));
		expect(failure).toMatchObject({
			code: 'programsUnreadable',
			category: 'notFound',
			delivered: 'no',
			hint: expect.stringMatching(/'Simplify' off.*precondInformation/),
		});
	});

	it('where only a slot that was never set is switched on', async () => {
		expect(onlyFailure(await set([{ slot: 3, enabled: true }]))).toMatchObject({
			code: 'programIncomplete',
			hint: expect.stringContaining('its time and its days'),
		});
	});

	it('where the reading fails', async () => {
		sdk().network.internet = false;
		const failure = onlyFailure(await set([evening]));
		expect(failure).toMatchObject({
			operation: 'pims.vehicle.informations remote',
			code: '2201',
			delivered: 'no',
		});
	});

	it('where a new program has no time', async () => {
		car().set({ programs: [program(1)] });
		const failure = onlyFailure(
			await set([
				{ slot: 1, enabled: false },
				{ slot: 2, days: 'mon' },
			]),
		);
		expect(failure).toMatchObject({
			code: 'programIncomplete',
			category: 'input',
			delivered: 'no',
		});
	});
});

it('a fourth slot is for the SDK to take or to refuse (2102)', async () => {
	const failure = onlyFailure(await set([{ ...evening, slot: 4 }]));
	expect(failure).toMatchObject({ code: '2102', category: 'input', delivered: 'no' });
	expect(failure.message).toContain('slot');
});

it('programs that the phone has not read yet are refused by it (2338)', async () => {
	desk.sandbox.faults.order({
		vendor: 'bridge',
		on: 'set pims.vehicle.command preconditioning',
		weather: { kind: 'code', code: '2338' },
	});
	expect(onlyFailure(await set([evening]))).toMatchObject({
		code: '2338',
		category: 'vehicleState',
	});
});
