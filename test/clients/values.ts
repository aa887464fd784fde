import { DateTime } from 'luxon';
import { parseCompanyName } from '../../nodes/shared/values/companyName';
import { parseConsentChannels } from '../../nodes/shared/values/consentChannels';
import { parseCountry } from '../../nodes/shared/values/country';
import { parseDeferredTime } from '../../nodes/shared/values/deferredTime';
import type { Parsed } from '../../nodes/shared/values/parsed';
import { parsePhone } from '../../nodes/shared/values/phone';
import { parsePinCode } from '../../nodes/shared/values/pinCode';
import { parseSessionName } from '../../nodes/shared/values/sessionName';
import { parseSmsCode } from '../../nodes/shared/values/smsCode';
import { parseSmsMessage } from '../../nodes/shared/values/smsMessage';
import { parseSmsPin } from '../../nodes/shared/values/smsPin';
import { parseSmsToken } from '../../nodes/shared/values/smsToken';
import { parseVin } from '../../nodes/shared/values/vin';

export function parsed<T>(value: Parsed<T>): T {
	if (!value.ok) throw new Error(value.reason);
	return value.value;
}

/** Values as the edge hands them to the clients. */
export const phone = parsed(parsePhone('+33 6 12 34 56 78'));
export const country = parsed(parseCountry('FRA'));
export const company = parsed(parseCompanyName('MYCOMPANY'));
export const message = parsed(parseSmsMessage('Your code:'));
export const duration = 7;
export const channels = (...names: string[]) => parsed(parseConsentChannels(names));
export const smsToken = parsed(parseSmsToken('C6hfYZIER3CVoGVYwTiZLg'));
export const smsPin = parsed(parseSmsPin('012345'));
export const smsCode = parsed(parseSmsCode('0042'));
export const pinCode = parsed(parsePinCode('0123'));
export const sixADay = 6;
export const session = parsed(parseSessionName('alice'));
export const vin = parsed(parseVin('VR3UHZKXZLT123456'));
export const halfPastTwo = parsed(
	parseDeferredTime('02:30', { zone: 'Europe/Paris', now: DateTime.now() }),
);
