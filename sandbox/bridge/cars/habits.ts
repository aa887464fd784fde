import { DateTime } from 'luxon';
import type { BridgeSettings } from '../settings';
import {
	canCharge,
	isParked,
	minutesPerPercent,
	weekDays,
	type CarState,
	type PreconditioningProgram,
} from './carState';

export type HabitSettings = Pick<BridgeSettings, 'preconditioningMs' | 'sleepAfterMs' | 'timeZone'>;

/** Something that a car does by itself when its time has come. All times in milliseconds since the epoch. */
export interface Habit {
	/** What must stay as it is while the car waits; undefined where there is nothing to wait for. */
	readonly waitsWhile: (car: CarState, touched: number) => string | undefined;
	/** When it is due, waited for since a moment. Always later than that. */
	readonly due: (since: number, car: CarState, settings: HabitSettings) => number;
	/** What the car does then; undefined if it cannot. */
	readonly does: (car: CarState) => Partial<CarState> | undefined;
}

const isElectric = ({ engine }: CarState) => engine !== 'Thermal';

/**
 * What cars do as time goes by. Of what is due at the same moment, what stands first comes first. That the deferred time
 * starts the charge and that programs start the preconditioning is the vendor's; how long things take is our choice.
 */
export const habits: readonly Habit[] = [
	{
		waitsWhile: ({ charging }) => (charging ? 'charging' : undefined),
		due: (since) => since + minutesPerPercent * 60_000,
		does: ({ batteryPercent }) => ({ batteryPercent: batteryPercent + 1 }),
	},
	{
		waitsWhile: ({ preconditioning }) => (preconditioning ? 'preconditioning' : undefined),
		due: (since, _, { preconditioningMs }) => since + preconditioningMs,
		does: () => ({ preconditioning: false, preconditioningFinished: true }),
	},
	{
		waitsWhile: (car) => {
			const active = activePrograms(car);
			return active.length > 0 ? JSON.stringify(active) : undefined;
		},
		due: (since, car, { timeZone }) =>
			Math.min(...activePrograms(car).map((program) => nextSlot(program, since, timeZone))),
		does: (car) =>
			isParked(car) && !car.preconditioning && !car.preconditioningFault
				? { preconditioning: true }
				: undefined,
	},
	{
		waitsWhile: (car) =>
			isElectric(car) && car.chargeMode === 'deferred' ? car.deferredTime : undefined,
		due: (since, { deferredTime }, { timeZone }) =>
			nextTime(timeOfDay(deferredTime), since, timeZone),
		does: (car) =>
			isParked(car) && canCharge(car) && !car.charging ? { charging: true } : undefined,
	},
	{
		waitsWhile: (car, touched) => (mayFallAsleep(car) ? String(touched) : undefined),
		due: (since, _, { sleepAfterMs }) => since + sleepAfterMs,
		does: () => ({ asleep: true }),
	},
];

const mayFallAsleep = (car: CarState): boolean =>
	isParked(car) && !car.charging && !car.preconditioning && !car.asleep && car.busyWith === null;

/** A program without days never comes. */
const activePrograms = (car: CarState): readonly PreconditioningProgram[] =>
	isElectric(car)
		? car.programs.filter(({ isEnabled, occurrence }) => isEnabled && occurrence.length > 0)
		: [];

interface TimeOfDay {
	readonly hour: number;
	readonly minute: number;
}

function timeOfDay(deferredTime: string): TimeOfDay {
	const [, hour = '0', minute = '0'] = /^PT(?:(\d+)H)?(?:(\d+)M)?$/.exec(deferredTime) ?? [];
	return { hour: Number(hour), minute: Number(minute) };
}

const nextTime = (time: TimeOfDay, since: number, timeZone: string): number =>
	nextSlot({ ...time, occurrence: weekDays }, since, timeZone);

/**
 * The next time of day on one of the days, by the clock in the car: once a day, also on the days on which that clock
 * changes. A time that such a day does not have comes later by what the clock skips.
 */
function nextSlot(
	{ hour, minute, occurrence }: TimeOfDay & Pick<PreconditioningProgram, 'occurrence'>,
	since: number,
	timeZone: string,
): number {
	const today = DateTime.fromMillis(since, { zone: timeZone }).startOf('day');
	for (let days = 0; ; days++) {
		const slot = today.plus({ days }).set({ hour, minute });
		const day = weekDays[slot.weekday - 1];
		if (slot.toMillis() > since && day && occurrence.includes(day)) return slot.toMillis();
	}
}
