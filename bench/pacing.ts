import { sample } from './measure';
import { number, table, type Report } from './report';
import type { Setting } from './subject';
import { items, verifyHttpRequest, verifyNode } from './verifyContenders';

/** A vendor that wants quiet for a second after a fifth of the run. */
const seconds = 1;
const afterShare = 5;

/** What a 429 with `Retry-After` does to a run; once, since it is not about speed. */
export async function pacing({ bench, vendor, items: count }: Setting): Promise<Report> {
	const limit = { afterRequests: Math.ceil(count / afterShare), seconds };
	const runs = [
		{ name: 'DQE SMS Confirmation', node: verifyNode(vendor.address) },
		{ name: 'HTTP Request', node: verifyHttpRequest(vendor.address) },
	];
	const rows = [];
	for (const { name, node } of runs) {
		const run = async () => {
			await bench.single(
				{ ...node, onError: 'continueErrorOutput' },
				{ items: items(count).map((json) => ({ json })) },
			);
		};
		const conditions = { customers: count, latencyMs: 0, limit };
		const { wallMs, traffic } = await sample(vendor, conditions, { name, run });
		rows.push({ name, wallMs, traffic });
	}
	const [own] = rows;
	const silence = own?.traffic.longestSilenceMs ?? 0;
	const verified = own?.traffic.verified ?? 0;
	const wanted = seconds * 1000;
	return {
		markdown: [
			`After ${number(limit.afterRequests)} requests the vendor answers everything with 429 and \`Retry-After: ${seconds}\` for ${seconds} s. One run each.`,
			table(
				['', 'Verified', 'Turned away', 'Requests', 'Longest silence ms', 'Wall ms'],
				rows.map(({ name, wallMs, traffic }) => [
					name,
					number(traffic.verified),
					number(traffic.turnedAway),
					number(traffic.requests),
					number(traffic.longestSilenceMs),
					number(wallMs),
				]),
			),
		].join('\n\n'),
		aims: [
			{
				text: '429 with Retry-After: the whole run waits once, every code is verified',
				reached: `${number(verified)} verified, ${number(silence)} ms of silence`,
				met: verified === count && silence >= wanted && silence < 2 * wanted,
			},
		],
	};
}
