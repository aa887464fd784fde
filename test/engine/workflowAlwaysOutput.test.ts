import axios from 'axios';
import { another, service, subscribers } from '../support/partner';
import {
	alwaysOutputting,
	behind,
	exampleNames,
	exampleOf,
	ExamplePlay,
	ownNodes,
} from '../support/examplePlay';
import { electricCar, phone } from '../support/operator';
import { useTriggers } from '../support/triggerDesk';

const desk = useTriggers();

const outOfOrder = (vendor: 'dqe' | 'bridge' | 'ovip', on: string) => (): void =>
	desk.sandbox.faults.order({ vendor, on, times: 9, weather: { kind: 'status', status: 503 } });
const driving = (): void => desk.sandbox.bridge.car(electricCar).set({ ignition: 'start' });
const nothing = (): void => undefined;

const next = (code: string): string =>
	code.replace(/\d$/, (digit) => String((Number(digit) + 1) % 10));
type Answer = (play: ExamplePlay) => string;
const pin: Answer = (play) => play.pin;
const wrongPin: Answer = (play) => next(play.pin);
const code: Answer = (play) => play.code;
const wrongCode: Answer = (play) => next(play.code);
const hour: Answer = () => '03:45';

interface Trouble {
	readonly example: string;
	/** Whose item fails. */
	readonly node: string;
	readonly why: string;
	/** What the pages are answered up to the trouble, and the answer that leads into it. */
	readonly answers: readonly Answer[];
	/** Just before the last answer, or before the start where there is none. */
	readonly arrange: () => void;
}

const chain = 'sms-verify-enrol-schedule';
const form = 'customer-onboarding-form';
const row = (
	example: string,
	node: string,
	why: string,
	answers: readonly Answer[],
	arrange: () => void,
): Trouble => ({ example, node, why, answers, arrange });

const troubles: readonly Trouble[] = [
	row(chain, 'Send Code', 'DQE is down', [], outOfOrder('dqe', 'GDPR_MSG')),
	row(chain, 'Verify Code', 'the PIN is wrong', [wrongPin], nothing),
	row(chain, 'Verify Code', 'DQE is down', [pin], outOfOrder('dqe', 'GDPR_VERIF')),
	row(
		chain,
		'Request Certification Code',
		'the bridge is down',
		[pin],
		outOfOrder('bridge', '/calls'),
	),
	row(chain, 'Add Phone', 'the code is wrong', [pin, wrongCode], nothing),
	row(chain, 'Schedule Charging', 'the car is being driven', [pin, code], driving),
	row(form, 'Send Code', 'DQE is down', [], outOfOrder('dqe', 'GDPR_MSG')),
	row(form, 'Verify Code', 'DQE is down', [pin], outOfOrder('dqe', 'GDPR_VERIF')),
	row(
		form,
		'Request Certification Code',
		'the bridge is down',
		[pin],
		outOfOrder('bridge', '/calls'),
	),
	row(form, 'Add Phone', 'the code is wrong', [pin, wrongCode], nothing),
	row(form, 'Schedule Charging', 'the car is being driven', [pin, code, hour], driving),
	row(
		'nightly-off-peak-charging',
		'Schedule Charging',
		'the bridge is down',
		[],
		outOfOrder('bridge', '/calls'),
	),
	row('schedule-by-webhook', 'Schedule Charging', 'the car is being driven', [], driving),
	row(
		'ovip-onboarding',
		'Check Eligibility',
		'Portail OVIP is down',
		[],
		outOfOrder('ovip', 'GET'),
	),
	row('ovip-onboarding', 'Subscribe', 'Portail OVIP is down', [], outOfOrder('ovip', 'POST')),
];

/** How often each node has run. */
const runsOf = ({ run }: ExamplePlay): Record<string, number> =>
	Object.fromEntries(Object.entries(run.runData).map(([name, runs]) => [name, runs.length]));

describe.each(troubles)('$example: $node fails because $why', (trouble) => {
	const { example, node, answers, arrange } = trouble;
	const workflow = exampleOf(example);
	const all = ownNodes(workflow).map(({ name }) => name);

	it.each([
		['by itself', [node]],
		['and so on every other node', all],
	])(
		'with Always Output Data on it %s, nothing is sent and nothing is said to be done',
		async (_, on) => {
			const set = alwaysOutputting(workflow, on);
			if (answers.length === 0) arrange();
			const play = await ExamplePlay.start(desk, example, set);
			for (const [index, answer] of answers.entries()) {
				const value = answer(play);
				if (index === answers.length - 1) arrange();
				await play.answer(value);
			}

			expect(play.run.json(node, 0)).toEqual([{}]);
			expect(play.run.json(node, 1)).not.toEqual([]);
			const failed = behind(workflow, node, 1);
			const tests = ['n8n-nodes-base.if', 'n8n-nodes-base.filter'];
			const onlyWhenDone = workflow.nodes
				.filter(({ type }) => !tests.includes(type))
				.map(({ name }) => name)
				.filter((name) => behind(workflow, node, 0).has(name) && !failed.has(name));
			expect(onlyWhenDone).not.toEqual([]);
			const runs = runsOf(play);
			// What the way here has run already, as a page that is shown once more, has run once.
			const expected = (name: string): number => (behind(workflow, name, 0).has(node) ? 1 : 0);
			expect(onlyWhenDone.filter((name) => (runs[name] ?? 0) > expected(name))).toEqual([]);
		},
	);
});

it.each([
	[chain, [wrongPin], nothing],
	[form, [pin], outOfOrder('dqe', 'GDPR_VERIF')],
] as const)(
	'%s: no SMS of Stellantis goes to a phone that is not verified',
	async (example, [answer], arrange) => {
		const play = await ExamplePlay.start(
			desk,
			example,
			alwaysOutputting(exampleOf(example), ['Verify Code']),
		);
		const value = answer(play);
		arrange();
		await play.answer(value);
		expect(desk.arrivals('dqe', 'GDPR_VERIF')).toHaveLength(1);
		expect(desk.arrivals('bridge', '/calls')).toEqual([]);
		const senders = desk.sandbox.phones.messagesOf(phone.dqe).map(({ from }) => from);
		expect(senders).toEqual(['MYCOMPANY']);
	},
);

it('an empty item behind Send Code and Wait for Reply is not a verified one', async () => {
	outOfOrder('dqe', 'GDPR_MSG')();
	const set = alwaysOutputting(exampleOf('verify-by-link'), ['Ask for PIN']);
	const { run } = await ExamplePlay.start(desk, 'verify-by-link', set);
	expect(run.json('Ask for PIN')).toEqual([{}]);
	expect(run.json('Is Verified', 0)).toEqual([]);
	expect(run.runData['Answer Verified']).toBeUndefined();
	expect(run.runData['Answer Failure']).toHaveLength(1);
});

it('a sync that fails reports only that, and writes nothing', async () => {
	outOfOrder('ovip', 'subscriptions')();
	const set = alwaysOutputting(exampleOf('ovip-nightly-sync'), ['Sync']);
	const { run } = await ExamplePlay.start(desk, 'ovip-nightly-sync', set);
	expect(run.json('Summary').map(({ status, cars }) => [status, cars])).toEqual([
		['failed', 2],
		['failed', 1],
	]);
	expect([subscribers(desk.sandbox, service), subscribers(desk.sandbox, another)]).toEqual([
		[],
		[],
	]);
});

it('a delivery that is not signed tells nobody of a charge', async () => {
	const set = alwaysOutputting(exampleOf('charge-finished-notify'), ['Charge Ended', 'Message']);
	const host = await desk.hosted(set);
	host.workflow.credentials = { 'bridge-sandbox': { ...desk.operator.bed.bridgeApi } };
	await host.activate();
	const { status } = await axios.post(host.webhookUrl(), {}, { validateStatus: null });
	expect(status).toBe(401);
	expect(host.started).toBe(0);
});

it('every node of every example is in these tests', () => {
	const tested = new Set(troubles.map(({ example, node }) => `${example}: ${node}`));
	const others = exampleNames().flatMap((name) =>
		ownNodes(exampleOf(name))
			.map((node) => `${name}: ${node.name}`)
			.filter((node) => !tested.has(node)),
	);
	expect(others.sort()).toEqual(['ovip-nightly-sync: Sync', 'verify-by-link: Ask for PIN']);
});
