import { verdict, type CarCommand } from '../cars/commands';
import { isDeferredTime, weekDays, type CarAction } from '../cars/carState';
import type { Gate } from './gates';
import type { Interface, Request } from './interfaces';
import type { Parameters } from './parameters';
import type { PimsCode } from './codes';
import type { KeptOnPhone } from './sdkState';
import { signalApi } from './vehicleInterfaces';

export const commandApi = 'pims.vehicle.command';

interface CommandKind {
	readonly read: (parameters: Parameters) => CarCommand;
	/** Only for cars with a battery to drive with. */
	readonly electric: boolean;
	/** What the phone must know well enough, and the code if it does not. */
	readonly needsFresh?: readonly [KeptOnPhone, PimsCode];
}

const deferredTime: CommandKind['needsFresh'] = ['deferredTime', 2337];

const kinds: Readonly<Record<CarAction, CommandKind>> = {
	charge: {
		read: (parameters) => ({ action: 'charge', startNow: parameters.flag('startNow') }),
		electric: true,
		needsFresh: deferredTime,
	},
	chargeDeferredTime: {
		read: (parameters) => {
			const startNow = parameters.flag('startNow');
			const time = parameters.text('deferredTime');
			if (!isDeferredTime(time)) parameters.refuse(2102, 'deferredTime');
			// Its meaning is not documented; the SDK asks for it all the same.
			parameters.flag('checkStartCharge');
			return { action: 'chargeDeferredTime', startNow, deferredTime: time };
		},
		electric: true,
		needsFresh: deferredTime,
	},
	preconditioning: {
		read: (parameters) => ({
			action: 'preconditioning',
			startNow: parameters.flag('startNow'),
			programs: readPrograms(parameters),
		}),
		electric: true,
		needsFresh: ['programs', 2338],
	},
	doors: {
		read: (parameters) => ({
			action: 'doors',
			lock: parameters.choice('doorState', ['lock', 'unlock']) === 'lock',
		}),
		electric: false,
		needsFresh: ['doors', 2357],
	},
	horn: { read: () => ({ action: 'horn' }), electric: false },
	warning: { read: () => ({ action: 'warning' }), electric: false },
};

function readPrograms(parameters: Parameters) {
	const programs = parameters.objects('programs').map((program) => ({
		hour: program.integer('hour', 0, 23),
		minute: program.integer('minute', 0, 59),
		isEnabled: program.flag('isEnabled'),
		occurrence: [...new Set(program.choices('occurrence', weekDays))],
		slot: program.integer('slot', 1, 3),
	}));
	const slots = new Set(programs.map(({ slot }) => slot));
	return slots.size === programs.length ? programs : parameters.refuse(2102, 'slot');
}

/** SUCCEEDED means that the vendor took the command; what the car says comes as a signal. */
const runCommand =
	(kind: CommandKind) =>
	({ sdk, parameters, transactionId, refuse }: Request) => {
		const command = kind.read(parameters);
		return () => {
			if (!sdk.subscriptions.has(signalApi)) refuse(2365);
			const car = sdk.selectedCar() ?? refuse(2366);
			if (kind.electric && car.state.engine === 'Thermal') refuse(2366);
			const { busyWith } = car.state;
			if (busyWith !== null) refuse(busyWith === command.action ? 2364 : 2353);
			const [kept, code] = kind.needsFresh ?? [];
			if (kept !== undefined && code !== undefined && sdk.state.outdated.has(kept)) refuse(code);
			if (sdk.state.refusals === 'atOnce' && car.canBeReached) {
				const { refusal, change } = verdict(
					car,
					command,
					sdk.world.clock.now(),
					sdk.settings.coolDownMs,
				);
				if (refusal) {
					car.set(change);
					refuse(refusal.code, refusal.fill);
				}
			}
			sdk.commands.start(car, command, transactionId);
		};
	};

const gates: readonly Gate[] = [
	'sound',
	'login',
	'internet',
	'server',
	'answer',
	'strongAuthentication',
	'broker',
];

/** `set pims.vehicle.command`, one row per action. */
export const commandInterfaces: readonly Interface[] = Object.entries(kinds).map(
	([action, kind]) => ({
		method: 'set',
		api: commandApi,
		selector: ['action', action],
		gates,
		run: runCommand(kind),
	}),
);
