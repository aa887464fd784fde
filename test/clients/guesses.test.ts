import type { Guess, Secret } from '../../nodes/shared/clients/guesses';
import type { PimsCall } from '../../nodes/shared/clients/pimsCalls';
import {
	enroll,
	enrollWithPhoneNumber,
	getOneTimePassword,
	isAccountBlocked,
	removeEnrollments,
	resetPin,
	updatePin,
} from '../../nodes/shared/clients/pimsEnrollmentCalls';
import { renewsSecrets, secretsIn } from '../../nodes/shared/clients/pimsGuesses';
import {
	addPhoneNumber,
	modifyPhoneNumber,
	requestEnrollmentCode,
	validateEnrollmentCode,
} from '../../nodes/shared/clients/pimsPhoneCalls';
import { charge } from '../../nodes/shared/clients/pimsVehicleCalls';
import { GuessMemory } from '../../nodes/shared/execution/guessMemory';
import type { Call } from '../../nodes/shared/failures/evidence';
import { failed, succeeded, type Failure, type Result } from '../../nodes/shared/failures/failure';
import { mapFailure } from '../../nodes/shared/failures/mapFailure';
import { parsePinCode } from '../../nodes/shared/values/pinCode';
import { parsed, phone, pinCode, sixADay, smsCode } from './values';

const call: Call = { vendor: 'pims', catalogue: 'pims', operation: 'first', effect: 'write' };
const coded = (code: string): Failure => mapFailure({ kind: 'code', code, label: '' }, call);
const refused = coded('2308');
const lost = coded('2201');
const notSent = coded('2301');

const secretOf = (is: string): Secret => ({ is, isRefusedBy: ({ code }) => code === '2308' });
const guess = (...secrets: readonly string[]): Guess => ({
	at: 'account',
	secrets: secrets.map(secretOf),
	operation: 'second',
});

/** Guesses one after the other, and how many of them were made. */
async function made(
	memory: GuessMemory,
	...guesses: ReadonlyArray<readonly [Guess, Result<string>]>
): Promise<Array<Result<string> | 'sent'>> {
	const answers: Array<Result<string> | 'sent'> = [];
	for (const [one, answer] of guesses) {
		let sent = false;
		const result = await memory.make(one, async () => {
			sent = true;
			return await Promise.resolve(answer);
		});
		answers.push(sent ? 'sent' : result);
	}
	return answers;
}

const wrong = failed(refused);
const right = succeeded('done');

describe('the memory of what was guessed', () => {
	const leftOut = failed({
		...{ vendor: 'pims', operation: 'second', code: '2308', label: refused.label },
		...{ category: 'blocked', delivered: 'no', retry: 'afterFix' },
		message: `${refused.message}. The same PIN or code is not tried again`,
		hint: expect.stringMatching(/^Nothing was done here: .*'PIN'/),
	});

	it('lets a refused secret through once', async () => {
		const answers = await made(new GuessMemory(), [guess('a'), wrong], [guess('a'), right]);
		expect(answers).toEqual(['sent', leftOut]);
	});

	it.each<[string, ReadonlyArray<readonly [Guess, Result<string>]>]>([
		['another secret', [[guess('b'), wrong]]],
		['the same secret of another account', [[{ ...guess('a'), at: 'other' }, wrong]]],
		[
			'a secret that was not given to anybody',
			[
				[guess('b'), failed(notSent)],
				[guess('b'), wrong],
			],
		],
		[
			'a secret that was right',
			[
				[guess('b'), right],
				[guess('b'), right],
				[guess('b'), right],
			],
		],
	])('lets %s through', async (_, more) => {
		const answers = await made(new GuessMemory(), [guess('a'), wrong], ...more);
		expect(answers).toEqual(['sent', ...more.map(() => 'sent')]);
	});

	it('refuses a call when one of its secrets was refused, and blames no other one', async () => {
		const isCode = { is: 'code', isRefusedBy: () => false };
		const both = (pin: string): Guess => ({ ...guess(pin), secrets: [secretOf(pin), isCode] });
		const answers = await made(
			new GuessMemory(),
			[both('a'), wrong],
			[both('b'), right],
			[both('a'), right],
		);
		expect(answers).toEqual(['sent', 'sent', leftOut]);
	});

	it('lets a secret whose answer was lost through no second time: it may have been wrong', async () => {
		const unanswered = [guess('a'), failed(lost)] as const;
		const answers = await made(new GuessMemory(), unanswered, unanswered);
		expect(answers).toMatchObject(['sent', { failure: { code: '2201', delivered: 'no' } }]);
	});

	it('lets a secret that proved right through as often as it is needed', async () => {
		const answers = await made(new GuessMemory(), [guess('a'), right], [guess('a'), right]);
		expect(answers).toEqual(['sent', 'sent']);
	});

	it('forgets an account whose PIN was set anew', async () => {
		const memory = new GuessMemory();
		await made(memory, [guess('a'), wrong]);
		memory.forget('account');
		expect(await made(memory, [guess('a'), right])).toEqual(['sent']);
	});
});

describe('guesses at once', () => {
	/** Calls that are answered by hand. */
	function byHand() {
		const open: Array<(answer: Result<string>) => void> = [];
		return {
			open,
			call: async () => await new Promise<Result<string>>((resolve) => open.push(resolve)),
		};
	}
	const turns = async () => await new Promise((resolve) => setImmediate(resolve));

	it('of one account wait for each other, so that a wrong one is tried once', async () => {
		const memory = new GuessMemory();
		const { open, call: send } = byHand();
		const results = Promise.all([1, 2, 3].map(async () => await memory.make(guess('a'), send)));
		await turns();
		expect(open).toHaveLength(1);
		open[0]?.(wrong);
		expect((await results).map((result) => !result.ok && result.failure.delivered)).toEqual([
			...['yes', 'no', 'no'],
		]);
		expect(open).toHaveLength(1);
	});

	it('of different accounts do not', async () => {
		const memory = new GuessMemory();
		const { open, call: send } = byHand();
		const results = ['one', 'two'].map((at) => memory.make({ ...guess('a'), at }, send));
		await turns();
		expect(open).toHaveLength(2);
		for (const answer of open) answer(right);
		await Promise.all(results);
	});

	it('go on after one that was canceled', async () => {
		const memory = new GuessMemory();
		const canceled = memory.make(
			guess('a'),
			async () => await Promise.reject(new Error('canceled')),
		);
		const next = memory.make(guess('a'), async () => await Promise.resolve(right));
		await expect(canceled).rejects.toThrow('canceled');
		expect(await next).toBe(right);
	});
});

describe('what a call of the SDK guesses', () => {
	const another = parsed(parsePinCode('8765'));
	const pin = `PIN ${pinCode}`;
	const codeOf = (request: string): string => `code of ${request} ${smsCode}`;
	const certification = codeOf('certification of 0612345678');
	const of = (api: string, parameters: PimsCall['parameters'] = {}): PimsCall => ({
		...{ method: 'set', api: `pims.authentication.${api}` },
		parameters,
	});

	it.each<[string, PimsCall, string[]]>([
		['a password', getOneTimePassword(pinCode), [pin]],
		['an enrollment', enroll(pinCode, smsCode), [pin, codeOf('enrollment')]],
		['an enrollment without a code', enroll(pinCode, undefined), [pin]],
		['one with a phone', enrollWithPhoneNumber(pinCode, smsCode, phone), [pin, certification]],
		['a removal', removeEnrollments, []],
		['a reset, whose PIN is a new one', resetPin(another, smsCode), [codeOf('PIN reset')]],
		['an update, of two PINs the old one', updatePin(pinCode, another), [pin]],
		['a validation', validateEnrollmentCode(smsCode), [codeOf('enrollment')]],
		['a new phone', addPhoneNumber(phone, smsCode, '2.1'), [certification]],
		['a new phone of SDK 2.0', addPhoneNumber(phone, smsCode, '2.0'), [certification]],
		['another phone', modifyPhoneNumber(phone, smsCode), [certification]],
		['a request of a code', requestEnrollmentCode(sixADay), []],
		['a look at the account', isAccountBlocked, []],
		['a command', charge(true, '2.1'), []],
		['a PIN as a number', of('pincode', { oldPIN: 1234, newPIN: 1 }), ['PIN 1234']],
		['a PIN between blanks', of('enrollment', { pinCode: ' 1234 ' }), ['PIN 1234']],
		['what is no PIN', of('enrollment', { pinCode: { a: 1 }, smsCode: null }), []],
		['nothing', of('enrollment', undefined), []],
		[
			'a code of something else',
			{ method: 'set', api: 'pims.x', parameters: { smsCode: '1' } },
			[],
		],
	])('%s', (_, given, secrets) => {
		expect(secretsIn(given).map(({ is }) => is)).toEqual(secrets);
	});

	it.each([
		['2305', [false, true]],
		['2306', [false, true]],
		['2308', [true, false]],
		['2310', [true, false]],
		['2317', [true, false]],
		['2311', [false, false]],
		['2315', [false, false]],
		['2316', [false, false]],
	])('code %s refuses PIN, code: %j', (code, expected) => {
		const secrets = secretsIn(enroll(pinCode, smsCode));
		expect(secrets.map((secret) => secret.isRefusedBy(coded(code)))).toEqual(expected);
	});

	it.each(['2305', '2306', '2308', '2310', '2317'])(
		'code %s refuses a code that came alone',
		(code) => {
			const [secret] = secretsIn(validateEnrollmentCode(smsCode));
			expect(secret?.isRefusedBy(coded(code))).toBe(true);
		},
	);

	it.each<[string, PimsCall, boolean]>([
		['an enrollment', enroll(pinCode, smsCode), true],
		['a removal', removeEnrollments, true],
		['a reset', resetPin(another, smsCode), true],
		['an update', updatePin(pinCode, another), true],
		['a password', getOneTimePassword(pinCode), false],
		['a validation', validateEnrollmentCode(smsCode), false],
		['a look', isAccountBlocked, false],
	])('after %s another one may be right: %s', (_, given, renews) => {
		expect(renewsSecrets(given)).toBe(renews);
	});
});
