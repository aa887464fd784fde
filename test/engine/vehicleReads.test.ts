import type { INodeParameters } from 'n8n-workflow';
import type { SdkState } from '../../sandbox/bridge';
import { electricCar, legacyCar, onlyFailure, onlyOutput, phone } from '../support/operator';
import {
	answerTroubles,
	internalTroubles,
	networkTroubles,
	setUpTroubles,
} from '../support/sdkTroubles';
import { useOperator } from '../support/useOperator';

const desk = useOperator();

const sdk = (): SdkState => desk.sandbox.bridge.session('demo').sdk.state;
const read = async (operation: string, parameters: INodeParameters = {}, session = 'demo') =>
	await desk.operator.stellantis(
		`vehicle ${operation}`,
		{ vin: session === 'demo' ? electricCar : legacyCar, ...parameters },
		{ credential: { session } },
	);

describe('Get Services', () => {
	it('gives names and codes', async () => {
		expect(onlyOutput(await read('getServices'))).toEqual({
			vin: electricCar,
			services: [
				{ name: 'Remote control', code: 'NAC01' },
				{ name: 'Connected navigation', code: 'NAV01' },
			],
		});
	});

	it('gives none where the car has none', async () => {
		sdk().account.services = [];
		expect(onlyOutput(await read('getServices'))).toMatchObject({ services: [] });
	});
});

describe('Get Activation Steps', () => {
	const all = [
		{ name: 'trustedPhone', order: 1, done: true },
		{ name: 'deviceActivation', order: 2, done: true },
		{ name: 'mediumCarKey', order: 3, done: true },
	];
	beforeEach(() => {
		sdk().account.trustedPhone = phone.pims;
	});

	it.each(['demo', 'legacy'])('gives them in their order: session %s', async (session) => {
		desk.sandbox.bridge.session(session).sdk.state.account.trustedPhone = '0698765432';
		expect(onlyOutput(await read('getActivationSteps', {}, session))).toEqual({
			vin: session === 'demo' ? electricCar : legacyCar,
			stepsId: expect.stringMatching(/^steps-/),
			steps: all,
			next: null,
		});
	});

	it.each([
		['trustedPhone', { trustedPhone: undefined, deviceActivated: false, carKey: false }],
		['deviceActivation', { deviceActivated: false, carKey: false }],
		['mediumCarKey', { carKey: false }],
	])('says that %s is next', async (next, account) => {
		Object.assign(sdk().account, account);
		expect(onlyOutput(await read('getActivationSteps'))).toMatchObject({ next });
	});

	it('believes what was done once until the steps are reset', async () => {
		onlyOutput(await read('getActivationSteps'));
		sdk().account.deviceActivated = false;
		expect(onlyOutput(await read('getActivationSteps'))).toMatchObject({ next: null });
		expect(onlyOutput(await read('getActivationSteps', { resetSteps: true }))).toMatchObject({
			next: 'deviceActivation',
		});
	});
});

describe.each([
	['getServices', 'pims.subscription.services', '2366'],
	['getActivationSteps', 'pims.subscription.steps', '2102'],
])('%s', (operation, api, foreign) => {
	it.each([...setUpTroubles, ...networkTroubles, ...answerTroubles, ...internalTroubles])(
		'fails with $code where $because',
		async ({ code, turn, category, names }) => {
			turn(sdk());
			const failure = onlyFailure(await read(operation));
			expect(failure).toMatchObject({ operation: api, code, category });
			expect(failure.message).toContain(names);
		},
	);

	it('fails for a car of another account', async () => {
		const failure = onlyFailure(await read(operation, { vin: 'VR3SANDB0XBEV0009' }));
		expect(failure).toMatchObject({ code: foreign, category: 'input', delivered: 'no' });
	});
});
