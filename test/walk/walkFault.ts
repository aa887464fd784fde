import type { IDataObject } from 'n8n-workflow';
import type { Sandbox } from '../../sandbox';
import type { Weather } from '../../sandbox/contract';
import type { Subject } from './subject';

/** Where a fault meets the requests of a run. */
export interface Place {
	readonly on: string;
	/** How many matching requests pass before it. */
	readonly after: number;
	readonly times: number;
}

/** Something that spoils a run. */
export interface WalkFault {
	readonly what: string;
	/** Whether it takes seconds. */
	readonly slow?: boolean;
	/** A code of the vendor, given without looking at its state. */
	readonly code?: string;
	/** Which places it is for, if not all. */
	readonly only?: (on: string) => boolean;
	order(sandbox: Sandbox, place: Place, subject: Subject, items: readonly IDataObject[]): void;
}

export const byWeather = (
	what: string,
	weather: Weather | ((sandbox: Sandbox) => Weather),
	more: Pick<WalkFault, 'slow' | 'only'> = {},
): WalkFault => ({
	what,
	...more,
	order(sandbox, { on, after, times }, { vendor }) {
		const brought = typeof weather === 'function' ? weather(sandbox) : weather;
		sandbox.faults.order({ vendor, on, skip: after, times, weather: brought });
	},
});

export const both = (
	what: string,
	weather: (acted: boolean) => Weather,
	slow = false,
): WalkFault[] =>
	[false, true].map((acted) =>
		byWeather(`${what}, ${acted ? 'after acting' : 'without acting'}`, weather(acted), { slow }),
	);

export const body = (text: string, acted = false, contentType = 'application/json'): Weather => ({
	kind: 'body',
	body: text,
	contentType,
	status: 200,
	acted,
});
