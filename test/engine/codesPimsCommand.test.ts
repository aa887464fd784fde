import type { SdkState } from '../../sandbox/bridge';
import { chargingApis, chargingCommands, chargingOf } from '../support/charging';
import { onlyFailure } from '../support/operator';
import {
	answerTroubles,
	internalTroubles,
	networkTroubles,
	setUpTroubles,
	strongAuthenticationTroubles,
} from '../support/sdkTroubles';
import { useOperator } from '../support/useOperator';

const desk = useOperator();
const run = chargingOf(desk);

const sdk = (): SdkState => desk.sandbox.bridge.session('demo').sdk.state;

/** Without PIN in the credential, so that 2302 stays. */
const noPin = { credential: { pin: '' } };

describe.each(chargingCommands)('the SDK refuses charging %s', (command) => {
	it.each([
		...setUpTroubles,
		...networkTroubles,
		...answerTroubles,
		...internalTroubles,
		...strongAuthenticationTroubles,
	])('with $code where $because', async ({ code, turn, category, names, delivered }) => {
		turn(sdk());
		const failure = onlyFailure(await run(command, {}, noPin));
		// The car's own words for a time-out say more than the server's.
		if (code !== '2201') expect(failure.message).toContain(names);
		expect(failure).toMatchObject({ operation: chargingApis[command], code, category, delivered });
		expect(failure.retry).not.toBe('safe');
	});

	it('with 2377 where the broker cannot be reached: safe to send again', async () => {
		sdk().broker = 'refused';
		const failure = onlyFailure(await run(command));
		expect(failure).toMatchObject({
			code: '2377',
			category: 'network',
			delivered: 'no',
			retry: 'safe',
		});
	});

	it.each([
		['is of another account', 'VR3SANDB0XBEV0009'],
		['has no battery', 'VF3SANDB0XTHERM04'],
	])('with 2366 where the car %s', async (_, vin) => {
		desk.sandbox.bridge.addCar('VF3SANDB0XTHERM04', { engine: 'Thermal' });
		sdk().account.vins.push('VF3SANDB0XTHERM04');
		const failure = onlyFailure(await run(command, { vin }));
		expect(failure).toMatchObject({ code: '2366', category: 'input', delivered: 'no' });
		expect(failure.message).toContain("'VIN'");
	});
});
