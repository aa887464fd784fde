import { ineligibleVin } from '../../sandbox/ovip';

/** What happens to one writing request: the vendor does as asked or not, and does not say so. */
export type Trouble = 'down before' | 'down after' | 'cut before' | 'cut after' | undefined;

/** `subscribed`, `removed`, … or the code of the failure with whether it was delivered. */
export type Answer = string;

export interface Wanted {
	readonly service: string;
	readonly vin: string;
}

export const keyOf = ({ service, vin }: Wanted): string => `${service} ${vin}`;

const codeOf = (trouble: string): string => (trouble.startsWith('down') ? '500' : 'network');
const acted = (trouble: string): boolean => trouble.endsWith('after');

/** Portail OVIP as what it is: a set of cars for each service that exists. */
export class Model {
	readonly lists: ReadonlyMap<string, Set<string>>;

	constructor(start: Readonly<Record<string, readonly string[]>>) {
		this.lists = new Map(Object.entries(start).map(([code, vins]) => [code, new Set(vins)]));
	}

	list(service: string): ReadonlySet<string> {
		return this.lists.get(service) ?? new Set();
	}

	add(wanted: readonly Wanted[], size: number, troubles: readonly Trouble[]): Map<string, Answer> {
		return this.write(wanted, size, troubles, (part) => {
			const known = part.some(({ service }) => this.lists.has(service));
			return part.map(({ service, vin }) => {
				const list = this.lists.get(service);
				const taken = list !== undefined && vin !== ineligibleVin;
				if (taken) list.add(vin);
				return taken ? 'subscribed' : known ? '200 no' : '202 no';
			});
		});
	}

	remove(
		wanted: readonly Wanted[],
		size: number,
		troubles: readonly Trouble[],
	): Map<string, Answer> {
		return this.write(wanted, size, troubles, (part) =>
			part.map(({ service, vin }) => {
				this.lists.get(service)?.delete(vin);
				return 'removed';
			}),
		);
	}

	/** What a look at the lists makes of the answers. */
	settled(
		answers: ReadonlyMap<string, Answer>,
		wanted: readonly Wanted[],
		wish: 'subscribed' | 'removed',
	): Map<string, Answer> {
		return new Map(
			wanted.map((one) => {
				const answer = answers.get(keyOf(one)) ?? '';
				const listed = this.list(one.service).has(one.vin);
				if (wish === 'removed') return [keyOf(one), listed ? answer : 'removed'];
				if (!listed) return [keyOf(one), answer];
				return [keyOf(one), answer.endsWith(' no') ? 'alreadySubscribed' : 'subscribed'];
			}),
		);
	}

	private write(
		wanted: readonly Wanted[],
		size: number,
		troubles: readonly Trouble[],
		act: (part: readonly Wanted[]) => readonly Answer[],
	): Map<string, Answer> {
		const distinct = [...new Map(wanted.map((one) => [keyOf(one), one])).values()];
		const answers = new Map<string, Answer>();
		for (let start = 0; start < distinct.length; start += size) {
			const part = distinct.slice(start, start + size);
			const trouble = troubles[start / size];
			const said = trouble === undefined || acted(trouble) ? act(part) : [];
			part.forEach((one, index) => {
				const told = trouble === undefined ? said[index] : `${codeOf(trouble)} unknown`;
				answers.set(keyOf(one), told ?? '');
			});
		}
		return answers;
	}
}
