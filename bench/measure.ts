import type { VendorProcess } from './vendorProcess';
import type { Conditions, Traffic } from './vendorMessages';

/** One way to do the work. */
export interface Contender {
	readonly name: string;
	/** Does all of it. @throws if something was not done: only finished work is measured */
	readonly run: () => Promise<void>;
}

export interface Sample {
	readonly wallMs: number;
	/** Of this process, user and system: the vendor's is not in it. */
	readonly cpuMs: number;
	readonly traffic: Traffic;
}

export interface Measured {
	readonly name: string;
	readonly samples: readonly Sample[];
}

/**
 * Each contender once to warm up, then in turn for `rounds` rounds, every other round in reverse order: what the
 * machine does besides meets all of them alike.
 */
export async function measure(
	vendor: VendorProcess,
	conditions: Conditions,
	contenders: readonly Contender[],
	rounds: number,
): Promise<Measured[]> {
	const measured = contenders.map((contender) => ({ contender, samples: new Array<Sample>() }));
	for (const { contender } of measured) await sample(vendor, conditions, contender);
	for (let round = 0; round < rounds; round++) {
		for (const { contender, samples } of round % 2 === 0 ? measured : measured.toReversed()) {
			samples.push(await sample(vendor, conditions, contender));
		}
	}
	return measured.map(({ contender: { name }, samples }) => ({ name, samples }));
}

export async function sample(
	vendor: VendorProcess,
	conditions: Conditions,
	{ run }: Contender,
): Promise<Sample> {
	await vendor.begin(conditions);
	globalThis.gc?.();
	const cpu = process.cpuUsage();
	const start = performance.now();
	await run();
	const wallMs = performance.now() - start;
	const { user, system } = process.cpuUsage(cpu);
	return { wallMs, cpuMs: (user + system) / 1000, traffic: await vendor.traffic() };
}

export function median(values: readonly number[]): number {
	const sorted = [...values].sort((a, b) => a - b);
	const middle = (sorted.length - 1) / 2;
	const [low = Number.NaN, high = Number.NaN] = [
		sorted[Math.floor(middle)],
		sorted[Math.ceil(middle)],
	];
	return (low + high) / 2;
}

/** Median of one figure over the rounds. */
export const typical = ({ samples }: Measured, figure: (sample: Sample) => number): number =>
	median(samples.map(figure));

/** Highest of one figure over the rounds: for what must never be passed. */
export const highest = ({ samples }: Measured, figure: (sample: Sample) => number): number =>
	Math.max(...samples.map(figure));
