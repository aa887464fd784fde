import fc from 'fast-check';
import { weekDays } from '../bridge/cars/carState';
import type { CarCommand } from '../bridge/cars/commands';

/** A time of day as the vendor writes it. @param minute 0 to 59 */
export const deferredTimes = (minute: fc.Arbitrary<number>): fc.Arbitrary<string> =>
	fc.tuple(fc.nat(23), minute).map(([hour, at]) => `PT${hour}H${at}M`);

/** Up to three, each with a slot of its own. @param minute 0 to 59 */
export const programLists = (minute: fc.Arbitrary<number>) =>
	fc.uniqueArray(
		fc.record(
			{
				hour: fc.nat(23),
				minute,
				isEnabled: fc.boolean(),
				occurrence: fc.subarray([...weekDays]),
				slot: fc.integer({ min: 1, max: 3 }),
			},
			{ noNullPrototype: true },
		),
		{ selector: ({ slot }) => slot, maxLength: 3 },
	);

/** Everything that a car can be told. */
export const carCommands = (
	deferredTime: fc.Arbitrary<string>,
	programs: ReturnType<typeof programLists>,
): fc.Arbitrary<CarCommand> =>
	fc.oneof(
		fc.record({ action: fc.constant('charge'), startNow: fc.boolean() }),
		fc.record({
			action: fc.constant('chargeDeferredTime'),
			startNow: fc.boolean(),
			deferredTime,
		}),
		fc.record({ action: fc.constant('preconditioning'), startNow: fc.boolean(), programs }),
		fc.record({ action: fc.constant('doors'), lock: fc.boolean() }),
		fc.record({ action: fc.constantFrom('horn', 'warning') }),
	);
