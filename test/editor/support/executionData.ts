import { z } from 'zod';

/**
 * What n8n's REST interface gives of an execution's data: a list in which every object, list and text is written once,
 * and referred to by its place (the format of the library `flatted`).
 */
export function unfolded(folded: string): unknown {
	const places: unknown = JSON.parse(folded);
	if (!Array.isArray(places)) throw new TypeError('Not the data of an execution');
	const done = new Map<number, unknown>();
	const at = (place: number): unknown => {
		if (done.has(place)) return done.get(place);
		const raw: unknown = places[place];
		if (typeof raw !== 'object' || raw === null) return raw;
		const whole: object = Array.isArray(raw) ? [] : {};
		done.set(place, whole);
		for (const [key, value] of Object.entries(raw)) {
			Reflect.set(whole, key, typeof value === 'string' ? at(Number(value)) : value);
		}
		return whole;
	};
	return at(0);
}

const item = z.object({ json: z.record(z.unknown()) });
const run = z.object({
	data: z.object({ main: z.array(z.array(item).nullable()) }).optional(),
	error: z.object({ message: z.string() }).passthrough().optional(),
});
const dataSchema = z.object({
	resultData: z.object({
		runData: z.record(z.array(run)),
		lastNodeExecuted: z.string().optional(),
	}),
});

/** An execution as n8n has stored it. */
export class StoredExecution {
	/** Everything that is stored of it, as one value. */
	readonly data: unknown;
	private readonly runData: z.infer<typeof dataSchema>['resultData']['runData'];

	constructor(
		readonly status: string,
		folded: string,
	) {
		this.data = unfolded(folded);
		this.runData = dataSchema.parse(this.data).resultData.runData;
	}

	/** Names of the nodes that ran. */
	get nodes(): readonly string[] {
		return Object.keys(this.runData);
	}

	/** What a node's last run put out, all outputs together. */
	output(node: string): ReadonlyArray<Record<string, unknown>> {
		const outputs = this.runData[node]?.at(-1)?.data?.main ?? [];
		return outputs.flatMap((items) => (items ?? []).map(({ json }) => json));
	}
}
