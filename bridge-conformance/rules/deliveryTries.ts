import { deliveredOf, firstTries, idOf, timeOf, triesAt } from '../delivered';
import { triesOfFirst } from '../deliveryRun';
import { isTaken, type Hook, type Received } from '../hook';
import { Inconclusive, must, type Rule } from '../rule';
import { deliveryNeeds as needs } from './deliveries';

/** By how much later pauses are longer at least; a bridge that adds some chance may not double them. */
const growth = 1.2;

const median = (values: readonly number[]): number =>
	[...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;

/** More than one repetition of something that was taken is no lost answer. */
function mustNotComeAgain(hook: Hook, what: string): void {
	const taken = triesAt(hook).filter(isTaken);
	for (const { text, reply } of taken) {
		const times = taken.filter((each) => each.text === text).length;
		must(times <= 2, `${what} with ${reply.status}, a delivery came ${times} times`);
	}
}

function mustBeTheSame(tries: readonly Received[]): void {
	must(new Set(tries.map(idOf)).size === 1, 'a second try has another deliveryId');
	must(new Set(tries.map(({ text }) => text)).size === 1, 'a second try has another body');
}

/** How often and when a delivery is tried. */
export const deliveryTryRules: readonly Rule[] = [
	{
		id: 'deliveries.again',
		requires:
			'What is not answered 2xx (refused for good, redirected, cut off) comes again, the same',
		needs,
		check: async (subject) => {
			const { main, refusing } = (await deliveredOf(subject)).deliveries;
			for (const hook of [main, refusing]) {
				const tries = firstTries(hook).slice(0, triesOfFirst);
				const { status = 'none' } = tries.at(-1)?.reply ?? {};
				const enough = tries.length === triesOfFirst;
				must(enough, `tried ${tries.length} times, and not again after ${status}`);
				mustBeTheSame(tries);
			}
		},
	},
	{
		id: 'deliveries.redirects',
		requires: 'Redirects are not followed',
		needs,
		check: async (subject) => {
			const { receiver } = (await deliveredOf(subject)).deliveries;
			must(receiver.redirected === 0, 'a redirected delivery went to the other address');
		},
	},
	{
		id: 'deliveries.in-order',
		requires: 'No later event is tried before the first one is taken',
		needs,
		check: async (subject) => {
			const { refusing } = (await deliveredOf(subject)).deliveries;
			const ids = new Set(triesAt(refusing).map(idOf));
			const first = firstTries(refusing).length;
			const others = refusing.received.length - first;
			must(others === 0, `${ids.size} deliveries were tried, though the first was never taken`);
		},
	},
	{
		id: 'deliveries.taken',
		requires: 'What is answered 2xx within 10 s does not come again',
		needs,
		check: async (subject) => {
			const { main, slow, holdMs } = (await deliveredOf(subject)).deliveries;
			mustNotComeAgain(main, 'answered');
			mustNotComeAgain(slow, 'answered');
			const [first, ...others] = triesAt(slow);
			const until = (first?.at ?? 0) + holdMs;
			const early = others.some(({ at, text }) => text === first?.text && at < until);
			must(!early, `a delivery came again within ${holdMs / 1000} s, before it was answered`);
		},
	},
	{
		id: 'deliveries.fresh-time',
		requires: 'Every try has a `t` of its own',
		needs,
		check: async (subject) => {
			const { main } = (await deliveredOf(subject)).deliveries;
			const tries = firstTries(main);
			for (const [index, { at, reply }] of tries.entries()) {
				const next = tries[index + 1];
				const heldMs = reply.holdMs ?? 0;
				// The second was sent at least a second after the first, whatever the clocks say.
				if (!next || heldMs < 1_000 || next.at < at + heldMs) continue;
				const [before, after] = [tries[index], next].map((each) => each && timeOf(each));
				must(
					before !== undefined && after !== undefined && after > before,
					`two tries ${((next.at - at) / 1000).toFixed(1)} s apart have the same t`,
				);
				return;
			}
			throw new Inconclusive('no two tries were far enough apart');
		},
	},
	{
		id: 'deliveries.pauses',
		requires: 'The pauses between tries grow',
		needs,
		check: async (subject) => {
			const { refusing, pausesTell } = (await deliveredOf(subject)).deliveries;
			const { pauses } = refusing;
			if (!pausesTell) throw new Inconclusive(`there were only ${pauses.length} pauses`);
			const half = Math.floor(pauses.length / 2);
			// What the way or the machine adds to one pause tells nothing.
			const earlier = Math.min(...pauses.slice(0, half));
			const later = median(pauses.slice(half));
			must(
				later > earlier * growth,
				`of ${pauses.length} pauses the earlier took ${earlier} ms, the later ${later} ms`,
			);
		},
	},
];
