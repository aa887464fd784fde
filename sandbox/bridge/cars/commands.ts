import type { PimsCode } from '../pims/codes';
import type { Car } from './car';
import { canCharge, isCharged, isParked } from './carState';
import type { CarState, PreconditioningProgram } from './carState';

/** What arrives at the car. `startNow` of a deferred time says whether to charge at once as well. */
export type CarCommand =
	| { readonly action: 'charge'; readonly startNow: boolean }
	| {
			readonly action: 'chargeDeferredTime';
			readonly startNow: boolean;
			readonly deferredTime: string;
	  }
	| {
			readonly action: 'preconditioning';
			readonly startNow: boolean;
			readonly programs: readonly PreconditioningProgram[];
	  }
	| { readonly action: 'doors'; readonly lock: boolean }
	| { readonly action: 'horn' }
	| { readonly action: 'warning' };

type Command<A extends CarCommand['action']> = Extract<CarCommand, { action: A }>;
type ChargeCommand = Command<'charge' | 'chargeDeferredTime'>;

interface Rule<C> {
	readonly code: PimsCode;
	readonly when: (car: CarState, command: C) => boolean;
	/** What the refusal itself changes: the driver's wish has been heard. */
	readonly then?: (car: CarState, command: C) => Partial<CarState>;
}

const isRunning = (car: CarState) => !isParked(car);

/**
 * When a car refuses; the first rule that applies wins. The vendor publishes labels and lists, no conditions: these are
 * our reading of the labels, checked against the acknowledgements that users of the cars' own protocol report.
 */
const chargeRules: ReadonlyArray<Rule<ChargeCommand>> = [
	{ code: 2329, when: isRunning },
	{ code: 2332, when: ({ charger }) => charger === 'fault' },
	{
		code: 2330,
		when: ({ charger, plugged }, { startNow }) => charger === 'standby' || (startNow && !plugged),
	},
	{
		code: 2325,
		when: (car, { startNow }) => startNow && car.deferredTimeJustChanged,
		then: () => ({ deferredTimeJustChanged: false, chargeMode: 'deferred' }),
	},
	{
		code: 2326,
		when: (car, { startNow }) => !startNow && car.immediateChargeDemanded,
		then: (car) => ({
			immediateChargeDemanded: false,
			chargeMode: 'immediate',
			charging: canCharge(car),
		}),
	},
	{ code: 2331, when: ({ charging }, { startNow }) => startNow && charging },
	{
		// Immediate charging was asked for before and is over: the battery is as full as it may be.
		code: 2339,
		when: (car, { startNow }) => startNow && car.chargeMode === 'immediate' && isCharged(car),
	},
];

const preconditioningRules: ReadonlyArray<Rule<Command<'preconditioning'>>> = [
	{ code: 2329, when: (car, { startNow }) => startNow && isRunning(car) },
	{ code: 2335, when: (car, { startNow }) => !startNow && isRunning(car) },
	{ code: 2334, when: ({ preconditioningFault }) => preconditioningFault },
	// What is discarded is the start or the stop; programs that came along are kept (our choice: else a parked car
	// could not be given any).
	{
		code: 2333,
		when: ({ preconditioning }, { startNow }) => startNow && preconditioning,
		then: (_, { programs }) => ({ programs }),
	},
	{
		code: 2336,
		when: ({ preconditioning }, { startNow }) => !startNow && !preconditioning,
		then: (_, { programs }) => ({ programs }),
	},
];

const doorRules: ReadonlyArray<Rule<Command<'doors'>>> = [
	// Not among the command's own codes, but the cars' protocol answers doors so too, and lists are incomplete.
	{ code: 2329, when: isRunning },
	{ code: 2362, when: ({ open }) => open.length > 0 },
	{ code: 2360, when: ({ locked }, { lock }) => !lock && !locked },
	{ code: 2361, when: ({ locked }, { lock }) => lock && locked },
];

const parkedOnly: ReadonlyArray<Rule<CarCommand>> = [{ code: 2329, when: isRunning }];

/** Fills the placeholder of 2329. */
const actionNames: Readonly<Record<CarCommand['action'], string>> = {
	charge: 'charging',
	chargeDeferredTime: 'charging',
	preconditioning: 'preconditioning',
	doors: 'doors',
	horn: 'horn',
	warning: 'lights',
};

export interface CarRefusal {
	readonly code: PimsCode;
	readonly fill?: string;
}

interface Verdict {
	readonly refusal?: CarRefusal;
	readonly change: Partial<CarState>;
}

function judge<C extends CarCommand>(
	rules: ReadonlyArray<Rule<C>>,
	car: CarState,
	command: C,
	done: Partial<CarState>,
): Verdict {
	const rule = rules.find(({ when }) => when(car, command));
	if (!rule) return { change: done };
	const { code } = rule;
	return {
		refusal: { code, ...(code === 2329 && { fill: actionNames[command.action] }) },
		change: rule.then?.(car, command) ?? {},
	};
}

function charged(car: CarState, command: ChargeCommand): Partial<CarState> {
	const { startNow } = command;
	return {
		...(command.action === 'chargeDeferredTime' && { deferredTime: command.deferredTime }),
		chargeMode: startNow ? 'immediate' : 'deferred',
		charging: startNow && canCharge(car),
		immediateChargeDemanded: false,
		deferredTimeJustChanged: false,
	};
}

/** Horn and lights refuse to be used again soon after a success. */
const coolDownCodes = { horn: 2358, warning: 2359 } as const;

/** What the car makes of a command in its present state, without doing it. */
export function verdict(car: Car, command: CarCommand, now: number, coolDownMs: number): Verdict {
	const { state } = car;
	switch (command.action) {
		case 'charge':
		case 'chargeDeferredTime':
			return judge(chargeRules, state, command, charged(state, command));
		case 'preconditioning': {
			const { startNow, programs } = command;
			return judge(preconditioningRules, state, command, { preconditioning: startNow, programs });
		}
		case 'doors':
			return judge(doorRules, state, command, { locked: command.lock });
		case 'horn':
		case 'warning': {
			const last = car.lastDone.get(command.action);
			const cooling = last !== undefined && now < last + coolDownMs;
			const rules: ReadonlyArray<Rule<CarCommand>> = [
				...parkedOnly,
				{ code: coolDownCodes[command.action], when: () => cooling },
			];
			return judge(rules, state, command, {});
		}
	}
}

/** The car obeys or refuses. */
export function obey(
	car: Car,
	command: CarCommand,
	now: number,
	coolDownMs: number,
): CarRefusal | undefined {
	const { refusal, change } = verdict(car, command, now, coolDownMs);
	car.set(change);
	if (!refusal) car.lastDone.set(command.action, now);
	return refusal;
}
