export { pimsLabels } from './publishedPims';

/** Numbers that the vendor's sources list or skip without a label. */
export const pimsCodesWithoutLabel = [
	'5',
	'6',
	'7',
	'2105',
	'2304',
	'2380',
	'2381',
	'2382',
	'2206',
	'2207',
	'2322',
	'2324',
	'2352',
	'2385',
	'2386',
];

/** GDPR_MSG: helpcenter.dqe.tech, article 34580913188241. */
export const dqeMessageLabels: ReadonlyArray<readonly [code: string, label: string]> = [
	['01', 'Missing parameters.'],
	['02', 'Service not authorized for this licence.'],
	['03', 'Invalid phone number.'],
	['04', 'Invalid country code.'],
	['05', 'Invalid duration.'],
	['06', 'Country not found.'],
	['07', 'Invalid company name.'],
	['08', 'Internal API error.'],
	['09', 'No delivery status received.'],
	['10', 'Invalid consent values.'],
	['11', 'At least one communication channel must be enabled.'],
];

/** GDPR_VERIF: helpcenter.dqe.tech, article 47368128193937. */
export const dqeVerifyLabels: ReadonlyArray<readonly [code: string, label: string]> = [
	['01', 'Missing parameters.'],
	['02', 'PIN must contain 6 digits.'],
	['03', 'PIN expired.'],
	['04', 'PIN invalid for this token or phone number.'],
	['05', 'Invalid token.'],
];

/** OAuth2 sign-in: helpcenter.dqe.tech, article 34461760201873. */
export const dqeTokenLabels = [
	'Invalid Request',
	'Invalid Client',
	'Unauthorized Client',
	'Unsupported Grant Type',
];

/** Statuses of GDPR_MSG and GDPR_VERIF that are no success. */
export const dqeStatuses = ['UNDELIVERABLE', 'EXPIRED', 'REJECTED', 'KO'];

/** `failureCause` of a remote, Web API OpenAPI file 4.17.2. */
export const webApiCauses = [
	'GeneralError',
	'VehicleError',
	'WrongCommand',
	'VehicleConnectionTimeout',
	'MissingRights',
	'NotPossibleDueToVehicleBatteryLevel',
	'NotPossibleDueToVehiclePrivacyLevel',
	'TooManyWakeUpsOverMonth',
	'TooManyRequestInShortTime',
	'SameActionInProgress',
	'NotPossibleDueToVehicleStolenState',
	'VehicleInUse',
	'TooManyRequestSent',
	'DoorsOpen',
	'VehicleErrorOrCidInside',
	'CidInside',
	'ExternalChargingSystemError',
	'VehicleChargingSystemError',
	'VehicleIsNotLocked',
	'CanceledByDriver',
];

/** `failureCause` of preconditioning in the vehicle status. */
export const webApiPreconditioningCauses = [
	'Defect',
	'DoorOpened',
	'LowBattery',
	'LowFuelLevel',
	'TooManyUnusedProg',
	'WindowsRoofOpened',
	'HoodOpened',
	'NotParked',
	'OtherFailures',
];

/** Return codes of psa_car_controller, and its answers by service, field and value. */
export const psaCarControllerCodes = [
	'113',
	'300',
	'400',
	'400 authorization.denied.cvs.response.no.matching.service.key',
	'400 authorization.denied.cvs.from.uin.response.ko.key',
	'420',
	'422',
	'500',
	'502',
	...[0, 1, 2, 3, 4].map((value) => `VehCharge error ${value}`),
	...[0, 1, 2, 3, 4].map((value) => `ThermalPrecond error ${value}`),
	'Doors error 0',
	...[0, 1, 2, 3, 4, 5].map((value) => `Doors lock_resp_state ${value}`),
	'Horn error 0',
	'Horn error 1',
	'Lights error 0',
	'Lights error 2',
	...['Wakeup', 'Horn', 'Lights', 'Locks'].map((what) => `${what} rate limit exceeded`),
	'VIN not in list',
	'Charge control not setup check your PSACC configuration and logs',
];
