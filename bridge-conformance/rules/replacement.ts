import { deliveredOf, eventOf, idOf, triesAt, type Delivered } from '../delivered';
import type { Received } from '../hook';
import { Inconclusive, must, type Rule } from '../rule';
import type { Subject } from '../subject';
import { deliveryNeeds as needs, isSignedWith } from './deliveries';

/** A try that was on its way when the bridge answered the replacement. */
const underWay = 1;

async function replaced(subject: Subject): Promise<Delivered> {
	const delivered = await deliveredOf(subject);
	triesAt(delivered.deliveries.replaced);
	return delivered;
}

/** What came to the new address. */
async function atReplacement(subject: Subject): Promise<readonly Received[]> {
	const { received } = (await replaced(subject)).deliveries.replacement;
	if (received.length > 0) return received;
	throw new Inconclusive('nothing came to the new address: see callbacks.new-address');
}

/** What becomes of deliveries when their callback is replaced or deleted. */
export const replacementRules: readonly Rule[] = [
	{
		id: 'callbacks.new-address',
		requires: 'A replaced callback delivers to its new address, no longer to the old one',
		needs,
		check: async (subject) => {
			const { replacement, afterReplacement } = (await replaced(subject)).deliveries;
			must(
				afterReplacement <= underWay,
				`${afterReplacement} tries went to the old address after the replacement`,
			);
			triesAt(replacement);
		},
	},
	{
		id: 'callbacks.new-secret',
		requires: 'A replaced callback signs with its new secret',
		needs,
		check: async (subject) => {
			const tries = await atReplacement(subject);
			const { replacement, replaced } = (await deliveredOf(subject)).deliveries;
			for (const received of tries) {
				must(!isSignedWith(replaced.secret, received), 'signed with the old secret');
				must(isSignedWith(replacement.secret, received), 'not signed with the new secret');
			}
		},
	},
	{
		id: 'callbacks.keeps-waiting',
		requires: 'Deliveries that wait when their callback is replaced are kept',
		needs,
		check: async (subject) => {
			const tries = await atReplacement(subject);
			const { run, deliveries } = await replaced(subject);
			const [waiting] = deliveries.replaced.received;
			must(
				waiting !== undefined && tries.some((each) => idOf(each) === idOf(waiting)),
				'what had been refused at the old address never came to the new one',
			);
			const came = new Set(tries.map((each) => String(eventOf(each)['cursor'])));
			const lost = run.signals.filter(({ cursor }) => !came.has(String(cursor)));
			must(lost.length === 0, `${lost.length} of ${run.signals.length} signals never came`);
		},
	},
	{
		id: 'callbacks.drops-waiting',
		requires: 'Deliveries that wait when their callback is deleted are dropped',
		needs,
		check: async (subject) => {
			const { removed, afterRemoval, puts } = (await deliveredOf(subject)).deliveries;
			triesAt(removed);
			if (puts.has('removed')) throw new Inconclusive('it was not deleted');
			must(afterRemoval <= underWay, `${afterRemoval} tries came after the callback was deleted`);
		},
	},
];
