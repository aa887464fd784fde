import { join } from 'node:path';
import type { Sandbox } from '../sandbox';
import { sandboxToken } from '../sandbox/bridge';
import { sandboxLicence } from '../sandbox/dqe';
import { createBench, readWorkflow, type RunResult } from '../test/harness';
import { Narrator, styled } from './narrator';
import type { DemoOptions } from './options';
import { Person, wrong } from './person';
import { provoke } from './refusals';
import { isSubscribed, subscribeCar } from './subscription';

const root = join(__dirname, '..');
const workflowFile = join(root, 'workflows/sms-verify-enrol-schedule.json');

/** The customer of the workflow's 'Customer' node. */
const phone = '33612345678';
const vin = 'VR3SANDB0XBEV0001';
const chargeAt = 'PT02H30M';

/** What the story must have come to in the sandbox; every line that is not so is given back. */
export type Verdict = readonly string[];

/** Plays the workflow on n8n's engine against the sandbox and tells it as it goes. */
export async function play(
	sandbox: Sandbox,
	options: DemoOptions,
	say: (line: string) => void,
): Promise<Verdict> {
	const bench = await createBench({
		engineDir: root,
		packageDir: join(root, '.build/package'),
		baseNodes: true,
	});
	const narrator = new Narrator(sandbox, say);
	const person = new Person(sandbox.phones, phone);
	const car = () => sandbox.bridge.car(vin).state;
	const before = car().deferredTime;

	narrator.step('The car before');
	narrator.line(`${car().label} ${vin}: charges at ${before}, battery ${car().batteryPercent} %`);

	narrator.step('1  DQE sends a code to the phone');
	let run = await bench.run(readWorkflow(workflowFile), {
		credentials: {
			dqeApi: { serverAddress: sandbox.url.dqe, licence: sandboxLicence },
			stellantisBridgeApi: { bridgeUrl: sandbox.url.bridge, token: sandboxToken, session: 'demo' },
		},
	});
	tell(narrator, run, 'Send Code');

	narrator.step('2  The person types the PIN into the form');
	const pin = person.codeFrom('MYCOMPANY');
	if (options.wrongPin) narrator.line('… and mistypes it.');
	run = await submit(run, options.wrongPin ? wrong(pin) : pin);
	tell(narrator, run, 'Verify Code', 'Request Certification Code');

	if (run.waiting) {
		narrator.step(
			'3  The person types the code of Stellantis; the phone is added, the car scheduled',
		);
		if (options.refuse !== undefined) narrator.line(provoke(sandbox, vin, options.refuse));
		run = await submit(run, person.codeFrom('Stellantis'));
		tell(narrator, run, 'Add Phone', 'Schedule Charging');
	}

	if (run.json('Scheduled').length > 0) {
		narrator.step('4  Portail OVIP: the car is eligible, and is subscribed to a service');
		await subscribeCar(bench, sandbox, narrator, vin);
	}

	const trouble = troubleOf(run);
	if (trouble) {
		narrator.step(`Not completed: ${trouble.step}`);
		narrator.line(`${styled('red', '✗')} ${trouble.whatHappened}`);
		narrator.line(`  ${trouble.whatToDo}`);
		narrator.line(`  code ${trouble.code}`);
	}
	narrator.step('The car after');
	narrator.line(`${car().label} ${vin}: charges at ${car().deferredTime}`);

	const expected = expectations(options, before);
	return expected.flatMap(({ what, holds }) => (holds(sandbox, run) ? [] : [what]));
}

/** A waiting form takes its fields by position. */
const submit = async (run: RunResult, value: string): Promise<RunResult> =>
	await run.resumeWebhook({ body: { 'field-0': value } });

function tell(narrator: Narrator, run: RunResult, ...nodes: string[]): void {
	narrator.events();
	for (const node of nodes) narrator.output(node, run.json(node));
}

interface Trouble {
	readonly step: string;
	readonly whatHappened: string;
	readonly whatToDo: string;
	readonly code: string;
}

/** What the workflow says of a step that did not work out. */
const troubleOf = (run: RunResult): Trouble | undefined =>
	run
		.json('Not Completed')
		.map(({ step, whatHappened, whatToDo, code }) => ({
			step: textOf(step),
			whatHappened: textOf(whatHappened),
			whatToDo: textOf(whatToDo),
			code: textOf(code),
		}))
		.at(0);

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

interface Expectation {
	readonly what: string;
	readonly holds: (sandbox: Sandbox, run: RunResult) => boolean;
}

function expectations({ wrongPin, refuse }: DemoOptions, before: string): Expectation[] {
	const trustedPhone = ({ bridge }: Sandbox) =>
		bridge.session('demo').sdk.state.account.trustedPhone;
	const program = ({ bridge }: Sandbox) => bridge.car(vin).state.deferredTime;
	const notSubscribed: Expectation = {
		what: 'the car is not subscribed',
		holds: (sandbox) => !isSubscribed(sandbox, vin),
	};
	if (wrongPin) {
		return [
			{
				what: 'the wrong PIN takes the error output',
				holds: (_, run) => troubleOf(run)?.step === 'Verify Code',
			},
			{ what: 'no phone is added', holds: (sandbox) => trustedPhone(sandbox) === undefined },
			{ what: 'nothing is scheduled', holds: (sandbox) => program(sandbox) === before },
			notSubscribed,
		];
	}
	if (refuse !== undefined) {
		return [
			{
				what: `the failure has the code ${refuse}`,
				holds: (_, run) => troubleOf(run)?.code === refuse,
			},
			{ what: 'there is a hint', holds: (_, run) => troubleOf(run)?.whatToDo !== '' },
			{ what: 'nothing is scheduled', holds: (sandbox) => program(sandbox) === before },
			notSubscribed,
		];
	}
	return [
		{ what: 'the workflow is done', holds: (_, run) => run.json('Scheduled').length === 1 },
		{
			what: 'the phone is the trusted one',
			holds: (sandbox) => trustedPhone(sandbox) === '0612345678',
		},
		{ what: `the car charges at ${chargeAt}`, holds: (sandbox) => program(sandbox) === chargeAt },
		{
			what: 'the car was commanded once',
			holds: ({ arrivals }) =>
				arrivals.filter(({ body }) => body.includes('chargeDeferredTime')).length === 1,
		},
		{ what: 'the car is subscribed', holds: (sandbox) => isSubscribed(sandbox, vin) },
		{
			what: 'it was asked for and subscribed once, and the list was read',
			holds: ({ ovip: { requests } }) =>
				requests.check === 1 && requests.add === 1 && requests.list === 1,
		},
	];
}
