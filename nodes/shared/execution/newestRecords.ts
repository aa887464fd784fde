/** One more with each change, so that an older record can be told. */
interface Numbered {
	readonly generation: number;
}

interface Known<T> {
	readonly record: T;
	readonly forgetAt: number;
}

/** Longer than n8n takes to store a record, and longer than any wait that is still answered. */
const keptMs = 48 * 60 * 60 * 1000;

/**
 * The newest of what this process has seen of records that n8n stores. n8n reads a record when a request begins and
 * stores it after the answer, so that requests at the same time each bring an old one along. Where a newer one is known
 * here, the old one is not believed. Nothing depends on it: without it (another process, a restart) the record that n8n
 * stored is the newest there is.
 */
export class NewestRecords<T extends Numbered> {
	private readonly known = new Map<string, Known<T>>();

	/** @param record plain JSON */
	keep(name: string, record: T, now: number): void {
		for (const [other, { forgetAt }] of this.known) if (forgetAt < now) this.known.delete(other);
		this.known.set(name, { record: structuredClone(record), forgetAt: now + keptMs });
	}

	/** The newer record where `record` is an old one. */
	newerThan(name: string, { generation }: Numbered): T | undefined {
		const newest = this.known.get(name)?.record;
		return newest !== undefined && newest.generation > generation
			? structuredClone(newest)
			: undefined;
	}
}
