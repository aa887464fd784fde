import type { CarState } from './cars/carState';
import type { SdkPlan } from './pims/sdk';

/** The token that the sandbox's bridge hands out. Not a secret: it opens nothing but the sandbox. */
export const sandboxToken = 'sandbox-bridge-token';

/** VINs of the right shape that no car can have: the make-believe is written into them. */
export const startCars: Readonly<Record<string, Partial<CarState>>> = {
	VR3SANDB0XBEV0001: {
		label: 'e-208',
		brand: 'peugeot',
		engine: 'BEV',
		plugged: true,
		batteryPercent: 45,
		deferredTime: 'PT22H00M',
		chargeMode: 'deferred',
	},
	VR7SANDB0XPHEV002: {
		label: 'C5 Aircross Hybrid',
		brand: 'citroen',
		engine: 'PHEV',
		asleep: true,
		batteryPercent: 70,
		deferredTime: 'PT23H30M',
	},
	VXKSANDB0X0LD0003: {
		label: 'Corsa-e',
		brand: 'opel',
		engine: 'BEV',
		plugged: true,
		batteryPercent: 30,
		deferredTime: 'PT01H00M',
		chargeMode: 'deferred',
	},
};

export const startSessions: Readonly<Record<string, SdkPlan>> = {
	demo: { sdkVersion: '2.3.0', vins: ['VR3SANDB0XBEV0001', 'VR7SANDB0XPHEV002'] },
	legacy: { sdkVersion: '2.0.4', vins: ['VXKSANDB0X0LD0003'] },
};
