import { textIn, type JsonObject } from '../../nodes/shared/clients/json';
import type { CommandRun } from '../commandRun';
import { lateWait } from '../commandRun';
import { eventsOf, isSame } from '../expectations';
import { Inconclusive, must, type Rule } from '../rule';
import type { Poll } from '../signalReader';
import type { Subject } from '../subject';

const needs = ['vin', 'commands'] as const;

/** Seconds that may lie between what should be at the same time. */
const much = 2;

async function signalled(subject: Subject): Promise<CommandRun> {
	const run = await subject.commandRun();
	if (run.signals.length === 0) throw new Inconclusive('there were no signals');
	return run;
}

/** Seconds between the first and the last event of a page, as the bridge received them. */
function spreadOf({ page }: Poll): number {
	const times = eventsOf(page).map((event) => Date.parse(textIn(event, 'receivedAt') ?? ''));
	return (Math.max(...times) - Math.min(...times)) / 1000;
}

const cursorsOf = (events: readonly JsonObject[]): ReadonlySet<string> =>
	new Set(events.map((event) => textIn(event, 'cursor') ?? ''));

/** How many of the events are among those. */
const common = (events: readonly JsonObject[], others: readonly JsonObject[]): number =>
	events.filter(({ cursor }) => cursorsOf(others).has(String(cursor))).length;

/** Requests that were answered with an event that had not been there before. */
function waitedFor({ polls, known }: CommandRun): ReadonlyArray<readonly [Poll, Poll]> {
	const hasNew = ({ page }: Poll) => eventsOf(page).length > common(eventsOf(page), known);
	const waited = polls.filter((pair) => pair.some(hasNew));
	if (waited.length === 0)
		throw new Inconclusive('all events were there before they were waited for');
	return waited;
}

/** What only the events of a command show of how events are read. */
export const signalRules: readonly Rule[] = [
	{
		id: 'events.again',
		requires: 'Events can be read any number of times, and are the same each time',
		needs,
		check: async (subject) => {
			const { signals, again } = await signalled(subject);
			must(
				isSame(again, signals),
				`${signals.length} signals were read, the second time ${again.length} or others`,
			);
		},
	},
	{
		id: 'events.positions',
		requires: 'The cursor of an event, and that of a page, stands right behind it',
		needs,
		check: async (subject) => {
			const { signals, fromFirst, fromLast, standstill } = await subject.commandRun();
			must(standstill === undefined, standstill ?? '');
			if (signals.length === 0) throw new Inconclusive('there were no signals');
			must(common(signals, fromLast) === 0, 'behind the last event events come again');
			must(
				common(fromFirst, signals) === signals.length - 1,
				`behind the first of ${signals.length} signals come ${common(fromFirst, signals)} of them`,
			);
		},
	},
	{
		id: 'events.no-past',
		requires: 'Without `after` no events of the past are given',
		needs,
		check: async (subject) => {
			const { afterwards } = await signalled(subject);
			const past = eventsOf(afterwards).length;
			must(past === 0, `${past} events of the past are given`);
		},
	},
	{
		id: 'events.at-once',
		requires: 'With `wait` events that are there are given at once',
		needs,
		check: async (subject) => {
			const { late } = await signalled(subject);
			must(
				late.seconds < lateWait,
				`wait=${lateWait} with events there: ${late.seconds.toFixed(1)} s`,
			);
		},
	},
	{
		id: 'events.wakes',
		requires: 'A request that waits is answered with the first event, not when its time is over',
		needs,
		check: async (subject) => {
			const waited = waitedFor(await signalled(subject)).flat();
			const late = waited.find((poll) => poll.seconds > much && spreadOf(poll) > much);
			must(
				late === undefined,
				`events that came ${late ? spreadOf(late).toFixed(1) : ''} s apart were given together`,
			);
		},
	},
	{
		id: 'events.readers',
		requires: 'Any number of callers can wait for the same event',
		needs,
		check: async (subject) => {
			for (const [one, other] of waitedFor(await signalled(subject))) {
				const apart = Math.abs(one.seconds - other.seconds);
				must(
					apart < much,
					`of two that waited for one event, one was answered ${apart.toFixed(1)} s later`,
				);
			}
		},
	},
	{
		id: 'events.received-at',
		requires: '`receivedAt` is in UTC',
		needs,
		check: async (subject) => {
			const { signals } = await signalled(subject);
			for (const event of signals) {
				const at = textIn(event, 'receivedAt') ?? 'missing';
				must(/(Z|[+-]00:00)$/i.test(at), `receivedAt is ${at}`);
			}
		},
	},
	{
		id: 'events.per-session',
		requires: 'The events of a session are not in another one',
		needs: [...needs, 'otherSession'],
		check: async (subject) => {
			const { elsewhere, key, signals } = await signalled(subject);
			const messages = signals.map(({ message }) => message);
			const strays = elsewhere.filter(
				({ command, message }) => command === key || messages.some((each) => isSame(each, message)),
			);
			must(strays.length === 0, `${strays.length} of the signals are in the other session`);
		},
	},
];
