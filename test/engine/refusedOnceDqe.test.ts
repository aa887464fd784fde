import { onlyFailure, phone } from '../support/operator';
import { leftBehind } from '../support/sentOnce';
import { smsPerson } from '../support/smsPerson';
import type { OnError } from '../support/threeItems';
import { useOperator } from '../support/useOperator';

/** DQE counts wrong PINs: the same one is never right, so it is tried once. */
const desk = useOperator();
const { rightPin, wrongPin, sendCode } = smsPerson(desk);

const triesOf = (smsToken: string): number =>
	desk.sandbox.dqe.confirmations.get(smsToken)?.wrongTries ?? Number.NaN;
const checks = (): number => desk.arrivals('dqe', '/GDPR_VERIF/').length;

interface Setting {
	readonly requestsAtOnce: number;
	readonly maxTries?: number;
	readonly onError?: OnError;
}

async function verify(
	smsToken: string,
	pins: readonly string[],
	{ requestsAtOnce, maxTries, onError = 'continueErrorOutput' }: Setting,
) {
	const { bench, dqeApi } = desk.operator.bed;
	return await bench.single(
		{
			type: 'dqeSmsConfirmation',
			parameters: {
				...{ operation: 'verifyCode', phone: phone.typed, smsToken, pin: '={{ $json.pin }}' },
				options: { requestsAtOnce },
			},
			onError,
			...(maxTries !== undefined && { retryOnFail: true, maxTries, waitBetweenTries: 1 }),
			credentials: { dqeApi },
		},
		{ items: pins.map((pin) => ({ json: { pin } })) },
	);
}

describe('three items with the same wrong PIN for the same SMS', () => {
	it.each<Setting>([
		{ requestsAtOnce: 1 },
		{ requestsAtOnce: 8 },
		{ requestsAtOnce: 1, maxTries: 5 },
		{ requestsAtOnce: 8, maxTries: 5 },
		{ requestsAtOnce: 8, maxTries: 5, onError: 'continueRegularOutput' },
		{ requestsAtOnce: 8, maxTries: 5, onError: 'stopWorkflow' },
	])('cost one try: %j', async (setting) => {
		const smsToken = await sendCode();
		const run = await verify(smsToken, [wrongPin(), wrongPin(), wrongPin()], setting);
		expect(triesOf(smsToken)).toBe(1);
		expect(checks()).toBe(1);
		expect(leftBehind(run)).toEqual([]);
		expect(run.json('Success').filter(({ verified }) => verified === true)).toEqual([]);
	});

	it('say so: the first with the answer, the others that they were left out', async () => {
		const run = await verify(await sendCode(), [wrongPin(), wrongPin()], { requestsAtOnce: 8 });
		const [first, second] = run.json('Failed');
		expect(first).toMatchObject({ details: { code: '04', delivered: 'yes' } });
		expect(second).toMatchObject({
			error: expect.stringContaining('same PIN or code is not tried again [item 1]'),
			details: { code: '04', category: 'smsCode', delivered: 'no', retry: 'afterFix' },
		});
	});
});

it('every PIN for itself: another one is tried, and the right one verifies', async () => {
	const smsToken = await sendCode();
	const pins = [wrongPin(), rightPin().replace(/^\d/, (digit) => String((Number(digit) + 1) % 10))];
	const run = await verify(smsToken, [...pins, ...pins, rightPin()], { requestsAtOnce: 1 });
	expect(triesOf(smsToken)).toBe(2);
	expect(run.json('Success')).toMatchObject([{ verified: true }]);
});

it('the same PIN for another SMS is another PIN', async () => {
	const smsToken = await sendCode();
	const pin = wrongPin();
	const other = await sendCode();
	const failure = onlyFailure(
		await desk.operator.sms('verifyCode', { phone: phone.typed, smsToken, pin }),
	);
	expect(failure.code).toBe('04');
	const { failures } = await desk.operator.sms(
		'verifyCode',
		{ phone: phone.typed, smsToken: '={{ $json.smsToken }}', pin },
		{ items: [{ smsToken }, { smsToken: other }] },
	);
	expect(failures.map(({ delivered }) => delivered)).toEqual(['yes', 'yes']);
	expect([triesOf(smsToken), triesOf(other)]).toEqual([2, 1]);
});
