import { isJsonObject, textIn, type JsonObject } from './json';

/** One thing that has to be done before remote commands work. */
export interface ActivationStep {
	/** The vendor's name of it: `trustedPhone`, `deviceActivation`, `mediumCarKey`, or one that is new. */
	readonly name: string;
	/** Beginning with 1; null where the SDK gives none. */
	readonly order: number | null;
	readonly done: boolean;
}

export interface ActivationSteps {
	/** Of this device; null where the SDK gives none. */
	readonly stepsId: string | null;
	/** In the order in which they are to be done. */
	readonly steps: readonly ActivationStep[];
	/** The first that is not done; null if none is left. */
	readonly next: string | null;
}

/** The pages spell the first step three ways. */
const names: Readonly<Record<string, string>> = {
	trusterphonenumber: 'trustedPhone',
	trustedphonenumber: 'trustedPhone',
	trustedphone: 'trustedPhone',
};

/** The steps in the answer of `get pims.subscription.steps`: members with a status, whatever their names are. */
export function readActivationSteps(result: JsonObject): ActivationSteps {
	const steps = Object.entries(result)
		.flatMap(([key, value]) => readStep(key, value))
		.sort((one, other) => rank(one) - rank(other));
	return {
		stepsId: textIn(result, 'stepsID') ?? textIn(result, 'stepsId') ?? null,
		steps,
		next: steps.find(({ done }) => !done)?.name ?? null,
	};
}

/** One without an order comes last. */
const rank = ({ order }: ActivationStep): number => order ?? Number.MAX_SAFE_INTEGER;

function readStep(key: string, value: unknown): ActivationStep[] {
	if (!isJsonObject(value)) return [];
	const status = textIn(value, 'status');
	if (status === undefined) return [];
	const order = Number(textIn(value, 'order') ?? Number.NaN);
	return [
		{
			name: names[key.toLowerCase()] ?? key,
			order: Number.isFinite(order) ? order : null,
			done: status.toLowerCase() === 'alreadydone',
		},
	];
}
