import type { IDataObject } from 'n8n-workflow';
import type { CarState, SdkState } from '../../sandbox/bridge';
import type { Sandbox } from '../../sandbox';
import { customers, unlucky, type Customer } from './operationUnderTest';

export const sessions = ['first', 'second', 'third'] as const;
export const vins = ['VR3SANDB0XBEV1001', 'VR3SANDB0XBEV1002', 'VR3SANDB0XBEV1003'] as const;
/** The customers' phones in national format, and as the nodes give them. */
export const nationalPhones = ['0612345601', '0612345602', '0612345603'] as const;
export const internationalPhones = ['33612345601', '33612345602', '33612345603'] as const;

/** Three accounts with a session, a phone and a plugged car each, that answer as fast as they can. */
export function openSessions({ bridge }: Sandbox, car: Partial<CarState> = {}): IDataObject[] {
	bridge.settings.paceMs = 0;
	bridge.settings.commandDeadlineMs = 50;
	return customers.map((customer) => {
		const vin = vins[customer];
		bridge.addCar(vin, { plugged: true, ...car });
		bridge.addSession(sessions[customer], { sdkVersion: '2.3.0', vins: [vin] });
		return { session: sessions[customer], vin, phone: `+${internationalPhones[customer]}` };
	});
}

/** A certification code on each phone, as a person would read it. */
export function certificationCodes(sandbox: Sandbox): string[] {
	return customers.map((customer) => {
		const { sdk } = sandbox.bridge.session(sessions[customer]);
		sdk.smsCodes.send('phoneNumberCertification', nationalPhones[customer], '33');
		return sandbox.phones.messagesOf(nationalPhones[customer]).at(-1)?.code ?? '';
	});
}

/** A code of the kind on each trusted phone. */
export const codesToTrustedPhones = (sandbox: Sandbox, kind: 'enrollment' | 'resetPIN'): string[] =>
	customers.map((customer) => {
		const { sdk } = sandbox.bridge.session(sessions[customer]);
		sdk.smsCodes.send(kind, nationalPhones[customer], '33');
		return sandbox.phones.messagesOf(nationalPhones[customer]).at(-1)?.code ?? '';
	});

/** Gives each account a PIN of its own. */
export const accountPins = ({ bridge }: Sandbox): string[] =>
	customers.map((customer) => {
		const pin = `9081726${customer}`;
		bridge.session(sessions[customer]).sdk.state.account.pin = pin;
		return pin;
	});

export function trustPhones({ bridge }: Sandbox, phone: (customer: Customer) => string): void {
	for (const customer of customers) {
		bridge.session(sessions[customer]).sdk.state.account.trustedPhone = phone(customer);
	}
}

export const unluckySdk = ({ bridge }: Sandbox): SdkState =>
	bridge.session(sessions[unlucky]).sdk.state;

export const unluckyCar = ({ bridge }: Sandbox, change: Partial<CarState>): void =>
	bridge.car(vins[unlucky]).set(change);
