import type { Arrival, Fault, Faults, OrderedCode, VendorName, Weather } from './contract';

type CodeWeather = Extract<Weather, { kind: 'code' }>;
/** Weather that spoils a request or its answer, whatever the vendor makes of it. */
export type RequestWeather = Exclude<Weather, CodeWeather>;

class Queue<W extends Weather> {
	private orders: Array<{ fault: Fault; weather: W; seen: number; met: number }> = [];

	add(fault: Fault, weather: W): void {
		this.orders.push({ fault, weather, seen: 0, met: 0 });
	}

	/** The oldest order whose turn it is. Every order counts every match, also one that an older order meets. */
	take(matches: (fault: Fault) => boolean): W | undefined {
		const due = this.orders.filter(({ fault }) => matches(fault));
		for (const order of due) order.seen += 1;
		const next = due.find(
			({ fault, seen, met }) => seen > (fault.skip ?? 0) && met < (fault.times ?? 1),
		);
		if (next) next.met += 1;
		return next?.weather;
	}

	clear(): void {
		this.orders = [];
	}
}

export class OrderedFaults implements Faults {
	private readonly codes = new Queue<CodeWeather>();
	private readonly requests = new Queue<RequestWeather>();

	order(fault: Fault): void {
		const { weather } = fault;
		if (weather.kind === 'code') this.codes.add(fault, weather);
		else this.requests.add(fault, weather);
	}

	clear(): void {
		this.codes.clear();
		this.requests.clear();
	}

	takeCode(vendor: VendorName, what: string): OrderedCode | undefined {
		const weather = this.codes.take(
			(fault) => fault.vendor === vendor && (fault.on === undefined || what.includes(fault.on)),
		);
		if (!weather) return undefined;
		const { code, label } = weather;
		return label === undefined ? { code } : { code, label };
	}

	/** The weather that meets a request, used up by asking. */
	takeWeather({ vendor, method, path, body }: Arrival): RequestWeather | undefined {
		return this.requests.take(({ vendor: ordered, on }) => {
			if (ordered !== vendor) return false;
			if (on === undefined || `${method} ${path}`.includes(on)) return true;
			return vendor === 'bridge' && body.includes(on);
		});
	}
}
