import { codeCatalogues } from './codeCatalogues';
import { lookUp } from './entry';

/** What an end other than `done` means for the person who sent a vehicle command. */
export type RefusedOutcome = 'alreadyDone' | 'unreachable' | 'refused' | 'unknown';

/**
 * Refusals that say that the car is already as wished, by code: 2331 is good news for who wanted to start charging,
 * and a refusal for who wanted anything else. PIMS codes first, then those of the other ways to a car.
 */
const alreadyDone: Readonly<Record<string, readonly string[]>> = {
	'2331': ['startCharge'],
	'2333': ['startPreconditioning'],
	'2336': ['stopPreconditioning'],
	'2339': ['startCharge', 'startPreconditioning'],
	'2360': ['unlock'],
	'2361': ['lock'],
	'VehCharge error 1': ['startCharge'],
	'ThermalPrecond error 1': ['startPreconditioning'],
	'ThermalPrecond error 4': ['stopPreconditioning'],
	'Doors lock_resp_state 0': ['unlock'],
	'Doors lock_resp_state 1': ['lock'],
};

/** The Web API says so itself, whatever the command was. */
const alwaysAlreadyDone: ReadonlySet<string> = new Set(['AlreadyDone']);

/** Codes whose text says that the car was not reached. */
const unreachable: ReadonlySet<string> = new Set(['2201', '300', 'VehicleConnectionTimeout']);

const catalogues = [codeCatalogues.pims, codeCatalogues.webApi, codeCatalogues.psaCarController];

/**
 * What `code` means as the end of `command` (`startCharge`, `lock`, …). A code that does not tell whether the car
 * acted (2363, a lost connection) gives `unknown`, and so does one that no catalogue lists.
 */
export function outcomeOfCode(command: string, code: string): RefusedOutcome {
	if (alwaysAlreadyDone.has(code)) return 'alreadyDone';
	if (lookUp(alreadyDone, code)?.includes(command)) return 'alreadyDone';
	if (unreachable.has(code)) return 'unreachable';
	const entry = catalogues.map(({ entries }) => lookUp(entries, code)).find(Boolean);
	return entry === undefined || entry.delivered === 'unknown' ? 'unknown' : 'refused';
}
