import type { INodeParameters } from 'n8n-workflow';
import type { CarState, PreconditioningProgram } from '../../sandbox/bridge';
import { electricCar, legacyCar, type Operated } from './operator';
import type { Desk } from './useOperator';

interface Call {
	readonly api: string;
	readonly parameters?: object;
}

const hasCalls = (value: unknown): value is { calls: Call[] } =>
	typeof value === 'object' && value !== null && 'calls' in value && Array.isArray(value.calls);

const callsIn = (body: string): Call[] => {
	const batch: unknown = JSON.parse(body);
	return hasCalls(batch) ? batch.calls : [];
};

/** A program as the car keeps it. */
export const program = (slot: number, more: Partial<PreconditioningProgram> = {}) => ({
	...{ slot, hour: 6, minute: 15, isEnabled: true, occurrence: ['mon', 'wed'] as const },
	...more,
});
export const weekend = program(3, { isEnabled: false, hour: 9, occurrence: ['sat', 'sun'] });

/** A change as the node takes it. */
export const evening = { slot: 2, time: '18:05', days: ['fri'] };

/** Somebody who sets the programs of a car. */
export const programmer = (desk: Desk) => {
	const calls = (): Call[] =>
		desk.arrivals('bridge', '/calls').flatMap(({ body }) => callsIn(body));
	return {
		car: (vin = electricCar) => desk.sandbox.bridge.car(vin),
		/** What the SDK was asked for, and what of it was a command. */
		calls,
		commands: (): Call[] => calls().filter(({ api }) => api === 'pims.vehicle.command'),
		set: async (
			programs: unknown,
			more: INodeParameters = {},
			session = 'demo',
		): Promise<Operated> =>
			await desk.operator.stellantis(
				'preconditioning setPrograms',
				{
					vin: session === 'demo' ? electricCar : legacyCar,
					specifyPrograms: 'json',
					programsJson: JSON.stringify(programs),
					...more,
				},
				{ credential: { session } },
			),
	};
};

export const bySlot = ({ programs }: CarState): PreconditioningProgram[] =>
	[...programs].sort((one, other) => one.slot - other.slot);
