import { isJsonObject, textIn, type JsonObject } from './json';

/** One connected service of a car's subscription. */
export interface VehicleService {
	readonly name: string | null;
	/** The vendor's code of it, such as `NAC01`. */
	readonly code: string | null;
}

/** The services in the answer of `get pims.subscription.services`; none where the SDK lists none. */
export function readServices({ services }: JsonObject): VehicleService[] {
	const entries = Array.isArray(services) ? Array.from<unknown>(services) : [];
	return entries.filter(isJsonObject).map((service) => ({
		name: textIn(service, 'name') ?? null,
		code: textIn(service, 'code') ?? null,
	}));
}
