import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { Failure } from '../../nodes/shared/failures/failure';
import { onlyFailure, onlyOutput, phone } from '../support/operator';
import { smsPerson } from '../support/smsPerson';
import { useOperator } from '../support/useOperator';

const desk = useOperator();

const { rightPin, wrongPin, sendCode } = smsPerson(desk);

const verify = async (parameters: INodeParameters) =>
	await desk.operator.sms('verifyCode', { phone: phone.typed, ...parameters });

interface Refusal {
	readonly code: string;
	readonly because: string;
	/** What the person does. */
	readonly attempt: () => Promise<INodeParameters>;
	readonly category: Failure['category'];
	readonly delivered: Failure['delivered'];
	readonly names: string;
}

const refusals: readonly Refusal[] = [
	{
		code: '03',
		because: 'the code has expired',
		attempt: async () => {
			const smsToken = await sendCode(10);
			desk.sandbox.clock.advance(10 * 60_000);
			return { smsToken, pin: rightPin() };
		},
		category: 'smsCode',
		delivered: 'yes',
		names: 'expired',
	},
	{
		code: '04',
		because: 'the PIN is another one',
		attempt: async () => ({ smsToken: await sendCode(), pin: wrongPin() }),
		category: 'smsCode',
		delivered: 'yes',
		names: "'PIN'",
	},
	{
		code: '04',
		because: 'the phone is another one',
		attempt: async () => ({
			smsToken: await sendCode(),
			pin: rightPin(),
			phone: '+33 6 98 76 54 32',
		}),
		category: 'smsCode',
		delivered: 'yes',
		names: "'Phone'",
	},
	{
		code: '05',
		because: 'nobody has this token',
		attempt: async () => ({ smsToken: 'C6hfYZIER3CVoGVYwTiZLg', pin: '012345' }),
		category: 'input',
		delivered: 'no',
		names: "'SMS Token'",
	},
	{
		code: '05',
		because: 'the code was used before',
		attempt: async () => {
			const used = { smsToken: await sendCode(), pin: rightPin() };
			onlyOutput(await verify(used));
			return used;
		},
		category: 'input',
		delivered: 'no',
		names: "'SMS Token'",
	},
];

/** The node does not let these through: the code itself is ordered. */
const ordered: ReadonlyArray<Omit<Refusal, 'attempt'>> = [
	{ code: '01', because: 'DQE misses a value', category: 'input', delivered: 'no', names: "'PIN'" },
	{
		code: '02',
		because: 'DQE wants 6 digits',
		category: 'smsCode',
		delivered: 'no',
		names: "'PIN'",
	},
	{
		code: '77',
		because: 'DQE publishes no such code',
		category: 'unknown',
		delivered: 'unknown',
		names: '77',
	},
];

const expectRefused = (
	failure: Failure,
	{ code, category, delivered, names }: Omit<Refusal, 'attempt'>,
) => {
	expect(failure).toMatchObject({ operation: 'GDPR_VERIF', code, category, delivered });
	expect(failure.message).toContain(names);
	expect(failure.hint).not.toBe('');
};

describe('Verify Code is refused', () => {
	it.each(refusals)('with $code, since $because', async ({ attempt, ...refusal }) => {
		expectRefused(onlyFailure(await verify(await attempt())), refusal);
	});

	it.each(ordered)('with $code, since $because', async (refusal) => {
		const attempt = { smsToken: await sendCode(), pin: rightPin() };
		const { code } = refusal;
		desk.sandbox.faults.order({ vendor: 'dqe', on: 'GDPR_VERIF', weather: { kind: 'code', code } });
		expectRefused(onlyFailure(await verify(attempt)), refusal);
	});

	it('with 05 after too many wrong PINs, also for the right one', async () => {
		const smsToken = await sendCode();
		for (let tries = 0; tries < desk.sandbox.dqe.rules.maxWrongTries; tries += 1) {
			expect(onlyFailure(await verify({ smsToken, pin: wrongPin() })).code).toBe('04');
		}
		expect(onlyFailure(await verify({ smsToken, pin: rightPin() })).code).toBe('05');
	});

	it('with KO where DQE names no code', async () => {
		const body = JSON.stringify({ status: 'KO', errors: { '00': '00 - No errors' } });
		desk.sandbox.faults.order({
			vendor: 'dqe',
			weather: { kind: 'body', body, contentType: 'application/json', acted: true },
		});
		const failure = onlyFailure(
			await verify({ smsToken: 'C6hfYZIER3CVoGVYwTiZLg', pin: '012345' }),
		);
		expect(failure).toMatchObject({ code: 'KO', category: 'smsCode' });
	});
});

describe("'When the PIN Is Not Valid' = Output Verified: False", () => {
	const options = { whenNotValid: 'output' };
	const unverified = refusals.filter(({ category }) => category === 'smsCode');
	const failing = refusals.filter(({ category }) => category !== 'smsCode');

	it.each(unverified)('is an output with the reason where $because', async (refusal) => {
		const { attempt, code, names } = refusal;
		const output = onlyOutput(await verify({ ...(await attempt()), options }));
		expect(output).toEqual({
			verified: false,
			reason: expect.stringContaining(names),
			hint: expect.stringMatching(/./),
			code,
			label: expect.stringMatching(/./),
		});
	});

	it.each(failing)('is a failure all the same where $because', async ({ attempt, code }) => {
		expect(onlyFailure(await verify({ ...(await attempt()), options })).code).toBe(code);
	});

	it.each([
		['DQE is away', { kind: 'status', status: 503 }, '503'],
		['the connection breaks', { kind: 'reset', acted: true }, 'network'],
	] as const)('is a failure all the same where %s', async (_, weather, code) => {
		const smsToken = await sendCode();
		desk.sandbox.faults.order({ vendor: 'dqe', on: 'GDPR_VERIF', weather });
		expect(onlyFailure(await verify({ smsToken, pin: rightPin(), options })).code).toBe(code);
	});

	it('keeps every item apart: right, wrong, right', async () => {
		const smsToken = await sendCode();
		const items: IDataObject[] = [
			{ smsToken, pin: wrongPin() },
			{ smsToken, pin: rightPin() },
			{ smsToken, pin: rightPin() },
		];
		const { outputs, failures } = await desk.operator.sms(
			'verifyCode',
			{ phone: phone.typed, smsToken: '={{ $json.smsToken }}', pin: '={{ $json.pin }}', options },
			{ items },
		);
		expect(outputs.map(({ verified }) => verified)).toEqual([false, true]);
		expect(failures.map(({ code, message }) => [code, /\[item 2\]$/.test(message)])).toEqual([
			['05', true],
		]);
	});
});
