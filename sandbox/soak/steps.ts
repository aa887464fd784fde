import fc from 'fast-check';
import type { CarState, SdkState } from '../bridge';
import type { CarCommand } from '../bridge/cars/commands';
import { chargeModes, chargers, ignitions, openings } from '../bridge/cars/carState';
import { brokerStates, keptOnPhone, serverStates, type KeptOnPhone } from '../bridge/pims/sdkState';
import { carCommands, deferredTimes, programLists } from './commands';
import { cars, sessions } from './world';

/** What `PATCH /sandbox/bridge/sessions/:id` is sent. */
export type SessionChange = Partial<
	Pick<SdkState, 'broker' | 'server' | 'strongAuthentication' | 'refusals'>
> & { readonly internet?: boolean; readonly outdated?: KeptOnPhone[]; readonly account?: object };

export type Step =
	| {
			readonly do: 'command';
			readonly session: string;
			readonly vin: string;
			readonly command: CarCommand;
	  }
	| { readonly do: 'turnCar'; readonly vin: string; readonly change: Partial<CarState> }
	| { readonly do: 'turnSession'; readonly session: string; readonly change: SessionChange }
	| {
			readonly do: 'read';
			readonly session: string;
			readonly vin: string;
			readonly action: 'get' | 'refresh' | 'refreshWithWakeUp';
	  }
	| { readonly do: 'listen'; readonly session: string; readonly types: readonly string[] }
	| { readonly do: 'unsubscribe'; readonly session: string; readonly api: string }
	/** Whole steps of the model. */
	| { readonly do: 'pass'; readonly seconds: number };

const time = deferredTimes(fc.constantFrom(0, 15, 30, 59));
const programs = programLists(fc.constantFrom(0, 30));
const command = carCommands(time, programs);

const mostly = <T>(usual: T, all: readonly T[], weight = 5): fc.Arbitrary<T> =>
	fc.oneof(
		{ arbitrary: fc.constant(usual), weight },
		{ arbitrary: fc.constantFrom(...all), weight: 1 },
	);
const yesOrNo = [true, false];

/** Everything that the street, the driver or the charger does; mostly that which lets cars be reached again. */
const turns: ReadonlyArray<fc.Arbitrary<Partial<CarState>>> = [
	fc.record({ ignition: mostly('stop', ignitions, 2) }),
	fc.record({ asleep: fc.boolean() }),
	fc.record({ deepSleep: mostly(false, yesOrNo, 1) }),
	fc.record({ unreachable: mostly(false, yesOrNo, 1) }),
	fc.record({ privacy: mostly(false, yesOrNo, 1) }),
	fc.record({ plugged: mostly(true, yesOrNo, 2) }),
	fc.record({ charger: mostly('ready', chargers, 2) }),
	fc.record({ charging: fc.boolean() }),
	fc.record({ batteryPercent: fc.oneof(fc.nat(100), fc.constantFrom(97, 99, 100)) }),
	fc.record({ chargeLimitPercent: fc.constantFrom(80, 100) }),
	fc.record({ deferredTime: time }),
	fc.record({ chargeMode: fc.constantFrom(...chargeModes) }),
	fc.record({ immediateChargeDemanded: fc.boolean() }),
	fc.record({ deferredTimeJustChanged: fc.boolean() }),
	fc.record({ preconditioning: fc.boolean() }),
	fc.record({ preconditioningFault: mostly(false, yesOrNo, 1) }),
	fc.record({ locked: fc.boolean() }),
	fc.record({ open: fc.oneof(fc.constant([]), fc.subarray([...openings], { maxLength: 2 })) }),
];
const turn = fc
	.array(fc.oneof(...turns), { minLength: 1, maxLength: 3 })
	.map((changes) => changes.reduce((all, change) => ({ ...all, ...change })));

/** All switches at once, most of them as they should be: else phones would soon be of no use. */
const sessionTurn: fc.Arbitrary<SessionChange> = fc.record({
	broker: mostly('ok', brokerStates),
	server: mostly('ok', serverStates),
	internet: mostly(true, yesOrNo),
	strongAuthentication: mostly('valid', ['valid', 'expired'] as const),
	refusals: fc.constantFrom('signal' as const, 'atOnce' as const),
	outdated: fc.oneof(fc.constant<KeptOnPhone[]>([]), fc.subarray([...keptOnPhone])),
	account: fc.record({ loggedIn: mostly(true, yesOrNo) }),
});

const session = fc.constantFrom(...Object.keys(sessions));
const vin = fc.constantFrom(...Object.keys(cars));
/** A session's own cars, and now and then anybody's. */
const sessionAndVin = session.chain((id) =>
	fc.record({
		session: fc.constant(id),
		vin: fc.oneof({ arbitrary: fc.constantFrom(...(sessions[id]?.vins ?? [])), weight: 12 }, vin),
	}),
);
const minutes = (few: number) => fc.integer({ min: 1, max: few }).map((count) => count * 60);

/** One random step. */
export const step: fc.Arbitrary<Step> = fc.oneof(
	{
		weight: 40,
		arbitrary: fc
			.tuple(sessionAndVin, command)
			.map(([whose, order]) => ({ do: 'command' as const, ...whose, command: order })),
	},
	{ weight: 22, arbitrary: fc.record({ do: fc.constant('turnCar' as const), vin, change: turn }) },
	{
		weight: 8,
		arbitrary: fc.record({ do: fc.constant('turnSession' as const), session, change: sessionTurn }),
	},
	{
		weight: 6,
		arbitrary: fc
			.tuple(
				sessionAndVin,
				fc.constantFrom('get' as const, 'refresh' as const, 'refreshWithWakeUp' as const),
			)
			.map(([whose, action]) => ({ do: 'read' as const, ...whose, action })),
	},
	{
		weight: 3,
		arbitrary: fc.record({
			do: fc.constant('listen' as const),
			session,
			types: fc.subarray(['remoteChargeFinished', 'remoteChargeInterrupted'], { minLength: 1 }),
		}),
	},
	{
		weight: 2,
		arbitrary: fc.record({
			do: fc.constant('unsubscribe' as const),
			session,
			api: fc.constantFrom('pims.vehicle.signal', 'pims.vehicle.event'),
		}),
	},
	{
		weight: 40,
		arbitrary: fc.record({
			do: fc.constant('pass' as const),
			seconds: fc.oneof(
				{ weight: 8, arbitrary: fc.constant(10) },
				{ weight: 4, arbitrary: fc.integer({ min: 2, max: 6 }).map((count) => count * 10) },
				{ weight: 2, arbitrary: minutes(30) },
				{ weight: 1, arbitrary: minutes(10 * 60) },
			),
		}),
	},
);
