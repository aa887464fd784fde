import type { JsonObject } from '../../nodes/shared/clients/json';
import { needsNewPin, readEnrollmentStatus } from '../../nodes/shared/clients/pimsEnrollment';
import { readServices } from '../../nodes/shared/clients/pimsServices';
import { readActivationSteps } from '../../nodes/shared/clients/pimsSteps';
import { failedMessage, messages, scriptedBridge, succeededMessage } from './bridgeClient';

const status = async (device: unknown, account: unknown, phone: object) =>
	await readEnrollmentStatus(
		scriptedBridge([
			messages(
				succeededMessage({ isDeviceActivated: device }),
				succeededMessage({ isAccountBlocked: account }),
				phone,
			),
		]).client,
	);
const withPhone = succeededMessage({ phoneNumber: '0612345678' });
const noPhone = failedMessage(2307);

// prettier-ignore
it.each([
	['activated', true, 'NotBlocked', withPhone, { activated: true, blocked: false, nextStep: 'none' }],
	['activated, quoted', 'true', 'false', withPhone, { activated: true, blocked: false, nextStep: 'none' }],
	['a blocked PIN', false, 'PinBlocked', withPhone, { blocked: true, nextStep: 'removeEnrollments' }],
	['a blocked PIN, as the tutorial writes it', false, 'PINBlocked', withPhone, { blocked: true, nextStep: 'removeEnrollments' }],
	['a blocked account', false, 'AccountBlocked', noPhone, { blocked: true, nextStep: 'removeEnrollments' }],
	['blocked, as a Boolean', false, true, noPhone, { blocked: true, nextStep: 'removeEnrollments' }],
	['blocked although activated', true, 'PinBlocked', withPhone, { activated: true, nextStep: 'removeEnrollments' }],
	['unknown whether blocked', false, 'Unknown', withPhone, { blocked: null, nextStep: 'requestEnrollmentCode' }],
	['nothing said', null, undefined, withPhone, { activated: null, blocked: null, nextStep: 'requestEnrollmentCode' }],
	['a phone', 'FALSE', false, withPhone, { trustedPhone: '0612345678', nextStep: 'requestEnrollmentCode' }],
	['no phone, by its code', false, false, noPhone, { trustedPhone: null, nextStep: 'certifyPhone' }],
	['no phone, by null', false, false, succeededMessage({ trustedphoneNumber: null }), { trustedPhone: null, nextStep: 'certifyPhone' }],
])('%s', async (_, device, account, phone, expected) => {
	expect(await status(device, account, phone)).toMatchObject({ ok: true, value: expected });
});

it('a refusal ends the question', async () => {
	const { client } = scriptedBridge([messages(failedMessage(2301))]);
	expect(await readEnrollmentStatus(client)).toMatchObject({
		ok: false,
		failure: { code: '2301', operation: 'pims.authentication.account' },
	});
});

it.each([
	[{ status: 'NotEnrolled' }, true],
	[{ status: 'alreadyEnrolled' }, false],
	[{ status: 'other' }, null],
	[{}, null],
])('%j needs a new PIN: %s', (result: JsonObject, expected) => {
	expect(needsNewPin(result)).toBe(expected);
});

it.each<[string, JsonObject, object]>([
	[
		'the spelling of the references',
		{
			stepsID: 132324,
			mediumCarKey: { name: 'x', status: 'todo', order: 3 },
			trusterPhoneNumber: { name: 'x', status: 'alreadyDone', order: 1 },
			deviceActivation: { name: 'x', status: 'todo', order: 2 },
		},
		{
			stepsId: '132324',
			steps: [
				{ name: 'trustedPhone', order: 1, done: true },
				{ name: 'deviceActivation', order: 2, done: false },
				{ name: 'mediumCarKey', order: 3, done: false },
			],
			next: 'deviceActivation',
		},
	],
	[
		'the spelling of the tutorial, a step that is new, and one without an order',
		{
			stepsId: 'abc',
			trustedPhone: { status: 'ALREADYDONE', order: '1' },
			somethingNew: { status: 'todo' },
			deviceActivation: { status: 'alreadyDone', order: 2 },
		},
		{
			stepsId: 'abc',
			steps: [
				{ name: 'trustedPhone', order: 1, done: true },
				{ name: 'deviceActivation', order: 2, done: true },
				{ name: 'somethingNew', order: null, done: false },
			],
			next: 'somethingNew',
		},
	],
	['no steps', { steps: null, other: { order: 1 } }, { stepsId: null, steps: [], next: null }],
])('activation steps: %s', (_, result, expected) => {
	expect(readActivationSteps(result)).toEqual(expected);
});

it.each<[JsonObject, object]>([
	[
		{ services: [{ name: 'Remote', code: 'NAC01' }, null, { code: 7 }] },
		[
			{ name: 'Remote', code: 'NAC01' },
			{ name: null, code: '7' },
		],
	],
	[{ services: null }, []],
	[{}, []],
])('services in %j', (result, expected) => {
	expect(readServices(result)).toEqual(expected);
});
