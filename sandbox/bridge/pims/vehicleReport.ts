import type { CarReport } from '../cars/car';
import { isCharged, minutesPerPercent, slots, unsetSlot } from '../cars/carState';
import type { CarState, PreconditioningProgram } from '../cars/carState';
import type { Dialect, PimsResult } from './message';

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

function chargingState(car: CarState): string {
	const { plugged, charging, charger } = car;
	if (charging) return 'INPROGRESS';
	if (!plugged || charger === 'standby') return 'DISCONNECTED';
	if (charger === 'fault') return 'FAILURE';
	return isCharged(car) ? 'FINISHED' : 'STOPPED';
}

/** `refresh` wakes a car that the server believes to be charging, or plugged in and yet disconnected. */
export const isWokenByRefresh = (state: CarState): boolean =>
	state.charging || (state.plugged && chargingState(state) === 'DISCONNECTED');

const minutesLeft = ({ charging, batteryPercent, chargeLimitPercent }: CarState) =>
	charging ? (chargeLimitPercent - batteryPercent) * minutesPerPercent : 0;

const kilometresPerPercent = 3;

/**
 * A car's data as `pims.vehicle.signal` and `pims.vehicle.informations` carry them. Since 2.1 below `vehicle` with the
 * enumerations' published spelling; the 2.0 samples have `resources` and `attributes` at the top, in lower case.
 */
export function vehicleReport(vin: string, report: CarReport, dialect: Dialect): PimsResult {
	const { state } = report;
	const is20 = dialect === '2.0';
	const word = (text: string) => (is20 ? text.toLowerCase() : text);
	const lastUpdate = new Date(report.at).toISOString();
	const electric = state.engine !== 'Thermal';
	const status = {
		lastUpdate,
		...(!is20 && { vin }),
		...(state.engine === 'PHEV' && { vehicleType: 'hybrid' }),
		doorStateInformation: doors(state, is20),
		...(electric && {
			electricInformation: {
				autonomy: state.batteryPercent * kilometresPerPercent,
				chargingLevel: state.batteryPercent,
				lastUpdate,
				type: 'electric',
				chargingInformation: {
					chargingMode: word(state.charging ? 'SLOW' : 'NO'),
					chargingRate: state.charging ? 60 / minutesPerPercent : 0,
					chargingState: word(chargingState(state)),
					isPlugged: state.plugged,
					nextDeferredChargingDate: state.deferredTime,
					remainingTime: is20 ? minutesLeft(state) * 60 : duration(minutesLeft(state)),
				},
			},
			precondInformation: {
				lastUpdate,
				status: word(preconditioningStatus(state)),
				precondScheduling: reportedPrograms(state).map((program) => schedule(program, is20)),
			},
		}),
	};
	const attributes = { engine: word(state.engine), vin, brand: state.brand };
	const vehicle = { resources: { status }, attributes };
	return is20 ? vehicle : { vehicle };
}

function preconditioningStatus(car: CarState): string {
	if (car.preconditioningFault) return 'Failure';
	if (car.preconditioning) return 'Enabled';
	return car.preconditioningFinished ? 'Finished' : 'Disabled';
}

const duration = (minutes: number) =>
	minutes === 0 ? 'PT0S' : `PT${Math.floor(minutes / 60)}H${minutes % 60}M`;

function reportedPrograms({
	programs,
	reportsUnsetSlots,
}: CarState): readonly PreconditioningProgram[] {
	const unset = slots.filter((slot) => !programs.some((program) => program.slot === slot));
	return reportsUnsetSlots
		? [...programs, ...unset.map((slot) => ({ ...unsetSlot, slot }))]
		: programs;
}

const schedule = ({ occurrence, ...program }: PreconditioningProgram, is20: boolean) => ({
	...program,
	...(!is20 && { recurrence: occurrence.length > 0 ? 'Daily' : 'None' }),
	occurrence: is20 ? occurrence : occurrence.map(capital),
});

/** Two names differ between the versions; 2.0 also says outright whether the car is locked. */
function doors({ open, locked }: CarState, is20: boolean): PimsResult {
	const isOpen = (opening: CarState['open'][number]) => open.includes(opening);
	const state = locked ? 'Locked' : 'Unlocked';
	return {
		state: [is20 ? state.toLowerCase() : state],
		isDriverDoorOpened: isOpen('driver'),
		isPassengerDoorOpened: isOpen('passenger'),
		isRearLeftDoorOpened: isOpen('rearLeft'),
		isRearRightDoorOpened: isOpen('rearRight'),
		[is20 ? 'isTrunkDoorOpened' : 'isTrunkOpened']: isOpen('trunk'),
		[is20 ? 'isRearWindowDoorOpened' : 'isRearWindowOpened']: isOpen('rearWindow'),
		isRoofWindowOpened: isOpen('roofWindow'),
		...(is20 && { isLocked: locked }),
	};
}
