import type { Say } from './say';

const betweenLines = 10_000;

/** Turns what pnpm writes into a line every ten seconds. */
export function installProgress(say: Say): (line: string) => void {
	let saidAt = 0;
	const now = (line: string) => {
		saidAt = Date.now();
		say(line);
	};
	const compiled = new Set<string>();
	return (line) => {
		const progress = /^Progress: resolved (\d+), reused (\d+), downloaded (\d+), added (\d+)/.exec(
			line,
		);
		if (progress !== null) {
			const [, resolved, , downloaded, added] = progress;
			const due = Date.now() - saidAt > betweenLines;
			if (due) now(`  ${downloaded} of ${resolved} packages downloaded, ${added} in place`);
			return;
		}
		const building = /node_modules\/([\w-]+) install/.exec(line)?.[1];
		if (building === undefined || compiled.has(building)) return;
		compiled.add(building);
		now(`  Setting up the native addon ${building}`);
	};
}
