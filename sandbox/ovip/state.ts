export interface OvipService {
	readonly name: string;
	readonly subscribers: Set<string>;
}

export interface PartnerLogin {
	readonly user: string;
	readonly password: string;
}

/** Where Stellantis publishes nothing: our choice, changeable by a test. */
export interface OvipRules {
	/** Entry of a service none of whose VINs was taken, in the answer to POST. */
	emptyEntries: 'omitted' | 'empty';
	/** VIN that was subscribed already, in the answer to POST. */
	repeatedSubscriber: 'confirmed' | 'omitted';
	/** Body of a 202 and of the 200 to DELETE; `entries`: what was added or removed, as after POST. */
	acceptedBody: 'empty' | 'entries';
	deleteBody: 'empty' | 'entries';
	/** Body of 400 and 401; `gateway` is the JSON that Stellantis' other partner interfaces give. */
	errorBody: 'gateway' | 'empty' | 'html';
	/** Status of the list of a service that does not exist. */
	unknownServiceList: 204 | 400;
}

/** VIN syntax as published: 17 letters and digits. Case counts. */
export const isWellFormed = (vin: string): boolean => /^[A-Za-z0-9]{17}$/.test(vin);

export const sandboxPartner = { clientId: 'sandbox-partner' } as const;

/** A VIN whose car is not eligible at the start. */
export const ineligibleVin = 'VF000000000000404';

const startServices: ReadonlyArray<readonly [code: string, name: string]> = [
	['SERVICE1_CODE', 'Service One'],
	['SERVICE2_CODE', 'Service Two'],
];

const startRules = (): OvipRules => ({
	emptyEntries: 'omitted',
	repeatedSubscriber: 'confirmed',
	acceptedBody: 'empty',
	deleteBody: 'empty',
	errorBody: 'gateway',
	unknownServiceList: 204,
});

/**
 * Everything Portail OVIP knows. Start state: client id `sandbox-partner`, no partner login asked for, the services
 * `SERVICE1_CODE` and `SERVICE2_CODE` without subscribers, every car eligible but `VF000000000000404`.
 */
export class OvipState {
	/** By code. No endpoint creates a service: they are made here. */
	readonly services = new Map<string, OvipService>();
	readonly clientIds = new Set<string>();
	/** Asked for by Basic authentication if set; else an `Authorization` header is not looked at. */
	partnerLogin: PartnerLogin | undefined;
	/** Read by the start rule of `isEligible`. */
	readonly ineligibleVins = new Set<string>();
	/** Asked for every well-formed VIN, by eligibility and by POST; POST drops a VIN it says no to. */
	isEligible: (vin: string) => boolean = this.notListed();
	rules: OvipRules = startRules();

	constructor() {
		this.reset();
	}

	/** Makes a service, or gives it another name and other subscribers. */
	setService(code: string, name = code, subscribers: Iterable<string> = []): OvipService {
		const service = { name, subscribers: new Set(subscribers) };
		this.services.set(code, service);
		return service;
	}

	reset(): void {
		for (const part of [this.services, this.clientIds, this.ineligibleVins]) part.clear();
		this.partnerLogin = undefined;
		this.isEligible = this.notListed();
		this.rules = startRules();
		this.clientIds.add(sandboxPartner.clientId);
		this.ineligibleVins.add(ineligibleVin);
		for (const [code, name] of startServices) this.setService(code, name);
	}

	private notListed(): (vin: string) => boolean {
		return (vin) => !this.ineligibleVins.has(vin);
	}
}
