const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const everyMs = 500;

/**
 * Aborted when the person stops us: with Ctrl+C, by closing the terminal, or by ending the `npm run` above us, which
 * passes no signal on.
 */
export function stopSignal(): AbortSignal {
	const controller = new AbortController();
	const stop = () => controller.abort();
	for (const signal of signals) process.on(signal, stop);
	if (process.env['npm_lifecycle_event'] !== undefined) {
		const parent = process.ppid;
		setInterval(() => {
			if (process.ppid !== parent) stop();
		}, everyMs).unref();
	}
	return controller.signal;
}
