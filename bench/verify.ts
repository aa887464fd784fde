import type { Bench } from '../test/harness';
import { highest, measure, typical, type Measured } from './measure';
import { pacing } from './pacing';
import { aimsTable, number, table, type Aim, type Report } from './report';
import type { Setting, Subject } from './subject';
import { verifyContenders } from './verifyContenders';

const aims = { faster: 2, inFlight: 16, share: 0.9 };
const latencyMs = 50;

export const verify: Subject = {
	defaults: { items: 1000, rounds: 5 },
	async run(setting): Promise<Report> {
		const atOnce = requestsAtOnceDefault(setting.bench);
		const atZero = await atLatency(setting, atOnce, 0);
		const atFifty = await atLatency(setting, atOnce, latencyMs);
		const paced = await pacing(setting);

		const reached = [
			...aimsAtZero(setting, atZero),
			...aimsAtLatency(setting, atFifty, atOnce),
			...paced.aims,
		];
		return {
			aims: reached,
			markdown: [
				`${number(setting.items)} codes verified, *Requests at Once* at its default of ${atOnce}, medians of ${setting.rounds} rounds; peaks are the highest of all rounds.`,
				'### Vendor answers at once',
				figures(setting, atZero),
				`### Vendor answers after ${latencyMs} ms`,
				figures(setting, atFifty),
				'### Vendor turns requests away',
				paced.markdown,
				'### Aims',
				aimsTable(reached),
			].join('\n\n'),
		};
	},
	profiled: ({ bench, vendor, items }) => ({
		contender: verifyContenders(bench, vendor.address, { count: items, requestsAtOnce: 1 }).node,
		conditions: { customers: items, latencyMs: 0 },
	}),
};

/** As a user finds it who adds the option. */
function requestsAtOnceDefault({ catalogue }: Bench): number {
	const { properties } = catalogue.getByNameAndVersion(
		'n8n-nodes-stellantis.dqeSmsConfirmation',
	).description;
	const found = properties
		.flatMap(({ options = [] }) => options)
		.flatMap((option) =>
			'name' in option && option.name === 'requestsAtOnce' && 'default' in option
				? [Number(option.default)]
				: [],
		);
	const [preset] = found;
	if (preset === undefined) throw new Error('Verify Code has no option Requests at Once');
	return preset;
}

async function atLatency(
	{ bench, vendor, items, rounds }: Setting,
	requestsAtOnce: number,
	latency: number,
): Promise<Measured[]> {
	const contenders = verifyContenders(bench, vendor.address, { count: items, requestsAtOnce });
	const measured = await measure(
		vendor,
		{ customers: items, latencyMs: latency },
		[contenders.node, contenders.httpRequest, contenders.httpFunction, contenders.axiosLoop],
		rounds,
	);
	for (const { name, samples } of measured) {
		const wrong = samples.find(({ traffic }) => traffic.verified !== items);
		if (wrong) throw new Error(`${name} left codes without verification`);
	}
	return measured;
}

const rateOf = ({ items }: Setting, of: Measured): number =>
	typical(of, ({ wallMs }) => (items / wallMs) * 1000);

const inFlightOf = (of: Measured): number => highest(of, ({ traffic }) => traffic.peakInFlight);

function figures(setting: Setting, measured: readonly Measured[]): string {
	const head = [
		'',
		'Items/s',
		'CPU ms/item',
		'Requests',
		'Connections',
		'Peak in flight',
		'Peak connections',
	];
	return table(
		head,
		measured.map((of) => [
			of.name,
			number(rateOf(setting, of)),
			number(
				typical(of, ({ cpuMs }) => cpuMs / setting.items),
				2,
			),
			number(highest(of, ({ traffic }) => traffic.requests)),
			number(highest(of, ({ traffic }) => traffic.connections)),
			number(inFlightOf(of)),
			number(highest(of, ({ traffic }) => traffic.peakConnections)),
		]),
	);
}

function aimsAtZero(setting: Setting, [node, httpRequest]: readonly Measured[]): Aim[] {
	if (node === undefined || httpRequest === undefined) return [];
	const ratio = rateOf(setting, node) / rateOf(setting, httpRequest);
	const inFlight = inFlightOf(node);
	return [
		{
			text: `0 ms: at least ${aims.faster} × the items/s of HTTP Request`,
			reached: `${number(ratio, 2)} ×`,
			met: ratio >= aims.faster,
		},
		{
			text: `0 ms: at most ${aims.inFlight} requests in flight`,
			reached: number(inFlight),
			met: inFlight <= aims.inFlight,
		},
	];
}

function aimsAtLatency(setting: Setting, [node]: readonly Measured[], atOnce: number): Aim[] {
	if (node === undefined) return [];
	const possible = atOnce / (latencyMs / 1000);
	const share = rateOf(setting, node) / possible;
	return [
		{
			text: `${latencyMs} ms: at least ${aims.share * 100} % of ${atOnce} ÷ ${latencyMs} ms = ${number(possible)} items/s`,
			reached: `${number(share * 100, 1)} %`,
			met: share >= aims.share,
		},
	];
}
