import type { Interface, Request } from './interfaces';
import { closedGate } from './gates';
import { vinPattern } from './parameters';
import { isWokenByRefresh, vehicleReport } from './vehicleReport';

export const signalApi = 'pims.vehicle.signal';
export const eventApi = 'pims.vehicle.event';
export const vinApi = 'pims.vehicle.vin';
export const chargeEnds = ['remoteChargeFinished', 'remoteChargeInterrupted'] as const;

const unsubscribe = (api: string): Interface => ({
	method: 'unsubscribe',
	api,
	gates: [],
	run:
		({ sdk, refuse }) =>
		() => {
			if (!sdk.subscriptions.delete(api)) refuse(2367);
		},
});

const selectVehicle = ({ sdk, parameters, refuse }: Request) => {
	if (parameters.has('actionType')) parameters.choice('actionType', ['remote']);
	const vin = parameters.text('vin', vinPattern);
	return () => {
		sdk.selectedVin = undefined;
		if (!sdk.state.account.vins.includes(vin)) refuse(2366);
		sdk.selectedVin = vin;
	};
};

function readInformations({ sdk, parameters, refuse }: Request) {
	parameters.choice('actionType', ['remote']);
	const action = parameters.choice('action', ['get', 'refresh', 'refreshWithWakeUp']);
	return () => {
		const car = sdk.selectedCar() ?? refuse(2366);
		const offline = closedGate(['internet', 'server', 'answer'], sdk.state);
		if (offline) {
			const cached = sdk.lastRead.get(car.vin);
			if (action === 'get' && cached) return vehicleReport(car.vin, cached, sdk.dialect);
			// A refresh without network is reported as a time-out.
			return action !== 'get' && offline.code === 2202
				? refuse(2201)
				: refuse(offline.code, offline.fill);
		}
		const wakes =
			action === 'refreshWithWakeUp' ||
			(action === 'refresh' && isWokenByRefresh(car.report.state));
		if (wakes) {
			if (car.state.engine === 'Thermal') refuse(2366);
			if (!car.canBeReached) refuse(2201);
			car.set({ asleep: false });
		}
		sdk.hasRead(car);
		return vehicleReport(car.vin, car.report, sdk.dialect);
	};
}

/** Selecting a car, following it and reading its data; commands are in `commandInterfaces`. */
export const vehicleInterfaces: readonly Interface[] = [
	{ method: 'set', api: vinApi, gates: ['login'], run: selectVehicle },
	{
		method: 'subscribe',
		api: signalApi,
		gates: ['login'],
		run:
			({ subscribe }) =>
			() =>
				subscribe(),
	},
	unsubscribe(signalApi),
	{
		method: 'subscribe',
		api: eventApi,
		selector: ['actionType', 'remote'],
		gates: ['sound', 'login', 'internet', 'server', 'answer', 'strongAuthentication'],
		run: ({ parameters, subscribe }) => {
			const types = parameters.choices('type', chargeEnds);
			if (types.length === 0) parameters.refuse(2102, 'type');
			return () => subscribe(types);
		},
	},
	unsubscribe(eventApi),
	{
		method: 'get',
		api: 'pims.vehicle.informations',
		gates: ['sound', 'login', 'strongAuthentication'],
		run: readInformations,
	},
];
