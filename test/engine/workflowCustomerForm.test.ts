import type { IDataObject } from 'n8n-workflow';
import { join, resolve } from 'node:path';
import { readWorkflow, type RunResult } from '../harness';
import { electricCar, phone } from '../support/operator';
import { useOperator } from '../support/useOperator';

const desk = useOperator();
const workflow = readWorkflow(
	join(resolve(__dirname, '../../workflows'), 'customer-onboarding-form.json'),
);

/** A customer who goes through the pages. */
class Customer {
	private constructor(public run: RunResult) {}

	static async starts(fields: IDataObject = {}): Promise<Customer> {
		const { bench, dqeApi, bridgeApi } = desk.operator.bed;
		const submitted = { Phone: phone.typed, VIN: electricCar, formMode: 'production', ...fields };
		const run = await bench.run(workflow, {
			startNode: 'Your Car',
			items: [{ json: submitted }],
			credentials: { 'dqe-sandbox': { ...dqeApi }, 'bridge-sandbox': { ...bridgeApi } },
		});
		return new Customer(run);
	}

	/** The page that is shown: a form's title and text, or the end's. */
	async page(): Promise<{ title: string; text: string }> {
		const seen = await this.run.resumeWebhook({ method: 'GET' });
		const data = Object(seen.answer?.view?.data);
		const isEnd = seen.answer?.view?.name === 'form-trigger-completion';
		return isEnd
			? { title: String(data.title), text: String(data.message) }
			: { title: String(data.formTitle), text: String(data.formDescription) };
	}

	async answers(value: string): Promise<void> {
		this.run = await this.run.resumeWebhook({ body: { 'field-0': value } });
	}
}

const lastCode = (number: string): string =>
	desk.sandbox.phones.messagesOf(number).at(-1)?.code ?? '';
const pin = (): string => lastCode(phone.dqe);
const wrongPin = (): string => pin().replace(/\d$/, (digit) => String((Number(digit) + 1) % 10));

const asksForPin = { title: 'Confirm your phone', text: expect.stringContaining('6 digits') };

describe('onboarding by form', () => {
	it('leads from phone and VIN to a car that charges at the hour', async () => {
		const customer = await Customer.starts();
		expect(await customer.page()).toEqual(asksForPin);
		await customer.answers(pin());
		expect(await customer.page()).toMatchObject({ title: 'Add your phone to your car account' });
		await customer.answers(lastCode(phone.pims));
		expect(await customer.page()).toMatchObject({ title: 'When shall your car charge?' });
		await customer.answers('03:45');
		expect(await customer.page()).toEqual({
			title: 'Your car is set',
			text: 'It starts to charge at 03:45. You can close this page.',
		});
		expect(desk.sandbox.bridge.car(electricCar).state.deferredTime).toBe('PT03H45M');
		await customer.answers('');
		expect(customer.run.status).toBe('success');
	});

	it('comes back to the page of the PIN after a wrong one, with the tries that are left', async () => {
		const customer = await Customer.starts();
		for (const left of [2, 1]) {
			await customer.answers(wrongPin());
			expect(await customer.page()).toEqual({
				title: 'Confirm your phone',
				text: `This was not the PIN from the SMS. Tries left: ${left}.`,
			});
		}
		await customer.answers(pin());
		expect(await customer.page()).toMatchObject({ title: 'Add your phone to your car account' });
	});

	it('ends after the third wrong PIN', async () => {
		const customer = await Customer.starts();
		for (let tries = 0; tries < 3; tries++) await customer.answers(wrongPin());
		expect(await customer.page()).toEqual({
			title: 'This did not work',
			text: 'The PIN was not right. Please start again.',
		});
		expect(desk.arrivals('bridge', '/calls')).toEqual([]);
	});

	it('ends when the PIN has expired', async () => {
		const customer = await Customer.starts();
		desk.sandbox.clock.advance(11 * 60_000);
		await customer.answers(pin());
		expect(await customer.page()).toEqual({
			title: 'This did not work',
			text: 'The PIN has expired. Please start again.',
		});
	});

	it('ends where a page is left alone', async () => {
		const customer = await Customer.starts();
		customer.run = await customer.run.resumeTimeout();
		expect(customer.run.json('Not Completed')).toMatchObject([{ details: { category: 'input' } }]);
		expect(await customer.page()).toMatchObject({ title: 'This did not work' });
		expect(desk.arrivals('bridge', '/calls')).toEqual([]);
	});

	it.each([
		[{ Phone: 'call me' }, "'Phone' is not a phone number. Please start again."],
		[{ VIN: 'VR3' }, expect.stringContaining('17 letters and digits')],
		[{ VIN: 'VR3SANDB0XBEVOOO1' }, expect.stringContaining('no I, O or Q')],
	])('says what to change in %j', async (fields, text) => {
		const customer = await Customer.starts(fields);
		expect(await customer.page()).toEqual({ title: 'This did not work', text });
		expect(desk.arrivals('dqe')).toEqual([]);
	});

	it('says so when the code of Stellantis is wrong', async () => {
		const customer = await Customer.starts();
		await customer.answers(pin());
		await customer.answers('000000');
		expect(await customer.page()).toMatchObject({
			title: 'This did not work',
			text: expect.stringMatching(/SMS.* Please start again\.$/),
		});
	});

	it.each([
		[
			'the car refuses',
			() => desk.sandbox.bridge.car(electricCar).set({ ignition: 'start' }),
			'03:45',
		],
		['the hour is none', () => undefined, 'at night'],
	])('says so when %s', async (_, arrange, hour) => {
		const customer = await Customer.starts();
		await customer.answers(pin());
		await customer.answers(lastCode(phone.pims));
		arrange();
		await customer.answers(hour);
		const { title, text } = await customer.page();
		expect(title).toBe('This did not work');
		expect(text).not.toContain('not your fault');
		expect(text).not.toContain('[item');
	});

	it.each([
		['dqe', 401],
		['dqe', 503],
		['bridge', 401],
	] as const)('tells customers nothing of our accounts (%s answers %i)', async (vendor, status) => {
		desk.sandbox.faults.order({ vendor, times: 9, weather: { kind: 'status', status } });
		const customer = await Customer.starts();
		if (vendor === 'bridge') await customer.answers(pin());
		expect(await customer.page()).toEqual({
			title: 'This did not work',
			text: 'It is not your fault: a service did not answer as it should. Please start again.',
		});
	});
});
