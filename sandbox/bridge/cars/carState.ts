/** Days as SDK and car write them. */
export const weekDays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type WeekDay = (typeof weekDays)[number];

export interface PreconditioningProgram {
	readonly hour: number;
	readonly minute: number;
	readonly isEnabled: boolean;
	readonly occurrence: readonly WeekDay[];
	/** 1 to 3, each at most once. */
	readonly slot: number;
}

export const openings = [
	'driver',
	'passenger',
	'rearLeft',
	'rearRight',
	'trunk',
	'rearWindow',
	'roofWindow',
] as const;
export type Opening = (typeof openings)[number];

export const engines = ['BEV', 'PHEV', 'Thermal'] as const;
export const ignitions = ['stop', 'startUp', 'start', 'free'] as const;
export const chargers = ['ready', 'standby', 'fault'] as const;
export const brands = ['peugeot', 'citroen', 'opel', 'vauxhall'] as const;
export const chargeModes = ['immediate', 'deferred'] as const;
export const carActions = [
	'charge',
	'chargeDeferredTime',
	'preconditioning',
	'doors',
	'horn',
	'warning',
] as const;
export type CarAction = (typeof carActions)[number];

/** Everything that is known of a virtual car. Changed only through `Car`, which keeps it possible. */
export interface CarState {
	readonly label: string;
	readonly brand: (typeof brands)[number];
	readonly engine: (typeof engines)[number];
	/** Anything but `stop` is what the vendor calls "SEV different than STOP" (our reading of the labels). */
	readonly ignition: (typeof ignitions)[number];
	/** The telematics sleep; a command wakes them (901). */
	readonly asleep: boolean;
	/** After days without a trip: nothing wakes the car any more (users report it). Implies `asleep`. */
	readonly deepSleep: boolean;
	/** No mobile network where the car stands. */
	readonly unreachable: boolean;
	readonly plugged: boolean;
	/** The charging system: `standby` and `fault` (no communication) refuse. */
	readonly charger: (typeof chargers)[number];
	readonly charging: boolean;
	/** Whole percent. */
	readonly batteryPercent: number;
	/** Where the charge ends: 100, or less if the driver wants to spare the battery. */
	readonly chargeLimitPercent: number;
	/** Time of day of the deferred charge, `PT22H00M`. */
	readonly deferredTime: string;
	readonly chargeMode: (typeof chargeModes)[number];
	/** The driver pressed "charge now" at the car: the next deferred hour that arrives is discarded (2326). */
	readonly immediateChargeDemanded: boolean;
	/** The driver changed the hour at the car: the next immediate request that arrives is discarded (2325). */
	readonly deferredTimeJustChanged: boolean;
	readonly preconditioning: boolean;
	/** The last preconditioning ended by itself, nobody stopped it. */
	readonly preconditioningFinished: boolean;
	/** The preconditioning system answers. */
	readonly preconditioningFault: boolean;
	readonly programs: readonly PreconditioningProgram[];
	/** It also reports the slots that were never set, as cars do: hour 34, minute 7, off, without days. */
	readonly reportsUnsetSlots: boolean;
	readonly locked: boolean;
	readonly open: readonly Opening[];
	/** Privacy mode: the car neither reports nor obeys. */
	readonly privacy: boolean;
	/** A command from somebody else's phone is running. */
	readonly busyWith: CarAction | null;
}

/** The SDK's pages have three. */
export const slots = [1, 2, 3] as const;

/** A slot that was never set, as psa_car_controller has it from the messages of real cars. */
export const unsetSlot = { hour: 34, minute: 7, isEnabled: false, occurrence: [] } as const;

export const isDeferredTime = (text: string): boolean =>
	/^PT(?:(?:[01]?\d|2[0-3])H(?:[0-5]?\dM)?|[0-5]?\dM)$/.test(text);

/** A home charger. */
export const minutesPerPercent = 6;

export const isParked = ({ ignition }: CarState): boolean => ignition === 'stop';

export const isCharged = ({ batteryPercent, chargeLimitPercent }: CarState): boolean =>
	batteryPercent >= chargeLimitPercent;

export const canCharge = (car: CarState): boolean =>
	car.plugged && car.charger === 'ready' && !isCharged(car);

/**
 * What follows from what: a car that is driven off the cable does not charge. Applied to every change, in this order,
 * so that no setter and no command has to think of it.
 */
export function settle(state: CarState): CarState {
	const electric = state.engine !== 'Thermal';
	const parked = isParked(state);
	const plugged = electric && state.plugged && state.ignition !== 'start';
	const charging = state.charging && canCharge({ ...state, plugged });
	const preconditioning =
		state.preconditioning && electric && parked && !state.preconditioningFault;
	const awake = !parked || charging || preconditioning;
	const asleep = (state.asleep || state.deepSleep) && !awake;
	return {
		...state,
		plugged,
		charging,
		preconditioning,
		preconditioningFinished: state.preconditioningFinished && electric && !preconditioning,
		asleep,
		deepSleep: state.deepSleep && asleep,
		locked: state.locked && state.open.length === 0,
	};
}

const invariants: ReadonlyArray<readonly [rule: string, holds: (car: CarState) => boolean]> = [
	['a charging car is plugged in', (car) => !car.charging || car.plugged],
	['a charging car has a ready charger', (car) => !car.charging || car.charger === 'ready'],
	['a charge ends at its limit', (car) => !car.charging || !isCharged(car)],
	['a driven car is not plugged in', (car) => !car.plugged || car.ignition !== 'start'],
	[
		'a thermal car neither charges nor preconditions',
		(car) => car.engine !== 'Thermal' || !(car.plugged || car.charging || car.preconditioning),
	],
	[
		'preconditioning runs in a parked car with a working system',
		(car) => !car.preconditioning || (isParked(car) && !car.preconditioningFault),
	],
	[
		'preconditioning that runs has not finished',
		(car) => !car.preconditioning || !car.preconditioningFinished,
	],
	[
		'a sleeping car does nothing',
		(car) => !car.asleep || !(car.charging || car.preconditioning || car.ignition !== 'stop'),
	],
	['deep sleep is sleep', (car) => !car.deepSleep || car.asleep],
	['a locked car is closed', (car) => !car.locked || car.open.length === 0],
	[
		'the battery has 0 to 100 whole percent, its limit 1 to 100',
		({ batteryPercent, chargeLimitPercent }) =>
			within(batteryPercent, 0, 100) && within(chargeLimitPercent, 1, 100),
	],
	['the deferred time is a time of day', (car) => isDeferredTime(car.deferredTime)],
	['programs have hours, minutes, days and slots of their own', ({ programs }) => fit(programs)],
];

const fit = (programs: readonly PreconditioningProgram[]): boolean =>
	new Set(programs.map(({ slot }) => slot)).size === programs.length &&
	programs.every(
		({ hour, minute, slot, occurrence }) =>
			within(hour, 0, 23) &&
			within(minute, 0, 59) &&
			within(slot, 1, 3) &&
			new Set(occurrence).size === occurrence.length,
	);

export const within = (value: number, least: number, most: number): boolean =>
	Number.isInteger(value) && value >= least && value <= most;

/** The rules that a state breaks; empty for every state a `Car` can be in. */
export const violations = (state: CarState): string[] =>
	invariants.filter(([, holds]) => !holds(state)).map(([rule]) => rule);
