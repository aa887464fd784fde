import { parseArgs } from 'node:util';

/** What can be played besides the good case. */
export interface DemoOptions {
	/** The person types a PIN that is not the one of the SMS. */
	readonly wrongPin: boolean;
	/** PIMS code with which the car refuses the schedule, from the car's state. */
	readonly refuse: string | undefined;
	/** Leaves the sandbox and its page up. */
	readonly keep: boolean;
}

/** @throws TypeError for an option that there is not */
export function readOptions(args: readonly string[]): DemoOptions {
	const { values } = parseArgs({
		args: [...args],
		options: {
			'wrong-pin': { type: 'boolean', default: false },
			refuse: { type: 'string' },
			keep: { type: 'boolean', default: false },
		},
	});
	return { wrongPin: values['wrong-pin'], refuse: values.refuse, keep: values.keep };
}
