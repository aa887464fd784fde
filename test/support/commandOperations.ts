import { openSessions, unluckyCar, vins } from './bridgeSessions';
import { unlucky, type OperationUnderTest } from './operationUnderTest';
import { throughBridge } from './phoneOperations';

const vin = { vin: '={{ $json.vin }}' };
const meets = { vendor: 'bridge', on: 'pims.vehicle.command', skip: unlucky } as const;
const meetsCode = { vendor: 'bridge', on: 'set pims.vehicle.command', skip: unlucky } as const;

const throughCommand = {
	...throughBridge,
	effect: 'write',
	succeeds: (customer) => ({ vin: vins[customer], outcome: 'done' }),
	meets,
	meetsCode,
	isRequest: ({ body }) => body.includes('"pims.vehicle.command"'),
} satisfies Partial<OperationUnderTest>;

/** The car's programs are read before, since the SDK wants them with every command. */
const afterReading = {
	...throughCommand,
	firstCalledAs: 'pims.vehicle.informations remote',
} satisfies Partial<OperationUnderTest>;

const isDriven = {
	because: 'somebody drives the car',
	code: '2329',
	category: 'vehicleState',
	delivered: 'yes',
	retry: 'afterFix',
	arrange: (sandbox) => unluckyCar(sandbox, { ignition: 'start' }),
} satisfies OperationUnderTest['refusal'];

const hasOpenDoor = {
	because: 'a door is open',
	code: '2362',
	category: 'vehicleState',
	delivered: 'yes',
	retry: 'afterFix',
	arrange: (sandbox) => unluckyCar(sandbox, { open: ['driver'] }),
} satisfies OperationUnderTest['refusal'];

const isBroken = {
	because: 'the air conditioning does not answer',
	code: '2334',
	category: 'vehicleState',
	delivered: 'yes',
	retry: 'later',
	arrange: (sandbox) => unluckyCar(sandbox, { preconditioningFault: true }),
} satisfies OperationUnderTest['refusal'];

export const lockDoors: OperationUnderTest = {
	...throughCommand,
	name: 'Doors: lock',
	calledAs: 'pims.vehicle.command doors',
	parameters: { resource: 'doors', operation: 'lock', ...vin },
	arrange: (sandbox) => openSessions(sandbox, { locked: false }),
	refusal: hasOpenDoor,
};

export const unlockDoors: OperationUnderTest = {
	...throughCommand,
	name: 'Doors: unlock',
	calledAs: 'pims.vehicle.command doors',
	parameters: { resource: 'doors', operation: 'unlock', ...vin },
	arrange: (sandbox) => openSessions(sandbox),
	refusal: hasOpenDoor,
};

export const soundHorn: OperationUnderTest = {
	...throughCommand,
	name: 'Horn: sound',
	calledAs: 'pims.vehicle.command horn',
	parameters: { resource: 'horn', operation: 'sound', ...vin },
	arrange: (sandbox) => openSessions(sandbox),
	refusal: isDriven,
};

export const flashLights: OperationUnderTest = {
	...throughCommand,
	name: 'Lights: flash',
	calledAs: 'pims.vehicle.command warning',
	parameters: { resource: 'lights', operation: 'flash', ...vin },
	arrange: (sandbox) => openSessions(sandbox),
	refusal: {
		because: 'they flashed only a moment ago',
		code: '2359',
		category: 'throttled',
		delivered: 'yes',
		retry: 'later',
		arrange: ({ bridge, clock }) =>
			void bridge.car(vins[unlucky]).lastDone.set('warning', clock.now()),
	},
};

export const startPreconditioning: OperationUnderTest = {
	...afterReading,
	name: 'Preconditioning: start',
	calledAs: 'pims.vehicle.command preconditioning',
	parameters: { resource: 'preconditioning', operation: 'start', ...vin },
	arrange: (sandbox) => openSessions(sandbox),
	refusal: isBroken,
};

export const stopPreconditioning: OperationUnderTest = {
	...afterReading,
	name: 'Preconditioning: stop',
	calledAs: 'pims.vehicle.command preconditioning',
	parameters: { resource: 'preconditioning', operation: 'stop', ...vin },
	arrange: (sandbox) => openSessions(sandbox, { preconditioning: true }),
	refusal: {
		...isDriven,
		code: '2335',
	},
};

export const setPrograms: OperationUnderTest = {
	...afterReading,
	name: 'Preconditioning: set programs',
	calledAs: 'pims.vehicle.command preconditioning programs',
	parameters: {
		resource: 'preconditioning',
		operation: 'setPrograms',
		...vin,
		specifyPrograms: 'json',
		programsJson: '[{ "slot": 1, "time": "07:30", "days": ["mon"] }]',
	},
	arrange: (sandbox) => openSessions(sandbox),
	succeeds: (customer) => ({
		vin: vins[customer],
		outcome: 'done',
		programs: [{ slot: 1, time: '07:30', days: ['mon'], enabled: true }],
	}),
	refusal: isBroken,
};
