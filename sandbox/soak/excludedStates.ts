import type { BridgeSnapshot } from '../bridge/snapshot';

type CarSnapshot = BridgeSnapshot['cars'][number];

/** A state that no car may ever be seen in. */
export interface ExcludedState {
	readonly excluded: string;
	/** What says so, in the words of docs/sandbox.md. */
	readonly source: string;
	readonly is: (car: CarSnapshot, now: number) => boolean;
}

const isDriven = ({ ignition }: CarSnapshot) => ignition !== 'stop';

/** Written against what `GET /sandbox/bridge` shows, apart from the rules that the sandbox itself keeps. */
export const excludedStates: readonly ExcludedState[] = [
	{
		excluded: 'charging while unplugged',
		source: '`chargingState`: DISCONNECTED or INPROGRESS, `isPlugged`',
		is: (car) => car.charging && !car.plugged,
	},
	{
		excluded: 'charging while full, or beyond the limit',
		source: '`remoteChargeFinished`: the vehicle is fully charged; `chargingState` FINISHED',
		is: (car) => car.charging && car.batteryPercent >= car.chargeLimitPercent,
	},
	{
		excluded: 'charging with a charging system in standby',
		source: '2330',
		is: (car) => car.charging && car.charger === 'standby',
	},
	{
		excluded: 'charging without communication with the charging system',
		source: '2332; `chargingState` FAILURE',
		is: (car) => car.charging && car.charger === 'fault',
	},
	{
		excluded: 'driving while plugged in or charging',
		source: '2329 (SEV different than STOP), for charging',
		is: (car) => car.ignition === 'start' && (car.plugged || car.charging),
	},
	{
		excluded: 'preconditioning while the car is not parked',
		source: '2329 and 2335 (SEV different than STOP)',
		is: (car) => car.preconditioning && isDriven(car),
	},
	{
		excluded: 'preconditioning without communication with its system',
		source: '2334; `precondInformation.status` Failure',
		is: (car) => car.preconditioning && car.preconditioningFault,
	},
	{
		excluded: 'preconditioning that runs and has finished',
		source: '`precondInformation.status`: Enabled or Finished',
		is: (car) => car.preconditioning && car.preconditioningFinished,
	},
	{
		excluded: 'a thermal car that is plugged in, charges or preconditions',
		source: 'commands `charge`, `chargeDeferredTime`, `preconditioning`: vehicles LEV and EV',
		is: (car) => car.engine === 'Thermal' && (car.plugged || car.charging || car.preconditioning),
	},
	{
		excluded: 'locked with an open door',
		source: '2362',
		is: (car) => car.locked && car.open.length > 0,
	},
	{
		excluded: 'asleep while it charges, preconditions or is driven',
		source: 'signal 901 (asleep, being woken; the meaning is inferred)',
		is: (car) => car.asleep && (car.charging || car.preconditioning || isDriven(car)),
	},
	{
		excluded: 'in deep sleep and awake',
		source: 'users’ reports of cars that no wake-up reaches',
		is: (car) => car.deepSleep && !car.asleep,
	},
	{
		excluded: 'a charging level that is no percentage',
		source: '`chargingLevel` (%)',
		is: ({ batteryPercent: level }) => !Number.isInteger(level) || level < 0 || level > 100,
	},
	{
		excluded: 'a deferred time that is no time of day',
		source: '`deferredTime`: `PTxxHxxM`',
		is: (car) => !/^PT(?=\d)(([01]?\d|2[0-3])H)?([0-5]?\dM)?$/.test(car.deferredTime),
	},
	{
		excluded: 'two programs in one slot, or a slot that is none of 1, 2, 3',
		source: '`programs`: `slot` 1, 2, 3',
		is: ({ programs }) =>
			new Set(programs.map(({ slot }) => slot)).size < programs.length ||
			programs.some(({ slot }) => ![1, 2, 3].includes(slot)),
	},
	{
		excluded: 'a report from the future',
		source: '`lastUpdate`: date and time of the data',
		is: ({ lastUpdate }, now) => !(Date.parse(lastUpdate) <= now),
	},
];
