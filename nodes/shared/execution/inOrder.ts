/**
 * Runs `work` for the indexes 0 … count − 1, at most `limit` at once, started in order; results keep the order.
 * Once `stop` is true of a result, no further one is started: the results then have gaps at the end.
 */
export async function inOrder<T>(
	count: number,
	limit: number,
	work: (index: number) => Promise<T>,
	stop: (result: T) => boolean,
): Promise<Array<T | undefined>> {
	const results = new Array<T | undefined>(count);
	let next = 0;
	let stopped = false;
	const worker = async () => {
		while (next < count && !stopped) {
			const index = next++;
			const result = await work(index);
			results[index] = result;
			stopped ||= stop(result);
		}
	};
	await Promise.all(Array.from({ length: Math.min(limit, count) }, worker));
	return results;
}
