import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { electricCar, onlyOutput, phone } from '../support/operator';
import { outputSchemas } from '../support/outputSchemas';
import { ovipOutputs } from '../support/ovipOutputs';
import { PinPage } from '../support/pinPage';
import { stellantisOutputs } from '../support/stellantisOutputs';
import { useOperator } from '../support/useOperator';

const desk = useOperator();

/** So that programs are among the data. */
beforeEach(() => {
	const program = { slot: 1, hour: 7, minute: 30, isEnabled: true, occurrence: ['mon'] as const };
	desk.sandbox.bridge.car(electricCar).set({ programs: [program] });
});

const lastCode = (): string => desk.sandbox.phones.messagesOf(phone.dqe).at(-1)?.code ?? '';
const sms = async (operation: 'sendCode' | 'verifyCode', parameters: INodeParameters = {}) =>
	onlyOutput(await desk.operator.sms(operation, parameters));

/**
 * A time of day that the clock of the zone skips or repeats within the next 24 hours exists on two days of the year
 * only; what such a day adds is covered by the tests of the value.
 */
const rarely: ReadonlySet<string> = new Set(['clockChange']);

/** Outputs that together show every property of the schema. The operator holds each against its schema. */
const shown: Readonly<Record<string, Readonly<Record<string, () => Promise<IDataObject[]>>>>> = {
	dqeSmsConfirmation: {
		sendCode: async () => [await sms('sendCode')],
		verifyCode: async () => {
			const { smsToken } = await sms('sendCode');
			const given = { phone: phone.typed, smsToken: String(smsToken), pin: lastCode() };
			const options = { whenNotValid: 'output' };
			const otherPin = given.pin === '000000' ? '000001' : '000000';
			return [
				await sms('verifyCode', { ...given, pin: otherPin, options }),
				await sms('verifyCode', given),
			];
		},
		sendAndWait: async () => {
			const right = await PinPage.open(desk);
			await right.type(right.pin);
			const wrong = await PinPage.open(desk);
			for (let tries = 0; tries < 3; tries++) await wrong.type(wrong.wrongPin);
			return [right.output ?? {}, wrong.output ?? {}];
		},
	},
	stellantis: stellantisOutputs(desk),
	portailOvip: ovipOutputs(desk),
};

interface Option {
	readonly name: string;
	readonly values: readonly string[];
	readonly resources?: readonly string[];
}

/** `resource/operation`, or `operation` for a node without resources, as the node's description offers them. */
function offered(node: string): string[] {
	const { catalogue } = desk.operator.bed.bench;
	const type = catalogue.getByNameAndVersion(`n8n-nodes-stellantis.${node}`, 1);
	const selectors = type.description.properties
		.filter(({ name }) => name === 'operation')
		.map(({ name, options = [], displayOptions }): Option => {
			const resources = displayOptions?.show?.['resource']?.map(String);
			return {
				name,
				values: options.flatMap((option) => ('value' in option ? String(option.value) : [])),
				...(resources && { resources }),
			};
		});
	return selectors
		.flatMap(({ values, resources }) =>
			resources
				? resources.flatMap((resource) => values.map((value) => `${resource}/${value}`))
				: values,
		)
		.sort();
}

/** `a`, `a.b`, `a[].b`: every property of an object schema. */
function propertiesOf(schema: unknown, path = ''): string[] {
	if (typeof schema !== 'object' || schema === null) return [];
	const properties: unknown = Reflect.get(schema, 'properties');
	const items: unknown = Reflect.get(schema, 'items');
	return [
		...Object.entries(properties ?? {}).flatMap(([name, inner]) => {
			const at = path === '' ? name : `${path}.${name}`;
			return [at, ...propertiesOf(inner, at)];
		}),
		...(items === undefined ? [] : propertiesOf(items, `${path}[]`)),
	];
}

function pathsOf(value: unknown, path = ''): string[] {
	if (Array.isArray(value)) return value.flatMap((item) => pathsOf(item, `${path}[]`));
	if (typeof value !== 'object' || value === null) return [];
	return Object.entries(value).flatMap(([name, inner]) => {
		const at = path === '' ? name : `${path}.${name}`;
		return [at, ...pathsOf(inner, at)];
	});
}

describe.each(['dqeSmsConfirmation', 'stellantis', 'portailOvip'])('%s', (node) => {
	it('has a schema for every operation, and none besides', () => {
		expect(outputSchemas.operationsOf(node)).toEqual(offered(node));
		expect(Object.keys(shown[node] ?? {}).sort()).toEqual(offered(node));
	});

	it.each(Object.entries(shown[node] ?? {}))(
		'%s shows what comes out, and nothing else',
		async (operation, run) => {
			const outputs = await run();
			const seen = new Set(outputs.flatMap((output) => pathsOf(output)));
			const promised = propertiesOf(outputSchemas.read(node, operation));
			expect(promised.filter((path) => !seen.has(path) && !rarely.has(path))).toEqual([]);
		},
	);

	it.each(Object.keys(shown[node] ?? {}))('%s has the form that the editor reads', (operation) => {
		expect(outputSchemas.read(node, operation)).toMatchObject({ type: 'object', version: 1 });
	});
});

it.each([
	['a property that is not promised', { codeRequested: true, extra: 1 }],
	['a property of another type', { codeRequested: 'true' }],
])('the check finds %s', (_, output) => {
	const operation = { resource: 'phone', operation: 'requestCertificationCode' };
	expect(() => outputSchemas.check('stellantis', operation, output)).toThrow(/schema/);
});
