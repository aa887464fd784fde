import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { isJsonObject, objectIn, textIn, type JsonObject } from '../../nodes/shared/clients/json';

/** The vendor's own specification; not ours to publish, so it is only there where somebody put it beside the repository. */
const file = path.join(__dirname, '../../../shared/vendor-specs/mobile-sdk-v2-3.yml');

export interface SpecParameter {
	readonly name: string;
	readonly type: string;
	readonly required: boolean;
	/** What it may be, where the specification has a list. */
	readonly values: readonly string[] | undefined;
	/** Of the objects in an array. */
	readonly fields: readonly SpecParameter[];
}

export interface SpecApi {
	readonly verb: string;
	readonly api: string;
	/** `pims.vehicle.command-charge` */
	readonly tag: string;
	/** The part of the SDK that has it: `LongRangeRemoteRemote`. */
	readonly component: string;
	readonly parameters: readonly SpecParameter[];
	readonly codes: readonly string[];
}

export interface VendorSpec {
	readonly apis: readonly SpecApi[];
	/** Labels by code. */
	readonly labels: ReadonlyMap<string, string>;
}

export function readVendorSpec(): VendorSpec | undefined {
	if (!existsSync(file)) return undefined;
	const document: unknown = parse(readFileSync(file, 'utf8'), { merge: true, maxAliasCount: -1 });
	if (!isJsonObject(document)) throw new Error('The specification is no object');
	return {
		apis: objects(document['apis']).map(apiOf),
		labels: new Map(
			objects(document['errors']).map((error) => [
				textIn(error, 'code') ?? '',
				textIn(error, 'message') ?? '',
			]),
		),
	};
}

const apiOf = (api: JsonObject): SpecApi => ({
	verb: textIn(api, 'type') ?? '',
	api: textIn(api, 'apiName') ?? '',
	tag: textIn(api, 'tag') ?? '',
	component: textIn(objectIn(api, 'component'), 'tag') ?? '',
	parameters: objects(api['parameters']).map(parameterOf),
	codes: objects(api['errors']).map((error) => textIn(error, 'code') ?? ''),
});

const parameterOf = (parameter: JsonObject): SpecParameter => ({
	name: textIn(parameter, 'name') ?? '',
	type: textIn(parameter, 'type') ?? '',
	required: parameter['required'] === true,
	values: valuesOf(parameter['unitOrValue']),
	fields: objects(parameter['fields']).map(parameterOf),
});

/** Entries explain themselves: `true: start charge`, `resetPIN : sms for reset pin`. */
function valuesOf(listed: unknown): string[] | undefined {
	if (!Array.isArray(listed)) return undefined;
	return listed.map((entry) =>
		(isJsonObject(entry)
			? (Object.keys(entry)[0] ?? '')
			: (String(entry).split(':')[0] ?? '')
		).trim(),
	);
}

const objects = (value: unknown): JsonObject[] =>
	Array.isArray(value) ? value.filter(isJsonObject) : [];
