import { highest, measure, typical, type Measured } from './measure';
import { ovipContenders } from './ovipContenders';
import { aimsTable, number, table, type Report } from './report';
import type { Subject } from './subject';

const aim = 30;

export const ovip: Subject = {
	defaults: { items: 2000, rounds: 5 },
	async run({ bench, vendor, items, rounds }): Promise<Report> {
		const contenders = ovipContenders(bench, vendor.address, items);
		const conditions = { customers: 0, latencyMs: 0 };
		const all = [contenders.node, contenders.httpRequest];
		const measured = await measure(vendor, conditions, all, rounds);
		const [node, httpRequest] = measured;
		if (node === undefined || httpRequest === undefined) throw new Error('Nothing was measured');
		for (const { name, samples } of measured) {
			const short = samples.find(({ traffic }) => traffic.subscribed !== items);
			if (short) throw new Error(`${name} left cars without the service`);
		}

		const wall = (of: Measured) => typical(of, ({ wallMs }) => wallMs);
		const ratio = wall(httpRequest) / wall(node);
		const aims = [
			{
				text: `at least ${aim} × as fast as HTTP Request with one request per item`,
				reached: `${number(ratio, 1)} ×`,
				met: ratio >= aim,
			},
		];
		const rows = measured.map((of) => [
			of.name,
			number(wall(of)),
			number(
				typical(of, ({ cpuMs }) => cpuMs),
			),
			number(highest(of, ({ traffic }) => traffic.requests)),
			number(highest(of, ({ traffic }) => traffic.peakInFlight)),
			number(highest(of, ({ traffic }) => traffic.peakConnections)),
		]);
		const head = ['', 'Wall ms', 'CPU ms', 'Requests', 'Peak in flight', 'Peak connections'];
		return {
			aims,
			markdown: [
				`${number(items)} cars subscribed to one service, vendor latency 0 ms, medians of ${rounds} rounds.`,
				table(head, rows),
				aimsTable(aims),
			].join('\n\n'),
		};
	},
	profiled: ({ bench, vendor, items }) => ({
		contender: ovipContenders(bench, vendor.address, items).node,
		conditions: { customers: 0, latencyMs: 0 },
	}),
};
