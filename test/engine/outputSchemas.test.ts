import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { electricCar, legacyCar, onlyOutput, phone, sleepingCar } from '../support/operator';
import { outputSchemas } from '../support/outputSchemas';
import { ovipOutputs } from '../support/ovipOutputs';
import { useOperator } from '../support/useOperator';

const desk = useOperator();

/** So that programs are among the data. */
beforeEach(() => {
	const program = { slot: 1, hour: 7, minute: 30, isEnabled: true, occurrence: ['mon'] as const };
	desk.sandbox.bridge.car(electricCar).set({ programs: [program] });
});

const account = () => desk.sandbox.bridge.session('demo').sdk.state.account;
const lastCode = (): string => desk.sandbox.phones.messagesOf(phone.dqe).at(-1)?.code ?? '';
const stellantis = async (
	operation: string,
	parameters: INodeParameters = {},
	credential: Readonly<Record<string, string>> = {},
): Promise<IDataObject> =>
	onlyOutput(await desk.operator.stellantis(operation, parameters, { credential }));
const sms = async (operation: 'sendCode' | 'verifyCode', parameters: INodeParameters = {}) =>
	onlyOutput(await desk.operator.sms(operation, parameters));

const withCode = async () => {
	await stellantis('phone requestCertificationCode', { phone: phone.typed });
	return { phone: phone.typed, smsCode: lastCode() };
};

/** A command with its outcome and the car's data, programs among them. */
const commandOutputs = async (operation: string): Promise<IDataObject[]> => {
	desk.sandbox.bridge.car(electricCar).set({ locked: operation !== 'doors lock' });
	return [await stellantis(operation, { vin: electricCar })];
};

const enrollmentCode = async (validated: boolean): Promise<string> => {
	account().trustedPhone = phone.pims;
	await stellantis('enrollment requestCode');
	const smsCode = lastCode();
	if (validated) await stellantis('enrollment validateCode', { smsCode });
	return smsCode;
};

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
	},
	stellantis: {
		'charging/schedule': async () => [
			await stellantis('charging schedule', { vin: electricCar, startTime: '02:30' }),
		],
		'charging/start': async () => [
			await stellantis('charging start', { vin: electricCar }),
			await stellantis('charging start', { vin: electricCar }),
			await stellantis('charging start', { vin: legacyCar }, { session: 'legacy' }),
			await stellantis('charging start', { vin: sleepingCar, waitForOutcome: false }),
		],
		'charging/stop': async () => [await stellantis('charging stop', { vin: electricCar })],
		'doors/lock': async () => await commandOutputs('doors lock'),
		'doors/unlock': async () => await commandOutputs('doors unlock'),
		'enrollment/enroll': async () => [
			await stellantis('enrollment enroll', { pin: '1234', smsCode: await enrollmentCode(true) }),
		],
		'enrollment/enrollWithPhoneNumber': async () => [
			await stellantis('enrollment enrollWithPhoneNumber', { ...(await withCode()), pin: '1234' }),
		],
		'enrollment/getStatus': async () => [await stellantis('enrollment getStatus')],
		'enrollment/remove': async () => [await stellantis('enrollment remove')],
		'enrollment/requestCode': async () => {
			account().trustedPhone = phone.pims;
			return [await stellantis('enrollment requestCode')];
		},
		'enrollment/validateCode': async () => [
			await stellantis('enrollment validateCode', { smsCode: await enrollmentCode(false) }),
		],
		'horn/sound': async () => await commandOutputs('horn sound'),
		'lights/flash': async () => await commandOutputs('lights flash'),
		'phone/add': async () => [await stellantis('phone add', await withCode())],
		'phone/getTrustedNumber': async () => {
			const none = await stellantis('phone getTrustedNumber');
			account().trustedPhone = phone.pims;
			return [none, await stellantis('phone getTrustedNumber')];
		},
		'phone/modify': async () => {
			account().trustedPhone = '0698765432';
			return [await stellantis('phone modify', await withCode())];
		},
		'phone/requestCertificationCode': async () => [
			await stellantis('phone requestCertificationCode', { phone: phone.typed }),
		],
		'pin/requestResetCode': async () => {
			account().trustedPhone = phone.pims;
			return [await stellantis('pin requestResetCode')];
		},
		'pin/reset': async () => {
			account().trustedPhone = phone.pims;
			await stellantis('pin requestResetCode');
			return [await stellantis('pin reset', { smsCode: lastCode(), newPin: '424242' })];
		},
		'pin/update': async () => [
			await stellantis('pin update', { oldPin: '1234', newPin: '424242' }),
		],
		'preconditioning/setPrograms': async () => {
			const programsJson = '[{ "slot": 1, "time": "07:30", "days": "mon" }]';
			const given = { specifyPrograms: 'json', programsJson };
			desk.sandbox.bridge.car(electricCar).set({ preconditioning: true });
			return [await stellantis('preconditioning setPrograms', { vin: electricCar, ...given })];
		},
		'preconditioning/start': async () => await commandOutputs('preconditioning start'),
		'preconditioning/stop': async () => {
			desk.sandbox.bridge.car(electricCar).set({ preconditioning: true });
			return await commandOutputs('preconditioning stop');
		},
		'sdk/call': async () => [
			await stellantis('sdk call', {
				api: 'pims.subscription.services',
				parameters: JSON.stringify({ vin: electricCar }),
			}),
			await stellantis('sdk call', { api: 'pims.subscription.step', parameters: stepsId() }),
		],
		'vehicle/getActivationSteps': async () => [
			await stellantis('vehicle getActivationSteps', { vin: electricCar }),
		],
		'vehicle/getServices': async () => [
			await stellantis('vehicle getServices', { vin: electricCar }),
		],
		'vehicle/getStatus': async () => {
			desk.sandbox.bridge.car(sleepingCar).set({ open: ['driver'] });
			return [
				await stellantis('vehicle getStatus', { vin: electricCar }),
				await stellantis('vehicle getStatus', { vin: sleepingCar, freshness: 'refresh' }),
				await stellantis('vehicle getStatus', { vin: legacyCar }, { session: 'legacy' }),
			];
		},
	},
	portailOvip: ovipOutputs(desk),
};

const stepsId = (): string =>
	JSON.stringify({ stepsID: desk.sandbox.bridge.session('demo').sdk.steps.id });

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
