import { accountInterfaces } from './accountInterfaces';
import { carKeyInterfaces } from './carKeyInterfaces';
import { commandInterfaces } from './commandInterfaces';
import { enrollmentInterfaces } from './enrollmentInterfaces';
import { facadeInterfaces } from './facadeInterfaces';
import type { Interface } from './interfaces';
import { refusal, type PimsCall } from './message';
import type { Parameters } from './parameters';
import { smsCodeInterfaces } from './smsCodeInterfaces';
import { subscriptionInterfaces } from './subscriptionInterfaces';
import { userInterfaces } from './userInterfaces';
import { vehicleInterfaces } from './vehicleInterfaces';

/** All that this SDK can do; another interface is another row in one of these tables. */
const interfaces: readonly Interface[] = [
	...smsCodeInterfaces,
	...enrollmentInterfaces,
	...accountInterfaces,
	...userInterfaces,
	...subscriptionInterfaces,
	...vehicleInterfaces,
	...commandInterfaces,
	...carKeyInterfaces,
	...facadeInterfaces,
];

/**
 * The row that a call means. Refuses with 2002 what the SDK does not have, with 2101 a call without the parameter that
 * picks the variant, with 2102 one with a value that picks none.
 */
export function findInterface({ method, api }: PimsCall, parameters: Parameters): Interface {
	const { dialect } = parameters;
	const variants = interfaces.filter(
		(row) =>
			row.method === method &&
			row.api === api &&
			(row.dialect === undefined || row.dialect === dialect),
	);
	const [first] = variants;
	if (!first) throw refusal(2002, dialect);
	const found = variants.find(
		({ selector, when }) => isPicked(selector, parameters) && (when?.(parameters) ?? true),
	);
	if (found) return found;
	const names = variants.flatMap(({ selector }) => (selector ? [selector[0]] : []));
	const given = names.find((name) => parameters.has(name));
	throw given === undefined ? refusal(2101, dialect, names[0]) : refusal(2102, dialect, given);
}

function isPicked(selector: Interface['selector'], parameters: Parameters): boolean {
	return selector === undefined || parameters.is(...selector);
}
