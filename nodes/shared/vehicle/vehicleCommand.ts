import type { DeferredTime } from '../values/deferredTime';

/** What a car can be told to do; a closed union, so that every transport says of every command whether it can. */
export type VehicleCommand =
	| { readonly kind: 'scheduleCharge'; readonly at: DeferredTime }
	| { readonly kind: 'startCharge' }
	| { readonly kind: 'stopCharge' };

export type VehicleCommandKind = VehicleCommand['kind'];
