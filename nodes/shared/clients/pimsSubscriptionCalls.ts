import type { Vin } from '../values/vin';
import { flag, type PimsCall, type PimsDialect } from './pimsCalls';

/** The services that a car's subscription has. Since SDK 2.0. */
export const getServices = (vin: Vin): PimsCall => ({
	method: 'get',
	api: 'pims.subscription.services',
	parameters: { vin },
});

/**
 * What has to be done before remote commands work. A step that is done is remembered by the SDK until `reset`.
 * Since SDK 2.0.
 */
export const getActivationSteps = (vin: Vin, reset: boolean, dialect: PimsDialect): PimsCall => ({
	method: 'get',
	api: 'pims.subscription.steps',
	parameters: { vin, resetSteps: flag(reset, dialect), stepsStatus: 'all' },
});
