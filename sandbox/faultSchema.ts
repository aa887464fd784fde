import type { Fault, Weather } from './contract';

const text = { type: 'string' } as const;
const count = { type: 'integer', minimum: 0 } as const;
const status = { type: 'integer', minimum: 200, maximum: 599 } as const;
const acted = { type: 'boolean' } as const;

type Kind = Weather['kind'];
type WeatherOf<K extends Kind> = Extract<Weather, { kind: K }>;
/** JSON Schemas of a weather's fields besides `kind`; the compiler asks for each of them. */
type FieldsOf<K extends Kind> = {
	readonly required: ReadonlyArray<keyof WeatherOf<K>>;
	readonly properties: { readonly [F in Exclude<keyof WeatherOf<K>, 'kind'>]-?: object };
};

const weathers: { readonly [K in Kind]: FieldsOf<K> } = {
	status: {
		required: ['status'],
		properties: {
			status,
			body: text,
			headers: { type: 'object', additionalProperties: text },
			acted,
		},
	},
	code: { required: ['code'], properties: { code: { ...text, minLength: 1 }, label: text } },
	delay: {
		required: ['milliseconds'],
		properties: { milliseconds: { type: 'integer', minimum: 0, maximum: 600_000 } },
	},
	hang: { required: ['acted'], properties: { acted } },
	reset: { required: ['acted'], properties: { acted } },
	truncated: { required: ['acted'], properties: { acted } },
	drip: {
		required: ['everyMs', 'acted'],
		properties: { everyMs: { type: 'integer', minimum: 1, maximum: 60_000 }, acted },
	},
	body: {
		required: ['body', 'contentType', 'acted'],
		properties: { body: text, contentType: text, status, acted },
	},
};

const fields: { readonly [F in keyof Fault]-?: object } = {
	vendor: { enum: ['dqe', 'bridge', 'ovip'] },
	on: { ...text, minLength: 1 },
	skip: count,
	times: { ...count, minimum: 1 },
	weather: {
		type: 'object',
		required: ['kind'],
		discriminator: { propertyName: 'kind' },
		oneOf: Object.entries(weathers).map(([kind, { required, properties }]) => ({
			required: ['kind', ...required],
			additionalProperties: false,
			properties: { kind: { const: kind }, ...properties },
		})),
	},
};

/** JSON Schema of `Fault`. */
export const faultSchema = {
	type: 'object',
	required: ['vendor', 'weather'],
	additionalProperties: false,
	properties: fields,
} as const;
