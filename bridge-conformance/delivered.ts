import {
	isJsonObject,
	objectIn,
	parseJson,
	textIn,
	type JsonObject,
} from '../nodes/shared/clients/json';
import type { CommandRun } from './commandRun';
import type { DeliveryRun } from './deliveryRun';
import type { Hook, Received } from './hook';
import { Inconclusive, must } from './rule';
import type { Subject } from './subject';

export interface Delivered {
	readonly run: CommandRun;
	readonly deliveries: DeliveryRun;
}

/** What was delivered of the command's signals; there is something to see only where there were any. */
export async function deliveredOf(subject: Subject): Promise<Delivered> {
	const run = await subject.commandRun();
	const { deliveries, signals } = run;
	if (deliveries === undefined) throw new Inconclusive('there is no --callback-url');
	if (signals.length === 0) throw new Inconclusive('there were no signals to deliver');
	return { run, deliveries };
}

/** The tries that reached a hook; a breach if there were none. */
export function triesAt({ received, url }: Hook): readonly Received[] {
	must(received.length > 0, `nothing arrived at ${url}`);
	return received;
}

export const bodyOf = ({ text }: Received): JsonObject => {
	const body = parseJson(text);
	return isJsonObject(body) ? body : {};
};

export const eventOf = (received: Received): JsonObject => objectIn(bodyOf(received), 'event');

export const idOf = (received: Received): string => textIn(bodyOf(received), 'deliveryId') ?? '';

/** The tries of the delivery that came first. */
export function firstTries(hook: Hook): readonly Received[] {
	const tries = triesAt(hook);
	const cursor = (received: Received) => textIn(eventOf(received), 'cursor');
	return tries.filter((each) => tries[0] && cursor(each) === cursor(tries[0]));
}

export const timeOf = ({ signature }: Received): number =>
	Number(/^t=([0-9]{1,12}),/.exec(signature)?.[1] ?? Number.NaN);
