import { randomBytes } from 'node:crypto';
import type { PimsCode } from './codes';
import type { Gate } from './gates';
import type { Interface, Request } from './interfaces';
import { vinPattern } from './parameters';
import type { CarKeyCheck } from './sdkState';

const carKey = 'pims.vehicle.carkey';
const gates: readonly Gate[] = ['sound', 'core', 'login', 'internet', 'server', 'answer'];
const securityCodeValidMs = 24 * 3_600_000;

const checkCodes: Readonly<Record<CarKeyCheck, PimsCode | undefined>> = {
	passed: undefined,
	bluetoothOff: 2341,
	notPaired: 2342,
	wrongPosition: 2354,
	badSignature: 2355,
	badTimestamp: 2356,
	serviceFailed: 2205,
};

/** Until 2.2 the call names the car, since then `set pims.vehicle.vin` does; the sandbox's 2.0 stands for the former. */
function whose({ sdk, parameters, refuse }: Request): () => string {
	if (parameters.dialect !== '2.0') return () => sdk.selectedVin ?? refuse(2366);
	const vin = parameters.text('vin', vinPattern);
	return () => (sdk.state.account.vins.includes(vin) ? vin : refuse(2366));
}

/** The proof that somebody holds the car's key: once per account, beside the car. */
export const carKeyInterfaces: readonly Interface[] = [
	{
		method: 'get',
		api: carKey,
		gates,
		run: (request) => {
			const find = whose(request);
			return () => {
				find();
				const isVerified = request.sdk.state.account.carKey;
				return {
					isCarKeyVerified: isVerified,
					cvsStatus: isVerified ? 'active' : 'unknown',
					maxReactivationDate: null,
				};
			};
		},
	},
	{
		method: 'set',
		api: carKey,
		gates,
		run: ({ sdk, refuse }) => {
			return () => {
				const vin = sdk.selectedVin ?? refuse(2366);
				const code = checkCodes[sdk.state.carKeyCheck];
				if (code !== undefined) refuse(code, code === 2341 ? 'Bluetooth' : undefined);
				sdk.state.account.carKey = true;
				const expires = sdk.world.clock.now() + securityCodeValidMs;
				return {
					hasCarKey: true,
					vin,
					securityCode: randomBytes(6).toString('base64'),
					securityExpiration: new Date(expires).toISOString(),
				};
			};
		},
	},
];
