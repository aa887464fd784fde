import { subscribeSignal } from '../batches';
import { answered, cursorOf, eventsOf, refused } from '../expectations';
import { Inconclusive, must, type Rule } from '../rule';

const invented = ['1', 'conformance', 'Y29uZm9ybWFuY2U', 'x'.repeat(512)];

export const eventRules: readonly Rule[] = [
	{
		id: 'events.from-now',
		requires: 'Without `after` the answer is the position from now on',
		check: async ({ bridge }) => {
			const now = await bridge.events();
			answered('GET events', now);
			must(eventsOf(now).length === 0, `${eventsOf(now).length} events of the past are given`);
			must(cursorOf(now) !== '', 'there is no cursor');
			answered('GET events after that cursor', await bridge.events(cursorOf(now)));
		},
	},
	{
		id: 'events.batch-cursor',
		requires: 'The cursor of a batch is one for the events of its session',
		check: async ({ bridge }) => {
			const batch = await bridge.calls([subscribeSignal]);
			answered('a subscription', batch);
			must(cursorOf(batch) !== '', 'the answer has no cursor');
			answered('GET events after it', await bridge.events(cursorOf(batch)));
		},
	},
	{
		id: 'events.wait',
		requires: 'With `wait` an empty answer comes after that time, not before',
		check: async ({ bridge }) => {
			const cursor = cursorOf(await bridge.events());
			const start = Date.now();
			const page = await bridge.events(cursor, { wait: 1 });
			const seconds = (Date.now() - start) / 1000;
			answered('wait=1', page);
			if (eventsOf(page).length > 0) throw new Inconclusive('an event came meanwhile');
			must(seconds > 0.9, `wait=1 was answered after ${seconds.toFixed(2)} s`);
			must(seconds < 10, `wait=1 was answered after ${seconds.toFixed(0)} s`);
		},
	},
	{
		id: 'events.foreign-cursor',
		requires: 'A cursor that this session never gave is 400',
		check: async ({ bridge }) => {
			for (const cursor of invented) {
				refused('an invented cursor', await bridge.events(cursor), 400, 'foreign-cursor');
			}
			const own = cursorOf(await bridge.events());
			refused('a cursor with an addition', await bridge.events(`${own}A1`), 400, 'foreign-cursor');
			const long = await bridge.events('x'.repeat(513));
			must(long.status === 400, `a cursor of 513 characters: expected 400, got ${long.status}`);
		},
	},
	{
		id: 'events.cursor-per-session',
		requires: 'A cursor of another session is foreign, too',
		needs: ['otherSession'],
		check: async ({ bridge, otherSession }) => {
			const own = cursorOf(await bridge.events());
			const elsewhere = await bridge.events(own, { session: otherSession });
			refused('a cursor of another session', elsewhere, 400, 'foreign-cursor');
		},
	},
];
