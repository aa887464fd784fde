import type { INodeParameters } from 'n8n-workflow';
import type { Failure } from '../../nodes/shared/failures/failure';
import type { DqeDouble } from '../../sandbox/dqe';
import type { OperatorStatus } from '../../sandbox/dqe';
import { onlyFailure, onlyOutput, phone } from '../support/operator';
import { useOperator } from '../support/useOperator';

const desk = useOperator();

interface Refusal {
	readonly code: string;
	readonly because: string;
	/** What makes DQE say so: its state, the item's parameters, the credential. */
	readonly turn?: (dqe: DqeDouble) => void;
	readonly parameters?: INodeParameters;
	readonly credential?: Readonly<Record<string, string>>;
	readonly category: Failure['category'];
	readonly delivered?: Failure['delivered'];
	/** What the message has to name. */
	readonly names: string;
}

/** From the state of DQE that the published text describes. */
const refusals: readonly Refusal[] = [
	{
		code: '02',
		because: 'the licence does not have the service',
		turn: ({ licences }) => licences.set('SANDBOX-LICENCE', 'notAuthorised'),
		category: 'configuration',
		names: 'licence',
	},
	{
		code: '02',
		because: 'nobody has this licence',
		credential: { licence: 'ANOTHER-LICENCE' },
		category: 'configuration',
		names: 'licence',
	},
	{
		code: '03',
		because: 'the number belongs to nobody',
		turn: ({ unallocatedPhones }) => unallocatedPhones.add(phone.dqe),
		category: 'input',
		names: "'Phone'",
	},
	{
		code: '05',
		because: 'the contract allows shorter times only',
		turn: ({ rules }) => void (rules.longestDuration = 30),
		parameters: { options: { duration: 31 } },
		category: 'input',
		names: "'Duration'",
	},
	{
		code: '06',
		because: 'DQE does not serve the country',
		turn: ({ countries }) => countries.delete('FRA'),
		category: 'input',
		names: "'Country'",
	},
	{
		code: '08',
		because: 'DQE is broken inside',
		turn: (dqe) => void (dqe.internalFault = true),
		category: 'vendor',
		delivered: 'unknown',
		names: 'DQE',
	},
	{
		code: '09',
		because: 'the operator never reports',
		turn: ({ operator }) => operator.set(phone.dqe, 'NONE'),
		category: 'delivery',
		delivered: 'yes',
		names: 'operator',
	},
];

/** Values that no state makes DQE refuse, because the node would not send them: the code itself is ordered. */
const ordered: readonly Refusal[] = [
	{ code: '01', because: 'DQE misses a value', category: 'input', names: "'Phone'" },
	{ code: '04', because: 'no such country code', category: 'input', names: "'Country'" },
	{ code: '07', because: 'no such sender', category: 'input', names: "'Company Name'" },
	{ code: '10', because: 'a consent of no value', category: 'input', names: "'Consent Channels'" },
	{ code: '11', because: 'no consent at all', category: 'input', names: "'Consent Channels'" },
	{
		code: '77',
		because: 'DQE publishes no such code',
		category: 'unknown',
		delivered: 'unknown',
		names: '77',
	},
];

const expectRefused = (failure: Failure, { code, category, delivered = 'no', names }: Refusal) => {
	expect(failure).toMatchObject({
		vendor: 'dqe',
		operation: 'GDPR_MSG',
		code,
		category,
		delivered,
	});
	expect(failure.message).toContain(names);
	expect(failure.message).toMatch(/ \[item 0\]$/);
	expect(failure.hint).not.toBe('');
};

describe('Send Code is refused', () => {
	it.each(refusals)('with $code, since $because', async (refusal) => {
		refusal.turn?.(desk.sandbox.dqe);
		const { parameters, credential = {} } = refusal;
		expectRefused(
			onlyFailure(await desk.operator.sms('sendCode', parameters, { credential })),
			refusal,
		);
		expect(desk.arrivals('dqe')).toHaveLength(1);
	});

	it.each(ordered)('with $code, since $because', async (refusal) => {
		const { code } = refusal;
		desk.sandbox.faults.order({ vendor: 'dqe', on: 'GDPR_MSG', weather: { kind: 'code', code } });
		expectRefused(onlyFailure(await desk.operator.sms('sendCode')), refusal);
		expect(desk.sandbox.phones.all).toHaveLength(0);
	});

	it('with the first of several codes, and the words of all', async () => {
		const { unallocatedPhones, rules } = desk.sandbox.dqe;
		unallocatedPhones.add(phone.dqe);
		rules.shortestDuration = 60;
		const failure = onlyFailure(await desk.operator.sms('sendCode', { options: { duration: 5 } }));
		expect(failure).toMatchObject({ code: '03', category: 'input' });
		expect(failure.label).toContain('Invalid phone number');
		expect(failure.label).toContain('Invalid duration');
	});
});

describe('the operator says', () => {
	const status = (value: OperatorStatus) => desk.sandbox.dqe.operator.set(phone.dqe, value);

	it.each([
		['UNDELIVERABLE', 'cannot be delivered', 'landline', 'afterFix'],
		['REJECTED', 'refused', "'Company Name'", 'afterFix'],
		['EXPIRED', 'gave up', 'switch it on', 'later'],
	] as const)('%s: a failure of its own', async (code, message, hint, retry) => {
		status(code);
		const failure = onlyFailure(await desk.operator.sms('sendCode'));
		expect(failure).toMatchObject({ code, category: 'delivery', delivered: 'yes', retry });
		expect(failure.message).toContain(message);
		expect(failure.hint).toContain(hint);
		expect(desk.sandbox.phones.all).toHaveLength(0);
	});

	it.each([
		['DELIVERED', true],
		['PENDING', false],
	] as const)('%s: an output with a token that can be used', async (value, delivered) => {
		status(value);
		const output = onlyOutput(await desk.operator.sms('sendCode'));
		expect(output).toMatchObject({ status: value, delivered, phone: phone.dqe });

		const pin = desk.sandbox.phones.messagesOf(phone.dqe)[0]?.code ?? '';
		const smsToken = String(output['smsToken']);
		expect(
			onlyOutput(await desk.operator.sms('verifyCode', { phone: phone.typed, smsToken, pin })),
		).toMatchObject({ verified: true });
	});

	it('a status that DQE does not publish: a failure, never a success', async () => {
		const body = JSON.stringify({
			status: 'TELEPORTED',
			errors: { '00': '00 - No errors' },
			smsToken: 'C6hfYZIER3CVoGVYwTiZLg',
		});
		desk.sandbox.faults.order({
			vendor: 'dqe',
			weather: { kind: 'body', body, contentType: 'application/json', acted: true },
		});
		const failure = onlyFailure(await desk.operator.sms('sendCode'));
		expect(failure).toMatchObject({
			code: 'TELEPORTED',
			category: 'unknown',
			delivered: 'unknown',
		});
	});
});
