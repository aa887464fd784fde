/** What can be checked only where the command had an outcome. */
export const withOutcome = ['commands.outcome', 'commands.next'];

/** What can be checked only where there was a signal. */
export const withSignals = [
	'commands.cursor',
	'events.again',
	'events.positions',
	'events.no-past',
	'events.at-once',
	'events.wakes',
	'events.readers',
	'events.received-at',
	'events.per-session',
	'deliveries.signed',
	'deliveries.document',
	'deliveries.events',
	'deliveries.asked-for',
	'deliveries.one-at-a-time',
	'deliveries.again',
	'deliveries.redirects',
	'deliveries.in-order',
	'deliveries.taken',
	'deliveries.fresh-time',
	'deliveries.pauses',
	'callbacks.new-address',
	'callbacks.new-secret',
	'callbacks.keeps-waiting',
	'callbacks.drops-waiting',
];
