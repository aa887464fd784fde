import type { INodeParameters } from 'n8n-workflow';
import type { SdkState } from '../../sandbox/bridge';
import { electricCar, onlyOutput, phone } from './operator';
import type { Desk } from './useOperator';

/** Too few digits for a code of the sandbox, and not the PIN of its account: wrong wherever it is given. */
export const wrong = '43210';

/** A node that gives something which may be wrong, and what the vendor says of `wrong`. */
export interface GuessingNode {
	readonly name: string;
	/** `resource operation`. */
	readonly operation: string;
	/** The field that holds it; absent where it is the PIN of the credential. */
	readonly field?: string;
	readonly code: '2305' | '2308';
	/** Brings about the state in which nothing else is wrong, and gives the other parameters. */
	prepare(desk: Desk): Promise<INodeParameters>;
}

export const sdkOf = ({ sandbox }: Desk): SdkState => sandbox.bridge.session('demo').sdk.state;

/** What `wrong` was sent in, however the vendor answered. */
export const guessesAt = (desk: Desk, secret = wrong): number =>
	desk.arrivals('bridge', '/calls').filter(({ body }) => body.includes(`"${secret}"`)).length;

const smsCode = (desk: Desk): string =>
	desk.sandbox.phones.messagesOf(phone.dqe).at(-1)?.code ?? '';

async function ask(desk: Desk, operation: string, parameters: INodeParameters = {}) {
	onlyOutput(await desk.operator.stellantis(operation, parameters));
	return { smsCode: smsCode(desk) };
}

async function certified(desk: Desk): Promise<INodeParameters> {
	return {
		...(await ask(desk, 'phone requestCertificationCode', { phone: phone.typed })),
		...{ phone: phone.typed, pin: '1234' },
	};
}

async function enrolling(desk: Desk): Promise<INodeParameters> {
	sdkOf(desk).account.trustedPhone = phone.pims;
	const given = await ask(desk, 'enrollment requestCode');
	await ask(desk, 'enrollment validateCode', given);
	return { ...given, pin: '1234' };
}

async function resetting(desk: Desk): Promise<INodeParameters> {
	sdkOf(desk).account.trustedPhone = phone.pims;
	return { ...(await ask(desk, 'pin requestResetCode')), newPin: '0043' };
}

const lapsed = async (desk: Desk): Promise<INodeParameters> => {
	sdkOf(desk).strongAuthentication = 'expired';
	return await Promise.resolve({ vin: electricCar, startTime: '02:30' });
};

const modifying = async (desk: Desk): Promise<INodeParameters> => {
	sdkOf(desk).account.trustedPhone = '0698765432';
	return await certified(desk);
};

const sdkCall = (method: string, api: string, parameters: object) => (): Promise<INodeParameters> =>
	Promise.resolve({ method, api, parameters: JSON.stringify(parameters) });

// prettier-ignore
export const guessingNodes: readonly GuessingNode[] = [
	{ name: 'Charging: Schedule, PIN of the credential', operation: 'charging schedule', code: '2308', prepare: lapsed },
	{ name: 'Vehicle: Get Status, PIN of the credential', operation: 'vehicle getStatus', code: '2308', prepare: lapsed },
	{ name: 'PIN: Update', operation: 'pin update', field: 'oldPin', code: '2308', prepare: () => Promise.resolve({ newPin: '0043' }) },
	{ name: 'PIN: Reset', operation: 'pin reset', field: 'smsCode', code: '2305', prepare: resetting },
	{ name: 'Enrollment: Enroll, PIN', operation: 'enrollment enroll', field: 'pin', code: '2308', prepare: enrolling },
	{ name: 'Enrollment: Enroll, code', operation: 'enrollment enroll', field: 'smsCode', code: '2305', prepare: enrolling },
	{ name: 'Enrollment: Enroll With Phone Number, PIN', operation: 'enrollment enrollWithPhoneNumber', field: 'pin', code: '2308', prepare: certified },
	{ name: 'Enrollment: Enroll With Phone Number, code', operation: 'enrollment enrollWithPhoneNumber', field: 'smsCode', code: '2305', prepare: certified },
	{ name: 'Enrollment: Validate Code', operation: 'enrollment validateCode', field: 'smsCode', code: '2305', prepare: enrolling },
	{ name: 'Phone: Add', operation: 'phone add', field: 'smsCode', code: '2305', prepare: certified },
	{ name: 'Phone: Modify', operation: 'phone modify', field: 'smsCode', code: '2305', prepare: modifying },
	{ name: 'SDK: Call of a password', operation: 'sdk call', code: '2308', prepare: sdkCall('get', 'pims.authentication.otp', { action: 'withPIN', pinCode: wrong }) },
	{ name: 'SDK: Call of a new PIN', operation: 'sdk call', code: '2308', prepare: sdkCall('set', 'pims.authentication.pincode', { action: 'update', oldPIN: wrong, newPIN: '0043' }) },
	{ name: 'SDK: Call of a phone', operation: 'sdk call', code: '2305', prepare: sdkCall('set', 'pims.authentication.smscode', { action: 'addPhoneNumber', smsCode: wrong, phoneNumber: phone.pims }) },
];
