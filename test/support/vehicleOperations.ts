import type { IDataObject } from 'n8n-workflow';
import { openSessions, unluckyCar, unluckySdk, vins } from './bridgeSessions';
import { unlucky, type OperationUnderTest } from './operationUnderTest';
import { throughBridge } from './phoneOperations';

const vin = { vin: '={{ $json.vin }}' };
const meetsCommand = { vendor: 'bridge', on: 'set pims.vehicle.command', skip: unlucky } as const;
const meetsRead = { vendor: 'bridge', skip: unlucky } as const;

export const scheduleCharging: OperationUnderTest = {
	...throughBridge,
	name: 'Charging: schedule',
	effect: 'write',
	calledAs: 'pims.vehicle.command chargeDeferredTime',
	parameters: { resource: 'charging', operation: 'schedule', ...vin, startTime: '02:30' },
	arrange: (sandbox) => openSessions(sandbox),
	succeeds: (customer) => ({
		vin: vins[customer],
		outcome: 'done',
		deferredTime: 'PT02H30M',
	}),
	refusal: {
		because: 'the driver pressed "charge now" in the car',
		code: '2326',
		category: 'conflict',
		delivered: 'yes',
		retry: 'later',
		arrange: (sandbox) => unluckyCar(sandbox, { immediateChargeDemanded: true }),
	},
	meetsCode: meetsCommand,
};

export const startCharging: OperationUnderTest = {
	...throughBridge,
	name: 'Charging: start',
	effect: 'write',
	calledAs: 'pims.vehicle.command charge',
	parameters: { resource: 'charging', operation: 'start', ...vin },
	arrange: (sandbox) => openSessions(sandbox),
	succeeds: (customer) => ({ vin: vins[customer], outcome: 'done' }),
	refusal: {
		because: 'the car is not plugged in',
		code: '2330',
		category: 'vehicleState',
		delivered: 'yes',
		retry: 'afterFix',
		arrange: (sandbox) => unluckyCar(sandbox, { plugged: false }),
	},
	meetsCode: meetsCommand,
};

export const stopCharging: OperationUnderTest = {
	...throughBridge,
	name: 'Charging: stop',
	effect: 'write',
	calledAs: 'pims.vehicle.command charge',
	parameters: { resource: 'charging', operation: 'stop', ...vin },
	arrange: (sandbox) => openSessions(sandbox, { charging: true }),
	succeeds: (customer) => ({ vin: vins[customer], outcome: 'done' }),
	refusal: {
		because: 'the car stands where there is no network',
		code: '2201',
		category: 'timeout',
		delivered: 'yes',
		retry: 'later',
		arrange: (sandbox) => unluckyCar(sandbox, { unreachable: true }),
	},
	meetsCode: meetsCommand,
};

export const getStatus: OperationUnderTest = {
	...throughBridge,
	name: 'Vehicle: get status',
	effect: 'read',
	calledAs: 'pims.vehicle.informations remote',
	parameters: { resource: 'vehicle', operation: 'getStatus', ...vin },
	arrange: (sandbox) => openSessions(sandbox),
	succeeds: (customer) => ({ vin: vins[customer] }),
	refusal: {
		because: 'the car belongs to another account',
		code: '2366',
		category: 'input',
		delivered: 'no',
		retry: 'afterFix',
		arrange: (sandbox) => void (unluckySdk(sandbox).account.vins = []),
	},
	meetsCode: { ...meetsRead, on: 'get pims.vehicle.informations' },
};

export const refreshWithWakeUp: OperationUnderTest = {
	...getStatus,
	name: 'Vehicle: get status with wake-up',
	effect: 'write',
	parameters: { ...getStatus.parameters, freshness: 'refreshWithWakeUp' },
	refusal: {
		because: 'the car stands where there is no network',
		code: '2201',
		category: 'timeout',
		delivered: 'unknown',
		retry: 'later',
		arrange: (sandbox) => unluckyCar(sandbox, { unreachable: true }),
	},
};

export const getServices: OperationUnderTest = {
	...throughBridge,
	name: 'Vehicle: get services',
	effect: 'read',
	calledAs: 'pims.subscription.services',
	parameters: { resource: 'vehicle', operation: 'getServices', ...vin },
	arrange: (sandbox) => openSessions(sandbox),
	succeeds: (customer) => ({
		vin: vins[customer],
		services: [
			{ name: 'Remote control', code: 'NAC01' },
			{ name: 'Connected navigation', code: 'NAV01' },
		],
	}),
	refusal: getStatus.refusal,
	meetsCode: { ...meetsRead, on: 'get pims.subscription.services' },
};

export const getActivationSteps: OperationUnderTest = {
	...throughBridge,
	name: 'Vehicle: get activation steps',
	effect: 'read',
	calledAs: 'pims.subscription.steps',
	parameters: { resource: 'vehicle', operation: 'getActivationSteps', ...vin },
	arrange: (sandbox) => openSessions(sandbox),
	succeeds: (customer) => ({ vin: vins[customer], next: 'trustedPhone' }),
	refusal: { ...getStatus.refusal, code: '2102' },
	meetsCode: { ...meetsRead, on: 'get pims.subscription.steps' },
};

export const readThroughSdk: OperationUnderTest = {
	...throughBridge,
	name: 'SDK: call (get)',
	effect: 'read',
	calledAs: 'get pims.subscription.services',
	parameters: {
		resource: 'sdk',
		operation: 'call',
		method: 'get',
		api: 'pims.subscription.services',
		parameters: '={{ { vin: $json.vin } }}',
	},
	arrange: (sandbox) => openSessions(sandbox),
	succeeds: (): IDataObject => ({
		result: { services: expect.arrayContaining([{ name: 'Remote control', code: 'NAC01' }]) },
	}),
	refusal: {
		because: 'the car belongs to another account',
		code: '2366',
		category: 'input',
		delivered: 'no',
		retry: 'afterFix',
		arrange: (sandbox) => void (unluckySdk(sandbox).account.vins = []),
	},
	meetsCode: { ...meetsRead, on: 'get pims.subscription.services' },
};

export const actThroughSdk: OperationUnderTest = {
	...throughBridge,
	name: 'SDK: call (set)',
	effect: 'write',
	calledAs: 'set pims.vehicle.vin',
	parameters: {
		resource: 'sdk',
		operation: 'call',
		method: 'set',
		api: 'pims.vehicle.vin',
		parameters: '={{ JSON.stringify({ actionType: "remote", vin: $json.vin }) }}',
	},
	arrange: (sandbox) => openSessions(sandbox),
	succeeds: () => ({ result: {} }),
	refusal: {
		because: 'the car belongs to another account',
		code: '2366',
		category: 'input',
		delivered: 'no',
		retry: 'afterFix',
		arrange: (sandbox) => void (unluckySdk(sandbox).account.vins = []),
	},
	meetsCode: { ...meetsRead, on: 'set pims.vehicle.vin' },
};
