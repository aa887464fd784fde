import { parseArgs } from 'node:util';
import { urlIn } from '../nodes/shared/values/url';

export interface ConformanceOptions {
	/** Address of the bridge, as the credential of the nodes has it. */
	readonly url: string;
	readonly token: string;
	/** A session that nothing else uses meanwhile. */
	readonly session: string;
	/** Another session of the bridge; else one that the bridge names. */
	readonly otherSession?: string;
	/** The car that may be selected; else the first one that the bridge names. */
	readonly vin?: string;
	/** Whether `command` may be sent to the car, once. */
	readonly allowCommands: boolean;
	/** Parameters of `set pims.vehicle.command`. */
	readonly command: Readonly<Record<string, unknown>>;
	/** Where the bridge reaches this machine. */
	readonly callbackUrl?: string;
	/** Where this machine listens for it; else the port of `callbackUrl`. */
	readonly callbackPort?: number;
	/** Seconds to wait for the outcome of the command and for deliveries. */
	readonly patience: number;
}

export const usage = `npm run bridge:conformance -- --url <address> --token <bearer token> --session <id> [options]

  --other-session <id>    another session, to see that the two are kept apart; else the first one that the bridge names
  --vin <VIN>             the car that may be selected; else the first one that the bridge names
  --allow-commands        send one vehicle command (the lights flash) and check what only a command shows
  --command <JSON>        another command than {"action":"warning"}
  --callback-url <URL>    where the bridge reaches this machine, for callbacks
  --callback-port <port>  where this machine listens, if that is not the port of the URL
  --patience <seconds>    for the command's outcome and deliveries, default 300

The token may also stand in the environment variable BRIDGE_TOKEN. Without --allow-commands nothing is sent to a car, and
nothing ever makes the vendor send an SMS. Use a session that nothing else uses meanwhile. The other session gets only a
call that no SDK knows, and its events are read.`;

/** Reads the command line. Throws an `Error` whose message is meant for the person who typed it. */
export function readOptions(
	args: readonly string[],
	environment: Readonly<Record<string, string | undefined>>,
): ConformanceOptions {
	const { values } = parseArgs({
		args: [...args],
		options: {
			url: { type: 'string' },
			token: { type: 'string' },
			session: { type: 'string' },
			'other-session': { type: 'string' },
			vin: { type: 'string' },
			'allow-commands': { type: 'boolean', default: false },
			command: { type: 'string', default: '{"action":"warning"}' },
			'callback-url': { type: 'string' },
			'callback-port': { type: 'string' },
			patience: { type: 'string', default: '300' },
		},
	});
	const token = values.token ?? environment['BRIDGE_TOKEN'];
	const { vin, 'other-session': otherSession } = values;
	const { 'callback-url': callbackUrl, 'callback-port': callbackPort } = values;
	return {
		url: httpAddress('url', present('url', values.url)).replace(/\/+$/, ''),
		token: present('token', token),
		session: present('session', values.session),
		...(otherSession !== undefined && { otherSession }),
		...(vin !== undefined && { vin }),
		allowCommands: values['allow-commands'],
		command: jsonObject('command', values.command),
		...(callbackUrl !== undefined && { callbackUrl: httpAddress('callback-url', callbackUrl) }),
		...(callbackPort !== undefined && {
			callbackPort: whole('callback-port', callbackPort, 65_535),
		}),
		patience: whole('patience', values.patience, 86_400),
	};
}

function present(name: string, value: string | undefined): string {
	if (value === undefined || value === '') throw new Error(`--${name} is missing\n\n${usage}`);
	return value;
}

function httpAddress(name: string, text: string): string {
	const url = urlIn(text);
	if (url?.protocol === 'http:' || url?.protocol === 'https:') return text;
	throw new Error(`--${name} is no http(s) address`);
}

function whole(name: string, text: string, most: number): number {
	if (/^\d{1,6}$/.test(text) && Number(text) >= 1 && Number(text) <= most) return Number(text);
	throw new Error(`--${name} takes a whole number from 1 to ${most}`);
}

function jsonObject(name: string, text: string): Readonly<Record<string, unknown>> {
	let value: unknown;
	try {
		value = JSON.parse(text);
	} catch {
		value = undefined;
	}
	if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value };
	throw new Error(`--${name} takes a JSON object`);
}
