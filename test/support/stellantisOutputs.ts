import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { electricCar, legacyCar, onlyOutput, phone, sleepingCar } from './operator';
import type { Desk } from './useOperator';

/** Outputs of the Stellantis node that together show every property of its schemas. */
export function stellantisOutputs(
	desk: Desk,
): Readonly<Record<string, () => Promise<IDataObject[]>>> {
	const account = () => desk.sandbox.bridge.session('demo').sdk.state.account;
	const lastCode = (): string => desk.sandbox.phones.messagesOf(phone.dqe).at(-1)?.code ?? '';
	const stellantis = async (
		operation: string,
		parameters: INodeParameters = {},
		credential: Readonly<Record<string, string>> = {},
	): Promise<IDataObject> =>
		onlyOutput(await desk.operator.stellantis(operation, parameters, { credential }));
	const withCode = async () => {
		await stellantis('phone requestCertificationCode', { phone: phone.typed });
		return { phone: phone.typed, smsCode: lastCode() };
	};
	const stepsId = (): string =>
		JSON.stringify({ stepsID: desk.sandbox.bridge.session('demo').sdk.steps.id });

	/** A command with its outcome and the car's data. */
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

	return {
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
	};
}
