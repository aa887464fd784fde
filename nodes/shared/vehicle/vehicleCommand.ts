import type { DeferredTime } from '../values/deferredTime';
import type { ProgramChanges } from '../values/preconditioningPrograms';

/** What a car can be told to do; a closed union, so that every transport says of every command whether it can. */
export type VehicleCommand =
	| { readonly kind: 'scheduleCharge'; readonly at: DeferredTime }
	| { readonly kind: 'startCharge' }
	| { readonly kind: 'stopCharge' }
	| { readonly kind: 'startPreconditioning' }
	| { readonly kind: 'stopPreconditioning' }
	/** Programs without a change stay as they are. */
	| { readonly kind: 'setPreconditioningPrograms'; readonly changes: ProgramChanges }
	| { readonly kind: 'lock' }
	| { readonly kind: 'unlock' }
	| { readonly kind: 'soundHorn' }
	| { readonly kind: 'flashLights' };

export type VehicleCommandKind = VehicleCommand['kind'];
