import type { INodeParameters } from 'n8n-workflow';
import type { SdkState } from '../../sandbox/bridge';
import { electricCar, onlyFailure, onlyOutput, type Settings } from '../support/operator';
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

/** Without PIN in the credential, so that 2302 stays. */
const noPin = { credential: { pin: '' } };

describe('Get Status', () => {
	const read = async (parameters: INodeParameters = {}, settings: Settings = noPin) =>
		await desk.operator.stellantis(
			'vehicle getStatus',
			{ vin: electricCar, ...parameters },
			settings,
		);

	it.each([
		...setUpTroubles,
		...networkTroubles,
		...answerTroubles,
		...internalTroubles,
		...strongAuthenticationTroubles,
	])('fails with $code where $because', async ({ code, turn, category, names }) => {
		turn(sdk());
		const failure = onlyFailure(await read());
		expect(failure).toMatchObject({
			operation: 'pims.vehicle.informations remote',
			code,
			category,
		});
		expect(failure.message).toContain(names);
	});

	it('gives what the phone has where the network is away', async () => {
		onlyOutput(await read());
		sdk().network.internet = false;
		expect(onlyOutput(await read())).toMatchObject({ vin: electricCar, batteryPercent: 45 });
		expect(onlyFailure(await read({ freshness: 'refresh' })).code).toBe('2201');
	});

	it('fails with 2366 for a car of another account', async () => {
		const failure = onlyFailure(await read({ vin: 'VR3SANDB0XBEV0009' }));
		expect(failure).toMatchObject({ code: '2366', category: 'input' });
	});
});
