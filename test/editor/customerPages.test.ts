import type { Page } from 'playwright-core';
import { electricCar as vin, phone } from '../support/operator';
import { barriers } from './support/accessibility';
import { BrowserDesk } from './support/browserDesk';
import { OnboardingCustomer } from './support/onboardingCustomer';
import { PinWorkflow, type Asked } from './support/pinWorkflow';
import { ReplyPage } from './support/replyPage';
import { useN8n } from './support/useN8n';
import { otherThan, VirtualPhone } from './support/virtualPhone';

const n8n = useN8n();
let desk: BrowserDesk;
let secondTab: Page;
let workflow: PinWorkflow;
let silence: PinWorkflow;
let silent: Asked;
beforeAll(async () => {
	desk = await BrowserDesk.open();
	secondTab = await desk.context.newPage();
	workflow = await PinWorkflow.start(n8n(), 'ask-for-pin');
	// The shortest limit is a minute; it passes meanwhile.
	silence = await PinWorkflow.start(n8n(), 'ask-in-vain', { limitWaitTime: 1 });
	silent = await silence.ask();
});
afterAll(async () => desk.close());
beforeEach(() => n8n().sandbox.reset());

describe('onboarding by form', () => {
	const again = 'Please start again.';
	const form = 'customer-onboarding-form';
	let customer: OnboardingCustomer;
	let mobile: VirtualPhone;

	beforeEach(async () => {
		const { origin, sandbox } = n8n();
		mobile = await VirtualPhone.open(secondTab, sandbox.url.page, `+${phone.dqe}`);
		customer = new OnboardingCustomer(desk.page);
		await customer.opens(`${origin}/form/charge-your-car`);
	});

	it('leads from phone and VIN, over a wrong PIN, to a car that charges at the hour', async () => {
		const { sandbox, workflows } = n8n();
		const before = (await workflows.executions(form)).length;
		await customer.reads('Charge your car at night', 'We confirm your phone by SMS');
		await customer.gives({ Phone: phone.typed, VIN: vin });

		await customer.reads('Confirm your phone', 'We have sent you an SMS with 6 digits');
		const pin = await mobile.code();
		await customer.gives({ PIN: otherThan(pin) });
		await customer.reads('Confirm your phone', 'Tries left: 2.');
		await customer.gives({ PIN: pin });

		await customer.reads('Add your phone to your car account', 'another SMS');
		await customer.gives({ Code: await mobile.code() });
		await customer.reads('When shall your car charge?', 'the hour on the clock of the car');
		await customer.gives({ 'Charge at': '03:45' });

		await customer.reads('Your car is set', 'It starts to charge at 03:45.');
		expect(sandbox.bridge.car(vin).state.deferredTime).toBe('PT03H45M');
		expect(sandbox.bridge.session('demo').sdk.state.account.trustedPhone).toBe(phone.pims);
		expect((await workflows.newest(form, before + 1)).status).toBe('success');
	});

	it('ends after the third wrong PIN, and nothing is asked of the car', async () => {
		await customer.gives({ Phone: phone.typed, VIN: vin });
		const wrong = otherThan(await mobile.code());
		for (const text of ['We have sent you an SMS', 'Tries left: 2.', 'Tries left: 1.']) {
			await customer.reads('Confirm your phone', text);
			await customer.gives({ PIN: wrong });
		}
		await customer.reads('This did not work', `The PIN was not right. ${again}`);
		expect(n8n().sandbox.arrivals.filter(({ vendor }) => vendor === 'bridge')).toEqual([]);
	});

	it.each([
		['the VIN is none', { Phone: phone.typed, VIN: 'VR3' }, 'does not have 17 letters and digits'],
		['the phone is none', { Phone: 'call me', VIN: vin }, "'Phone' is not a phone number."],
	])('says what to change where %s', async (_, fields, text) => {
		await customer.gives(fields);
		expect(await customer.reads('This did not work', text)).toContain(again);
		expect(n8n().sandbox.arrivals).toEqual([]);
	});

	it('says why where the car refuses', async () => {
		await customer.gives({ Phone: phone.typed, VIN: vin });
		await customer.gives({ PIN: await mobile.code() });
		await customer.gives({ Code: await mobile.code() });
		n8n().sandbox.bridge.car(vin).set({ ignition: 'start' });
		await customer.gives({ 'Charge at': '03:45' });
		const page = await customer.reads('This did not work', again);
		expect(page).not.toContain('not your fault');
		expect(page).not.toMatch(/\[item|\.\./);
	});
});

describe('Send Code and Wait for Reply', () => {
	const pin = (): string => n8n().sandbox.phones.messagesOf(phone.dqe).at(-1)?.code ?? '';
	const checks = (): number =>
		n8n().sandbox.arrivals.filter(({ path }) => path.includes('GDPR_VERIF')).length;
	it.each(['en', 'de', 'fr'] as const)('goes on once the PIN is right (%s)', async (language) => {
		const page = new ReplyPage(desk.page, language);
		const { words } = page;
		const asked = await workflow.ask(language);
		expect(await page.open(asked.url)).toBe(200);
		await page.shows(words.title, words.tries(3));
		expect(await desk.page.locator('html').getAttribute('lang')).toBe(language);

		await page.type(otherThan(pin()));
		await page.shows(words.title, words.notes.wrong);
		await page.shows(words.title, words.tries(2));
		await workflow.waits();
		await page.type(pin());
		await page.shows(words.done.title, words.done.text);
		expect(await workflow.result(asked)).toMatchObject([
			{ passed: true, replied: true, timedOut: false, verified: true, checks: 2, codesSent: 1 },
		]);
	});

	it('counts the tries of a link that is opened twice together, and ends for both', async () => {
		const asked = await workflow.ask();
		const [one, other] = [new ReplyPage(desk.page), new ReplyPage(secondTab)];
		for (const page of [one, other]) expect(await page.open(asked.url)).toBe(200);
		for (const [page, left] of [
			[one, 2],
			[other, 1],
		] as const) {
			await workflow.waits();
			await page.type(otherThan(pin()));
			await page.shows(page.words.title, page.words.tries(left));
		}
		await workflow.waits();
		await one.type(otherThan(pin()));
		await one.shows(one.words.refused.title, one.words.refused.text);
		expect(await workflow.result(asked)).toMatchObject([
			{ passed: false, replied: true, verified: false, code: '04', checks: 3 },
		]);

		await other.open(asked.url);
		await other.page.getByText('No action required').waitFor();
		expect(await other.page.getByRole('button').count()).toBe(0);
		expect(checks()).toBe(3);
	});

	it.each([
		['changed', (url: string) => url.replace(/.$/, (last) => (last === '0' ? '1' : '0'))],
		['left out', (url: string) => url.replace(/\?.*/, '')],
	])('is not to be had with the signature %s', async (_, forged) => {
		const asked = await workflow.ask();
		const body = new URLSearchParams({ action: 'verify', pin: pin() });
		expect((await fetch(forged(asked.url))).status).toBe(401);
		expect((await fetch(forged(asked.url), { method: 'POST', body })).status).toBe(401);
		expect(checks()).toBe(0);

		const page = new ReplyPage(desk.page);
		await page.open(asked.url);
		await page.type(pin());
		await page.shows(page.words.done.title, page.words.done.text);
		expect(await workflow.result(asked)).toMatchObject([{ passed: true, verified: true }]);
	});

	it('can be used on a phone and with a screen reader, whatever has happened', async () => {
		const page = new ReplyPage(desk.page);
		const { title, notes, done, tries } = page.words;
		const first = await workflow.ask();
		await page.open(first.url);
		await page.shows(title, tries(3));
		expect(await barriers(desk.page)).toEqual([]);
		await page.type(otherThan(pin()));
		await page.shows(title, notes.wrong);
		expect(await barriers(desk.page)).toEqual([]);
		await workflow.waits();
		await page.type(pin());
		await page.shows(done.title, done.text);
		expect(await barriers(desk.page)).toEqual([]);

		const second = await workflow.ask();
		await page.open(second.url);
		n8n().sandbox.clock.advance(60 * 60_000);
		await page.type(pin());
		await page.shows(title, notes.expired);
		expect(await barriers(desk.page)).toEqual([]);
	});
});

describe("the sandbox's page", () => {
	it('would be found out if it shut somebody out', async () => {
		await desk.page.goto('about:blank');
		await desk.page.setContent('<html lang="en"><body><input style="width: 400px"></body></html>');
		const found = await barriers(desk.page);
		expect(found).toContain('dark: critical label at input');
		expect(found).toContain('scrolls to the side');
	});

	it('can be used on a phone and with a screen reader, empty and full', async () => {
		const { sandbox } = n8n();
		await VirtualPhone.open(desk.page, sandbox.url.page, '');
		expect(await barriers(desk.page)).toEqual([]);
		const texts = ['A code: 123456', 'Another one: 654321'];
		for (const text of texts) {
			const at = new Date(sandbox.clock.now()).toISOString();
			sandbox.phones.deliver({ to: phone.dqe, from: 'MYCOMPANY', text, at, code: '123456' });
		}
		await n8n().workflows.post('schedule-charging', { vin, time: '02:30' });
		for (const text of texts) await desk.page.getByText(text, { exact: true }).waitFor();
		await desk.page.getByText('✓ acted').first().waitFor();
		expect(await barriers(desk.page)).toEqual([]);
	});
});

describe('a wait that nobody answers', () => {
	it('goes on after its limit, told apart from an answer', async () => {
		expect(await silence.result(silent, 100_000)).toMatchObject([
			{ passed: false, replied: false, timedOut: true, verified: false, checks: 0 },
		]);
	});
});
