import type { Branded } from './brand';
import { invalid, valid, type Parsed } from './parsed';
import { isMissing, trimmed } from './text';

/** Name of an API of the Mobile SDK: `pims.vehicle.command`. */
export type SdkApi = Branded<string, 'SdkApi'>;

const isSdkApi = (text: string): text is SdkApi => /^pims(\.[A-Za-z0-9]{1,40}){1,5}$/.test(text);

/** Reads an API name as the SDK reference writes it; case counts. Fails with `apiNotValid`. */
export function parseSdkApi(raw: unknown): Parsed<SdkApi> {
	const text = trimmed(raw);
	return isSdkApi(text) ? valid(text) : invalid('apiNotValid');
}

/** Parameters of a call, passed on as they are. */
export type SdkParameters = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is SdkParameters =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** Reads an object, or its JSON text; nothing given is no parameters. Fails with `parametersNotAnObject`. */
export function parseSdkParameters(raw: unknown): Parsed<SdkParameters> {
	if (isMissing(raw)) return valid({});
	const value = typeof raw === 'string' ? parsedJson(raw) : raw;
	return isObject(value) ? valid(value) : invalid('parametersNotAnObject');
}

function parsedJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
