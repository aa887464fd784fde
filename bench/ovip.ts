import { highest, measure, typical, type Measured } from './measure';
import { ovipContenders, type Door } from './ovipContenders';
import { aimsTable, number, table, type Aim, type Report } from './report';
import type { Setting, Subject } from './subject';

const aim = 30;
const conditions = { customers: 0, latencyMs: 0 };

/** That the gateway asks for a client certificate is inferred, not documented; plain HTTP shows what the handshakes cost. */
const doors: ReadonlyArray<{ readonly door: Door; readonly name: string }> = [
	{ door: 'tls', name: 'With a client certificate' },
	{ door: 'plain', name: 'Plain HTTP' },
];

export const ovip: Subject = {
	defaults: { items: 2000, rounds: 5 },
	async run(setting): Promise<Report> {
		const sections: string[] = [];
		const aims: Aim[] = [];
		for (const { door, name } of doors) {
			const measured = await through(door, setting);
			sections.push(`### ${name}`, figures(measured));
			if (door === 'tls') aims.push(...aimOf(measured));
		}
		return {
			aims,
			markdown: [
				`${number(setting.items)} cars subscribed to one service; the vendor answers at once; medians of ${setting.rounds} rounds, peaks are the highest of all rounds.`,
				...sections,
				'### Aim',
				aimsTable(aims),
			].join('\n\n'),
		};
	},
	profiled: ({ bench, vendor, items }) => ({
		contender: ovipContenders(bench, vendor, 'tls', items).node,
		conditions,
	}),
};

async function through(door: Door, { bench, vendor, items, rounds }: Setting): Promise<Measured[]> {
	const { node, httpRequest } = ovipContenders(bench, vendor, door, items);
	const measured = await measure(vendor, conditions, [node, httpRequest], rounds);
	for (const { name, samples } of measured) {
		if (samples.some(({ traffic }) => traffic.subscribed !== items)) {
			throw new Error(`${name} left cars without the service`);
		}
	}
	return measured;
}

const wall = (of: Measured): number => typical(of, ({ wallMs }) => wallMs);

function figures(measured: readonly Measured[]): string {
	const head = ['', 'Wall ms', 'CPU ms', 'Requests', 'Connections', 'Peak connections', 'Wall ×'];
	const [own] = measured;
	return table(
		head,
		measured.map((of) => [
			of.name,
			number(wall(of)),
			number(typical(of, ({ cpuMs }) => cpuMs)),
			number(highest(of, ({ traffic }) => traffic.requests)),
			number(highest(of, ({ traffic }) => traffic.connections)),
			number(highest(of, ({ traffic }) => traffic.peakConnections)),
			number(own === undefined ? Number.NaN : wall(of) / wall(own), 1),
		]),
	);
}

function aimOf([node, httpRequest]: readonly Measured[]): Aim[] {
	if (node === undefined || httpRequest === undefined) return [];
	const ratio = wall(httpRequest) / wall(node);
	return [
		{
			text: `With a client certificate: at least ${aim} × as fast as HTTP Request with one request per item`,
			reached: `${number(ratio, 1)} ×`,
			met: ratio >= aim,
		},
	];
}
