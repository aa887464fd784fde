import { randomUUID } from 'node:crypto';
import type { NodeJson, WorkflowJson } from '../harness/workflowJson';
import { asForm, formOf, mail, otherPin, people } from '../support/peopleInLoop';
import type { OpenPage } from '../support/peopleInLoop';
import { Seen, waitParameters } from '../support/pinPage';
import { chain, webhook } from './support/chain';
import { until } from './support/until';
import { useN8n } from './support/useN8n';

const n8n = useN8n();
beforeEach(() => n8n().sandbox.reset());

const ask: NodeJson = {
	name: 'Ask',
	type: 'n8n-nodes-stellantis.dqeSmsConfirmation',
	parameters: { ...waitParameters(), phone: '={{ $json.phone }}' },
};
const done: NodeJson = { name: 'Done', type: 'n8n-nodes-base.noOp' };
const eachPerson: NodeJson = {
	name: 'Each Person',
	type: 'n8n-nodes-base.splitOut',
	parameters: { fieldToSplitOut: 'body.people', options: {} },
};

const pinOf = (person: number): string =>
	n8n()
		.sandbox.phones.messagesOf(people[person]?.dqe ?? '')
		.at(-1)?.code ?? '';
const checks = (): number =>
	n8n().sandbox.arrivals.filter(({ path }) => path.includes('GDPR_VERIF')).length;

async function seen(response: Response): Promise<Seen> {
	const headers = Object.fromEntries(response.headers);
	return new Seen({ status: response.status, headers, body: await response.text() });
}

const get = async (url: string): Promise<Seen> => seen(await fetch(url));
const send = async (page: OpenPage, pin: string): Promise<Seen> => {
	const { url, method, body } = asForm(page, pin);
	return seen(await fetch(url, { method, body: new URLSearchParams(body) }));
};

const everybody = { people: people.map(({ typed: phone }) => ({ phone })) };

describe('Loop Over Items, with one address for everybody', () => {
	const path = `loop-${randomUUID()}`;

	const loop = (): WorkflowJson => {
		const each = {
			name: 'Loop',
			type: 'n8n-nodes-base.splitInBatches',
			typeVersion: 3,
			parameters: { batchSize: 1, options: {} },
		};
		const nodes = [
			{ ...webhook(path, 'lastNode'), parameters: { httpMethod: 'POST', path, options: {} } },
			eachPerson,
			each,
			mail,
			ask,
			done,
		];
		const to = (node: string) => [{ node, type: 'main', index: 0 }];
		const straight = chain('Several people in a loop', nodes, n8n().credentials);
		return {
			...straight,
			connections: {
				...straight.connections,
				Loop: { main: [to('Done'), to('Mail')] },
				Ask: { main: [to('Loop')] },
			},
		};
	};

	it('keeps the first person’s page from counting for the second, who confirms', async () => {
		const { workflows } = n8n();
		const id = await workflows.start(loop());
		expect((await workflows.post(path, everybody)).status).toBe(200);
		const execution = await workflows.waiting(id);
		const [mailed] = (await workflows.execution(execution)).output('Mail');
		const link = String(mailed?.['link']);

		const old = formOf(await get(link));
		expect(await send(old, pinOf(0))).toMatchObject({ status: 200, title: 'Thank you' });
		await until('the SMS to the second person', () => pinOf(1) || undefined);
		await workflows.waiting(id);

		for (let times = 0; times < 3; times++) {
			const again = await send(old, otherPin(pinOf(1)));
			expect(again).toMatchObject({ status: 410, title: 'An earlier page', forms: [] });
		}
		expect(await get(old.action)).toMatchObject({ status: 410, forms: [] });
		expect(checks()).toBe(1);

		const page = await get(link);
		expect(page).toMatchObject({ status: 200, note: expect.stringContaining('ends with 32') });
		expect(page.left).toContain('3 tries left.');
		expect(await send(formOf(page), pinOf(1))).toMatchObject({ status: 200, title: 'Thank you' });
		const ended = await workflows.end(execution);
		expect(ended.output('Done')).toMatchObject(
			people.map(({ dqe: phone }) => ({ verified: true, phone, checks: 1 })),
		);
	});
});

describe('one sub-workflow per person', () => {
	const path = `each-${randomUUID()}`;

	it('has an address for each, and a wait that no other person’s page touches', async () => {
		const { workflows, credentials } = n8n();
		const called = {
			name: 'Called',
			type: 'n8n-nodes-base.executeWorkflowTrigger',
			typeVersion: 1.1,
			parameters: { inputSource: 'passthrough' },
		};
		const child = await workflows.start(
			chain('Ask one person', [called, mail, ask, done], credentials),
		);
		const callEach = {
			name: 'Ask Each',
			type: 'n8n-nodes-base.executeWorkflow',
			typeVersion: 1.2,
			parameters: {
				workflowId: { __rl: true, mode: 'id', value: child },
				mode: 'each',
				options: { waitForSubWorkflow: false },
			},
		};
		await workflows.start(
			chain('Ask everybody', [webhook(path, 'lastNode'), eachPerson, callEach]),
		);
		expect((await workflows.post(path, everybody)).status).toBe(200);

		const waits = await until('a wait for each person', async () => {
			const waiting = (await workflows.executions(child)).filter(
				({ status }) => status === 'waiting',
			);
			return waiting.length === people.length ? waiting : undefined;
		});
		const asked = await Promise.all(
			waits.map(async ({ id }) => {
				const [mailed] = (await workflows.execution(id)).output('Mail');
				return { id, link: String(mailed?.['link']), phone: String(mailed?.['phone']) };
			}),
		);
		const [first, second] = people.map(({ typed }) => asked.find(({ phone }) => phone === typed));
		if (first === undefined || second === undefined) throw new Error('Somebody was not asked');
		expect(first.link).not.toBe(second.link);

		// The second before the first, whose wrong PINs are nobody else's.
		const old = formOf(await get(first.link));
		expect(await send(old, otherPin(pinOf(0)))).toMatchObject({ status: 422 });
		await until('the wait after a wrong PIN', async () =>
			(await workflows.execution(first.id)).status === 'waiting' ? true : undefined,
		);
		const page = await get(second.link);
		expect(page).toMatchObject({ note: '', left: expect.stringContaining('3 tries left.') });
		expect(await send(formOf(page), pinOf(1))).toMatchObject({ title: 'Thank you' });
		expect(await send(old, pinOf(0))).toMatchObject({ title: 'Thank you' });
		for (const [index, { id }] of [first, second].entries()) {
			expect((await workflows.end(id)).output('Done')).toMatchObject([
				{ verified: true, phone: people[index]?.dqe, checks: 2 - index },
			]);
		}
	});
});
