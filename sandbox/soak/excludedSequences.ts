import type { BridgeEvent } from '../bridge/eventLog';
import { at, summaryIn } from './summary';

/** Something that no caller may ever see happen. */
export interface ExcludedSequence {
	readonly excluded: string;
	readonly source: string;
	/** Only for phones that were subscribed all the time: others miss signals. */
	readonly needsAll?: true;
	/** `before`: the codes that the same command had so far. */
	readonly is: (code: number, before: readonly number[], event: BridgeEvent) => boolean;
}

const isEnd = (code: number) => code === 200 || code >= 2000;
const contractSource = 'bridge contract: one command at a time, an outcome ends it';
const signalSource = 'signal codes 900, 901, 903, 200 (the meaning is inferred)';

export const excludedSequences: readonly ExcludedSequence[] = [
	{
		excluded: 'a signal after the outcome of its command',
		source: contractSource,
		is: (_, before) => before.some(isEnd),
	},
	{
		excluded: 'a step of a command that comes twice',
		source: signalSource,
		is: (code, before) => before.includes(code),
	},
	{
		excluded: 'asleep or forwarded before it was accepted',
		source: signalSource,
		needsAll: true,
		is: (code, before) => (code === 901 || code === 903) && !before.includes(900),
	},
	{
		excluded: 'done before it was forwarded to the car',
		source: signalSource,
		needsAll: true,
		is: (code, before) => code === 200 && !before.includes(903),
	},
	{
		excluded: 'done without the car’s data, or with those of another car',
		source: '`pims.vehicle.signal`: `attributes.vin`',
		is: (code, _, { vin, message }) =>
			code === 200 && (vin === undefined || summaryIn(message.result)?.vin !== vin),
	},
	{
		excluded: 'a code that the vendor’s lists do not have for a signal',
		source:
			'codes of `subscribe pims.vehicle.signal`; 2201 and 2363 for cars and brokers that are gone',
		is: (code) => ![...steps, ...refusals, 2201, 2363].includes(code),
	},
];

const steps = [900, 901, 903, 200];
const refusals = [
	2325, 2326, 2329, 2330, 2331, 2332, 2333, 2334, 2335, 2336, 2337, 2338, 2339, 2358, 2359, 2360,
	2361, 2362,
];

/** What was seen of every command so far. */
export class Sequences {
	private readonly commands = new Map<
		string,
		{ session: string; codes: number[]; missed: boolean }
	>();

	accepted(session: string, key: string): void {
		this.commands.set(key, { session, codes: [], missed: false });
	}

	/** What is on its way may have signals that nobody hears. */
	unsubscribed(session: string): void {
		for (const command of this.commands.values()) {
			if (command.session === session) command.missed = true;
		}
	}

	/** What is excluded and yet happened. */
	add(event: BridgeEvent): string[] {
		const code = codeOf(event);
		if (code === undefined) return [];
		const command = this.commands.get(event.command ?? '');
		if (!command) return ['a signal of no command that was accepted'];
		const broken = excludedSequences.filter(
			({ needsAll, is }) => !(needsAll && command.missed) && is(code, command.codes, event),
		);
		command.codes.push(code);
		return broken.map(({ excluded }) => excluded);
	}
}

/** The code of a signal; undefined for other events. */
export function codeOf({ message }: BridgeEvent): number | undefined {
	const code = message.error?.code ?? at(message.result, 'code');
	return code === undefined ? undefined : Number(code);
}
