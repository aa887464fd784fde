import type { InputReason } from '../../nodes/shared/values/inputReason';
import { sendCode, verifyCode } from './dqeOperations';
import type { OperationUnderTest } from './operationUnderTest';
import { enroll, requestEnrollmentCode } from './enrollmentOperations';
import { setPrograms } from './commandOperations';
import { addPhone, getTrustedNumber, requestCertificationCode } from './phoneOperations';
import { resetPin, updatePin } from './pinOperations';
import {
	getServices,
	getStatus,
	readThroughSdk,
	refreshWithWakeUp,
	scheduleCharging,
	startCharging,
} from './vehicleOperations';

/** One value that must not reach a vendor. */
export interface WrongInput {
	readonly of: OperationUnderTest;
	/** The parameter, the option behind `options.`, or the field of the credential behind `credential.`. */
	readonly at: string;
	readonly given: unknown;
	/** The field as the editor names it. */
	readonly field: string;
	readonly reason: InputReason;
}

const hour = 3_600_000;
const inHours = (hours: number): string => new Date(Date.now() + hours * hour).toISOString();

/** Parameter → wrong value → field and reason told. One row, one line. */
// prettier-ignore
export const wrongInputs: readonly WrongInput[] = [
	{ of: sendCode, at: 'phone', given: '', field: 'Phone', reason: 'phoneMissing' },
	{ of: sendCode, at: 'phone', given: null, field: 'Phone', reason: 'phoneMissing' },
	{ of: sendCode, at: 'phone', given: 'call me', field: 'Phone', reason: 'phoneNotANumber' },
	{ of: sendCode, at: 'phone', given: { number: '+33612345678' }, field: 'Phone', reason: 'phoneNotANumber' },
	{ of: sendCode, at: 'phone', given: '39 333 123 4567', field: 'Phone', reason: 'phoneCountryMismatch' },
	{ of: sendCode, at: 'phone', given: '+33 692 12 34 56', field: 'Phone', reason: 'phoneOfTerritory' },
	{ of: sendCode, at: 'phone', given: '6.12345678E+10', field: 'Phone', reason: 'phoneFromSpreadsheet' },
	{ of: sendCode, at: 'phone', given: 612345678.5, field: 'Phone', reason: 'phoneFromSpreadsheet' },
	{ of: sendCode, at: 'phone', given: '06 12 34 56 78 poste 12', field: 'Phone', reason: 'phoneMoreThanOne' },
	{ of: sendCode, at: 'phone', given: '06 12 34 56 78 (Marie)', field: 'Phone', reason: 'phoneWithLetters' },
	{ of: sendCode, at: 'phone', given: 'O6 12 34 56 78', field: 'Phone', reason: 'phoneLetterForDigit' },
	{ of: sendCode, at: 'phone', given: '06 12 34 56 78²', field: 'Phone', reason: 'phoneNumberSigns' },
	{ of: sendCode, at: 'phone', given: '+33 6 12 34', field: 'Phone', reason: 'phoneTooShort' },
	{ of: sendCode, at: 'phone', given: '+33 6 12 34 56 78 90 12', field: 'Phone', reason: 'phoneTooLong' },
	{ of: sendCode, at: 'country', given: 'Atlantis', field: 'Country', reason: 'countryNotValid' },
	{ of: sendCode, at: 'companyName', given: 'AB', field: 'Company Name', reason: 'companyNameLength' },
	{ of: sendCode, at: 'companyName', given: 'TWELVELETTER', field: 'Company Name', reason: 'companyNameLength' },
	{ of: sendCode, at: 'companyName', given: 'Citroën', field: 'Company Name', reason: 'companyNameCharacters' },
	{ of: sendCode, at: 'message', given: '', field: 'Message', reason: 'messageMissing' },
	{ of: sendCode, at: 'message', given: 'x'.repeat(126), field: 'Message', reason: 'messageLength' },
	{ of: sendCode, at: 'message', given: 'Your code 🚗', field: 'Message', reason: 'messageCharacters' },
	{ of: sendCode, at: 'consentChannels', given: [], field: 'Consent Channels', reason: 'noConsentChannel' },
	{ of: sendCode, at: 'consentChannels', given: ['fax'], field: 'Consent Channels', reason: 'consentChannelNotValid' },
	{ of: sendCode, at: 'options.duration', given: 0, field: 'Duration', reason: 'numberNotValid' },
	{ of: sendCode, at: 'options.duration', given: 'a while', field: 'Duration', reason: 'numberNotValid' },
	{ of: sendCode, at: 'options.timeout', given: 0, field: 'Timeout', reason: 'numberNotValid' },
	{ of: sendCode, at: 'options.timeout', given: 'forever', field: 'Timeout', reason: 'numberNotValid' },
	{ of: verifyCode, at: 'phone', given: '06 12 34 56 78', field: 'Phone', reason: 'phoneCountryMissing' },
	{ of: verifyCode, at: 'smsToken', given: '', field: 'SMS Token', reason: 'smsTokenMissing' },
	{ of: verifyCode, at: 'smsToken', given: 'two words', field: 'SMS Token', reason: 'smsTokenNotValid' },
	{ of: verifyCode, at: 'pin', given: '12345', field: 'PIN', reason: 'pinNotSixDigits' },
	{ of: verifyCode, at: 'pin', given: 12345, field: 'PIN', reason: 'pinNotSixDigits' },
	{ of: verifyCode, at: 'pin', given: '12345x', field: 'PIN', reason: 'pinNotSixDigits' },
	{ of: verifyCode, at: 'pin', given: '', field: 'PIN', reason: 'pinNotSixDigits' },
	{ of: requestCertificationCode, at: 'phone', given: '6465550123', field: 'Phone', reason: 'phoneCountryMissing' },
	{ of: requestCertificationCode, at: 'phone', given: '33142123456', field: 'Phone', reason: 'phoneCountryMissing' },
	{ of: requestCertificationCode, at: 'phone', given: '+33 1', field: 'Phone', reason: 'phoneTooShort' },
	{ of: addPhone, at: 'smsCode', given: 'abc', field: 'SMS Code', reason: 'smsCodeNotValid' },
	{ of: addPhone, at: 'smsCode', given: 12345, field: 'SMS Code', reason: 'smsCodeNotValid' },
	{ of: addPhone, at: 'smsCode', given: '', field: 'SMS Code', reason: 'smsCodeNotValid' },
	{ of: scheduleCharging, at: 'vin', given: '', field: 'VIN', reason: 'vinMissing' },
	{ of: scheduleCharging, at: 'vin', given: 'VR3UHZKX', field: 'VIN', reason: 'vinNotValid' },
	{ of: scheduleCharging, at: 'vin', given: 'VR3UHZKXZLT12345!', field: 'VIN', reason: 'vinNotValid' },
	{ of: scheduleCharging, at: 'startTime', given: '', field: 'Start Time', reason: 'timeMissing' },
	{ of: scheduleCharging, at: 'startTime', given: 'tonight', field: 'Start Time', reason: 'timeNotValid' },
	{ of: scheduleCharging, at: 'startTime', given: '25:00', field: 'Start Time', reason: 'timeNotValid' },
	{ of: scheduleCharging, at: 'startTime', given: '24:01', field: 'Start Time', reason: 'timeNotValid' },
	{ of: scheduleCharging, at: 'startTime', given: 0.9375, field: 'Start Time', reason: 'timeIsNumber' },
	{ of: scheduleCharging, at: 'startTime', given: '2230', field: 'Start Time', reason: 'timeIsNumber' },
	{ of: scheduleCharging, at: 'startTime', given: inHours(-2), field: 'Start Time', reason: 'timeInThePast' },
	{ of: scheduleCharging, at: 'startTime', given: inHours(49), field: 'Start Time', reason: 'timeTooFar' },
	{ of: scheduleCharging, at: 'options.timeZone', given: 'Mars/Olympus', field: 'Time Zone of the Car', reason: 'timeZoneNotValid' },
	{ of: scheduleCharging, at: 'waitAtMost', given: 4, field: 'Wait At Most', reason: 'numberNotValid' },
	{ of: startCharging, at: 'waitAtMost', given: 'long', field: 'Wait At Most', reason: 'numberNotValid' },
	{ of: startCharging, at: 'waitAtMost', given: 3601, field: 'Wait At Most', reason: 'numberNotValid' },
	{ of: startCharging, at: 'vin', given: 'VR3SANDBOXBEVOOO1', field: 'VIN', reason: 'vinHasIoq' },
	{ of: getStatus, at: 'vin', given: { vin: 'VR3SANDB0XBEV0001' }, field: 'VIN', reason: 'vinInObject' },
	{ of: getServices, at: 'vin', given: 'ВR3SANDB0XBEV0001', field: 'VIN', reason: 'vinForeignLetter' },
	{ of: readThroughSdk, at: 'selectVin', given: 'VR3SANDBOXBEVOOO1', field: 'Select VIN First', reason: 'vinHasIoq' },
	{ of: getStatus, at: 'vin', given: 17, field: 'VIN', reason: 'vinNotValid' },
	{ of: readThroughSdk, at: 'api', given: 'vehicle', field: 'API', reason: 'apiNotValid' },
	{ of: readThroughSdk, at: 'api', given: 'pims.vehicle/../admin', field: 'API', reason: 'apiNotValid' },
	{ of: readThroughSdk, at: 'parameters', given: '[1]', field: 'Parameters', reason: 'parametersNotAnObject' },
	{ of: readThroughSdk, at: 'parameters', given: '{ vin }', field: 'Parameters', reason: 'parametersNotAnObject' },
	{ of: readThroughSdk, at: 'selectVin', given: 'my car', field: 'Select VIN First', reason: 'vinNotValid' },
	{ of: setPrograms, at: 'programsJson', given: '[]', field: 'Programs (JSON)', reason: 'programsMissing' },
	{ of: setPrograms, at: 'programsJson', given: '{ slot }', field: 'Programs (JSON)', reason: 'programsNotAList' },
	{ of: setPrograms, at: 'programsJson', given: [{ slot: 1, enable: false }], field: 'Programs (JSON)', reason: 'programsNotAList' },
	{ of: setPrograms, at: 'programsJson', given: [{ slot: 5 }], field: 'Programs (JSON)', reason: 'programSlotNotValid' },
	{ of: setPrograms, at: 'programsJson', given: [{ slot: 1 }, { slot: 1 }], field: 'Programs (JSON)', reason: 'programSlotRepeated' },
	{ of: setPrograms, at: 'programsJson', given: [{ slot: 1, time: '25:00' }], field: 'Programs (JSON)', reason: 'programTimeNotValid' },
	{ of: setPrograms, at: 'programsJson', given: [{ slot: 1, days: ['someday'] }], field: 'Programs (JSON)', reason: 'programDaysNotValid' },
	{ of: setPrograms, at: 'programsJson', given: [{ slot: 1, enabled: 'perhaps' }], field: 'Programs (JSON)', reason: 'programEnabledNotValid' },
	{ of: setPrograms, at: 'vin', given: '', field: 'VIN', reason: 'vinMissing' },
	{ of: enroll, at: 'pin', given: '12', field: 'PIN', reason: 'pinCodeNotValid' },
	{ of: enroll, at: 'smsCode', given: 'abc', field: 'SMS Code', reason: 'smsCodeNotValid' },
	{ of: resetPin, at: 'newPin', given: 1234, field: 'New PIN', reason: 'pinCodeNotValid' },
	{ of: updatePin, at: 'oldPin', given: '', field: 'Old PIN', reason: 'pinCodeNotValid' },
	{ of: requestEnrollmentCode, at: 'options.codesPerDay', given: 0, field: 'Codes per Day', reason: 'numberNotValid' },
	{ of: refreshWithWakeUp, at: 'options.wakeUpMinutes', given: 1441, field: 'Minimum Minutes Between Wake-Ups', reason: 'numberNotValid' },
	{ of: getServices, at: 'vin', given: 'my car', field: 'VIN', reason: 'vinNotValid' },
	{ of: getTrustedNumber, at: 'options.timeout', given: 601, field: 'Timeout', reason: 'numberNotValid' },
	{ of: getTrustedNumber, at: 'credential.session', given: 'alice/../bob', field: 'Session', reason: 'sessionNotValid' },
	{ of: getTrustedNumber, at: 'credential.session', given: '', field: 'Session', reason: 'sessionNotValid' },
	{ of: startCharging, at: 'credential.pin', given: '12', field: 'PIN', reason: 'pinCodeNotValid' },
	{ of: startCharging, at: 'credential.pin', given: 'secret', field: 'PIN', reason: 'pinCodeNotValid' },
];
