import { join, resolve } from 'node:path';
import type { RunResult } from '../harness';
import {
	asForm,
	formOf,
	otherPin,
	people,
	PeopleInLoop,
	type OpenPage,
} from '../support/peopleInLoop';
import { useOperator } from '../support/useOperator';

const desk = useOperator();
const packed = (file: string): string =>
	join(resolve(__dirname, '../..'), '.build/package/dist', file);
afterEach(() => void jest.restoreAllMocks());

/** The first person has confirmed, with the page still open; the second one is waited for. */
async function secondWaits(options = {}): Promise<{ loop: PeopleInLoop; old: OpenPage }> {
	const loop = await PeopleInLoop.open(desk, options);
	const old = formOf(await loop.get(loop.mailed));
	expect(await loop.send(old, loop.pinOf(0))).toMatchObject({ status: 200, forms: [] });
	expect(loop.run.status).toBe('waiting');
	return { loop, old };
}

const ofBoth = [0, 1].map((person) =>
	expect.objectContaining({ verified: true, phone: people[person]?.dqe, checks: 1, codesSent: 1 }),
);

/** The second person, untouched by whatever happened, confirms. */
async function secondConfirms(loop: PeopleInLoop): Promise<void> {
	const page = await loop.get(loop.mailed);
	expect(page.left).toContain('3 tries left.');
	expect(await loop.send(formOf(page), loop.pinOf(1))).toMatchObject({ title: 'Thank you' });
	expect(loop.run.status).toBe('success');
	expect(loop.outputs).toEqual(ofBoth);
	expect([loop.checks, loop.messages]).toEqual([2, 2]);
}

describe('a page of the first person, while the second one is waited for', () => {
	const anEarlierPage = {
		status: 410,
		title: 'An earlier page',
		html: expect.stringContaining('belongs to an earlier code'),
		forms: [],
	};

	it.each([
		['the right PIN again, as a reload of “Thank you” sends it', (pin: string) => pin],
		['a wrong PIN', otherPin],
		['nothing', () => ''],
	])('counts for nothing with %s, however often, and says so', async (_, typed) => {
		const { loop, old } = await secondWaits();
		for (let times = 0; times < 3; times++) {
			expect(await loop.send(old, typed(loop.pinOf(0)))).toMatchObject(anEarlierPage);
		}
		expect(loop.checks).toBe(1);
		await secondConfirms(loop);
	});

	it('sends no SMS to the second', async () => {
		const { loop, old } = await secondWaits({ resendPause: 10 });
		const resend = { ...old, fields: { ...old.fields, action: 'resend' } };
		expect(await loop.send(resend, '')).toMatchObject(anEarlierPage);
		await secondConfirms(loop);
	});

	it('shows no form when it is opened again by its address', async () => {
		const { loop, old } = await secondWaits();
		expect(await loop.get(old.action)).toMatchObject(anEarlierPage);
		await secondConfirms(loop);
	});

	it.each([
		['no number', {}],
		['an empty number', { wait: '' }],
		['another number', { wait: 'VmtUvXdV8f_FDs_Oclq4xw' }],
	])('counts for nothing with %s', async (_, number) => {
		const { loop, old } = await secondWaits();
		const { wait: _own, ...fields } = old.fields;
		const forged = { ...old, fields: { ...fields, ...number } };
		expect(await loop.send(forged, loop.pinOf(1))).toMatchObject(anEarlierPage);
		await secondConfirms(loop);
	});

	it.each(['de', 'fr'])('says so in %s', async (language) => {
		const { loop, old } = await secondWaits({ language });
		const seen = await loop.send(old, loop.pinOf(0));
		expect(seen).toMatchObject({ status: 410, language, forms: [] });
		expect(seen.title).not.toBe('An earlier page');
	});

	/** A form whose headers come while the first person is waited for, and whose body comes later. */
	function slowForm(loop: PeopleInLoop, page: OpenPage): () => Promise<RunResult> {
		let arrive = (): void => undefined;
		const late = loop.run.resumeWebhook({
			...asForm(page, otherPin(loop.pinOf(0))),
			bodyArrives: new Promise<void>((resolve) => (arrive = resolve)),
		});
		return async () => {
			arrive();
			return await late;
		};
	}

	it('whose form began to arrive before counts for nothing either', async () => {
		const loop = await PeopleInLoop.open(desk);
		const old = formOf(await loop.get(loop.mailed));
		const arrives = slowForm(loop, old);
		await loop.send(old, loop.pinOf(0));
		expect((await arrives()).answer).toMatchObject({ status: 410 });
		await secondConfirms(loop);
	});

	it('never goes on with what the second does, where another process shows the page', async () => {
		const loop = await PeopleInLoop.open(desk);
		const old = formOf(await loop.get(loop.mailed));
		const arrives = slowForm(loop, old);
		await loop.send(old, loop.pinOf(0));
		const memory = await import(packed('nodes/shared/execution/newestRecords.js'));
		jest.spyOn(memory.NewestRecords.prototype, 'newerThan').mockReturnValueOnce(undefined);
		// n8n goes back to the first person, whose item fails; the second is asked anew.
		loop.run = await arrives();
		expect(loop.run.answer).toMatchObject({ status: 410 });
		expect(loop.run.json('Ask')).toMatchObject([{ replied: false, verified: false }]);
		expect(loop.checks).toBe(1);
		await loop.send(formOf(await loop.get(loop.mailed)), loop.pinOf(1));
		expect(loop.outputs).toMatchObject([
			{ error: expect.any(String) },
			{ verified: true, phone: people[1].dqe },
		]);
	});
});

describe('the one address that everybody was sent', () => {
	it('says to whose phone it belongs now, and counts nothing without the number of its page', async () => {
		const { loop, old } = await secondWaits();
		const shared = expect.stringContaining('ends with 32. Is that not yours?');
		expect(await loop.get(loop.mailed)).toMatchObject({ status: 200, note: shared });
		const bare = { action: loop.mailed, fields: { action: 'verify' } };
		for (let times = 0; times < 3; times++) {
			expect(await loop.send(bare, otherPin(loop.pinOf(1)))).toMatchObject({
				status: 409,
				note: shared,
			});
		}
		const mixed = { action: loop.mailed, fields: old.fields };
		expect(await loop.send(mixed, loop.pinOf(1))).toMatchObject({ status: 410 });
		await secondConfirms(loop);
	});

	it('is as ever for the first', async () => {
		const loop = await PeopleInLoop.open(desk);
		expect(await loop.get(loop.mailed)).toMatchObject({ status: 200, note: '' });
		const bare = { action: loop.mailed, fields: {} };
		expect(await loop.send(bare, loop.pinOf(0))).toMatchObject({ title: 'Thank you' });
		await secondConfirms(loop);
	});
});

describe('the address of each wait', () => {
	it('is shown in the editor with its signature, and leads to that wait alone', async () => {
		const loop = await PeopleInLoop.open(desk);
		const first = loop.shown;
		expect(await loop.get(first)).toMatchObject({ status: 200, note: '' });
		await loop.send(formOf(await loop.get(first)), loop.pinOf(0));
		const second = loop.shown;
		expect(await loop.get(first)).toMatchObject({ status: 410 });
		expect(await loop.get(second)).toMatchObject({ status: 200, note: '' });
		await loop.send(formOf(await loop.get(second)), loop.pinOf(1));
		expect(loop.outputs).toEqual(ofBoth);
	});

	it('cannot be made from another', async () => {
		const { loop } = await secondWaits();
		const forged = loop.shown.replace(/wait=[^&]+/, 'wait=VmtUvXdV8f_FDs_Oclq4xw');
		expect(forged).not.toBe(loop.shown);
		expect(await loop.get(forged)).toMatchObject({ status: 401 });
	});
});

it('a first person who never answers leaves nothing behind for the second', async () => {
	const loop = await PeopleInLoop.open(desk);
	const old = formOf(await loop.get(loop.mailed));
	loop.run = await loop.run.resumeTimeout();
	expect(loop.run.status).toBe('waiting');
	expect(await loop.send(old, loop.pinOf(0))).toMatchObject({ status: 410 });
	await loop.send(formOf(await loop.get(loop.mailed)), loop.pinOf(1));
	expect(loop.outputs).toMatchObject([{ timedOut: true, verified: false }, { verified: true }]);
});
