import { onlyFailure, onlyOutput, phone } from '../support/operator';
import { smsPerson } from '../support/smsPerson';
import { useOperator } from '../support/useOperator';

const desk = useOperator();
const { rightPin, sendCode } = smsPerson(desk);

describe('a PIN with leading zeros', () => {
	/** Every tenth PIN begins with a zero. */
	async function tokenOfZeroPin(): Promise<string> {
		for (;;) {
			const smsToken = await sendCode();
			if (rightPin().startsWith('0')) return smsToken;
		}
	}

	it('is verified as text', async () => {
		const smsToken = await tokenOfZeroPin();
		const items = [{ smsToken, pin: rightPin() }];
		const parameters = {
			phone: phone.typed,
			smsToken: '={{ $json.smsToken }}',
			pin: '={{ $json.pin }}',
		};
		expect(onlyOutput(await desk.operator.sms('verifyCode', parameters, { items }))).toMatchObject({
			verified: true,
		});
		expect(new URLSearchParams(desk.arrivals('dqe').at(-1)?.body).get('Pin')).toBe(rightPin());
	});

	it('that lost its zeros as a number is refused before DQE counts a try', async () => {
		const smsToken = await tokenOfZeroPin();
		const items = [{ pin: Number(rightPin()) }];
		const before = desk.arrivals('dqe').length;
		const failure = onlyFailure(
			await desk.operator.sms(
				'verifyCode',
				{ phone: phone.typed, smsToken, pin: '={{ $json.pin }}' },
				{ items },
			),
		);
		expect(failure).toMatchObject({ category: 'input', delivered: 'no' });
		expect(failure.hint).toContain('as text');
		expect(desk.arrivals('dqe')).toHaveLength(before);
	});
});

describe('when the code expires', () => {
	it.each([
		['the given duration', { duration: 7 }, 7],
		["DQE's own", {}, 3],
	])('is %s after it was sent', async (_, options, minutes) => {
		const output = onlyOutput(await desk.operator.sms('sendCode', { options }));
		expect(output['timeoutMinutes']).toBe(minutes);
		const { sentAt, expiresAt } = output;
		expect(Date.parse(String(expiresAt)) - Date.parse(String(sentAt))).toBe(minutes * 60_000);
	});

	it('is null where DQE does not say', async () => {
		const body = JSON.stringify({
			status: 'DELIVERED',
			errors: { '00': '00 - No errors' },
			smsToken: 'C6hfYZIER3CVoGVYwTiZLg',
		});
		desk.sandbox.faults.order({
			vendor: 'dqe',
			weather: { kind: 'body', body, contentType: 'application/json', acted: true },
		});
		expect(onlyOutput(await desk.operator.sms('sendCode'))).toMatchObject({
			timeoutMinutes: null,
			expiresAt: null,
			phone: phone.dqe,
			country: 'FRA',
			companyName: 'MYCOMPANY',
		});
	});
});
