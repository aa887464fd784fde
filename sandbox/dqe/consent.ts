import type { Channels, MessageError } from './answers';
import type { Parameters } from './parameters';

/** Request flags of the first contacts by the answer's name for them: `Phonecom` comes back as `phone`. */
const primaryFlags = {
	phone: 'Phonecom',
	post: 'Post',
	sms: 'Sms',
	email: 'Email',
} as const satisfies Record<keyof Channels, string>;

const furtherFlags = ['SMS', 'PHONE', 'EMAIL', 'POST'].flatMap((kind) =>
	[2, 3, 4, 5].map((contact) => `${kind}${contact}`),
);

const allFlags: readonly string[] = [...Object.values(primaryFlags), ...furtherFlags];

export function channelsOf(parameters: Parameters): Channels {
	const flag = (name: string) => (parameters.get(name) === '1' ? 1 : 0);
	return {
		phone: flag(primaryFlags.phone),
		post: flag(primaryFlags.post),
		sms: flag(primaryFlags.sms),
		email: flag(primaryFlags.email),
	};
}

/** 10 for a flag that is neither 0 nor 1, 11 if none is 1 (one of the twenty is enough). */
export function consentError(parameters: Parameters): MessageError | undefined {
	const values = allFlags.flatMap((name) => parameters.get(name) ?? []);
	if (values.some((value) => value !== '0' && value !== '1')) return '10';
	return values.includes('1') ? undefined : '11';
}
