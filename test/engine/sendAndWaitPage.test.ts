import { createHash } from 'node:crypto';
import { PinPage, useClock, type Asked } from '../support/pinPage';
import { phone } from '../support/operator';
import { useOperator } from '../support/useOperator';

const desk = useOperator();
const clock = useClock();
const open = async (asked?: Asked) => await PinPage.open(desk, asked);

describe('looking at the page', () => {
	it.each(['GET', 'HEAD'] as const)('with %s changes nothing, however often', async (method) => {
		const page = await open({ options: { maxTries: 1 } });
		const before = JSON.stringify(page.run.executionData);
		for (let visits = 0; visits < 5; visits++) await page.call({ method });
		expect(page.run.status).toBe('waiting');
		expect(JSON.stringify(page.run.executionData)).toBe(before);
		expect(page.messages).toBe(1);
		expect(page.checks).toBe(0);
		await page.type(page.pin);
		expect(page.output).toMatchObject({ verified: true, checks: 1 });
	});

	it('works by the address that an earlier node can give out, and so does answering', async () => {
		const page = await open();
		const { resumeToken } = page.run.executionData;
		const url = `https://n8n.example/webhook-waiting/${new URL(page.url).pathname.split('/')[2]}?signature=${resumeToken}`;
		expect(await page.call({ method: 'GET', url })).toMatchObject({ title: 'Enter your code' });
		const seen = await page.call({
			method: 'POST',
			url,
			body: { pin: page.pin },
			headers: { 'content-type': 'application/x-www-form-urlencoded' },
		});
		expect(seen).toMatchObject({ title: 'Thank you' });
		expect(page.output).toMatchObject({ verified: true });
	});

	it.each([
		['dashes', (pin: string) => `${pin.slice(0, 3)}-${pin.slice(3)}`],
		['another dash and a full stop', (pin: string) => `${pin.slice(0, 3)} \u2013 ${pin.slice(3)}.`],
		['quotation marks', (pin: string) => `\u201c${pin}\u201d`],
	])('takes the PIN with %s', async (_, typed) => {
		const page = await open({ options: { maxTries: 1 } });
		await page.type(typed(page.pin));
		expect(page.output).toMatchObject({ verified: true, checks: 1 });
	});

	it.each([
		['changed', (url: string) => url.replace(/.$/, (last) => (last === '0' ? '1' : '0'))],
		['no', (url: string) => url.replace(/\?.*/, '')],
		["another page's", (url: string) => url.replace(/\?/, '?purpose=seal&')],
	])('or answering with %s signature is refused by n8n', async (_, change) => {
		const page = await open();
		for (const method of ['GET', 'POST'] as const) {
			const seen = await page.call({ method, url: change(page.url), body: { pin: page.pin } });
			expect(seen.status).toBe(401);
		}
		expect(page.run.status).toBe('waiting');
		expect(page.checks).toBe(0);
	});
});

describe('the page', () => {
	it('shows no more of the phone than its last two digits, and nothing of the token or the PIN', async () => {
		const page = await open();
		const pages = [await page.get(), await page.type(page.wrongPin)];
		const [token] = desk.sandbox.dqe.confirmations.keys();
		for (const { html } of pages) {
			expect(html).toContain('ends with 78.');
			for (const secret of [phone.dqe, '612345678', token ?? '', page.pin, page.wrongPin]) {
				expect(html).not.toContain(secret);
			}
		}
	});

	it('may be kept, framed, listed and referred to by nobody, and loads nothing', async () => {
		const page = await open();
		const { headers, html } = await page.get();
		expect(headers).toMatchObject({
			'content-type': 'text/html; charset=utf-8',
			'cache-control': 'no-store',
			'x-robots-tag': 'noindex, nofollow',
			'referrer-policy': 'no-referrer',
			'x-content-type-options': 'nosniff',
			'x-frame-options': 'DENY',
		});
		const policy = headers['content-security-policy'] ?? '';
		expect(policy).toContain("default-src 'none'");
		expect(policy).toContain("frame-ancestors 'none'");
		expect(policy).toContain('form-action https://n8n.example;');
		expect(policy).not.toMatch(/unsafe|\*/);
		for (const tag of ['style', 'script']) {
			const [, text = ''] = RegExp(`<${tag}>(.*?)</${tag}>`, 's').exec(html) ?? [];
			const hash = createHash('sha256').update(text).digest('base64');
			expect(policy).toContain(`${tag}-src 'sha256-${hash}'`);
		}
		expect(html).not.toMatch(/\s(?:src|href|on\w+|style)=/);
	});

	it('keeps its policy where n8n answers the form with a policy of its own', async () => {
		const page = await open();
		const seen = await page.type(page.wrongPin);
		expect(seen.headers['content-security-policy']).toMatch(/^sandbox /);
		expect(seen.html).toMatch(/<meta http-equiv="Content-Security-Policy" content="default-src /);
		expect(seen.headers).toMatchObject({ 'x-frame-options': 'DENY', 'cache-control': 'no-store' });
	});

	it('works on a phone and with a screen reader', async () => {
		const page = await open();
		const { html } = await page.get();
		expect(html).toContain('name="viewport" content="width=device-width, initial-scale=1"');
		expect(html).toContain('<label for="pin">');
		const [input = ''] = /<input id="pin"[^>]*>/.exec(html) ?? [];
		for (const part of ['inputmode="numeric"', 'autocomplete="one-time-code"', 'autofocus']) {
			expect(input).toContain(part);
		}
		expect(input).toContain('aria-describedby="left"');
		const wrong = (await page.type(page.wrongPin)).html;
		expect(wrong).toMatch(/<p id="note" role="alert"/);
		const [again = ''] = /<input id="pin"[^>]*>/.exec(wrong) ?? [];
		expect(again).toContain('aria-describedby="note left" aria-invalid="true"');
		expect(again).toContain('autofocus');
	});

	it('says how long the code is valid', async () => {
		const page = await open({ options: { duration: 5, maxResends: 0 } });
		expect(await page.get()).toMatchObject({
			left: '3 tries left. The code is valid for 5 more minutes.',
		});
		clock.pass(4 * 60 + 1);
		expect(await page.get()).toMatchObject({
			left: '3 tries left. The code is valid for one more minute.',
			forms: ['verify'],
		});
	});
});

describe('the language', () => {
	it.each([
		['de', {}, 'de', 'Code eingeben', 'Noch 3 Versuche.'],
		['fr', {}, 'fr', 'Saisissez votre code', 'Il reste 3 essais.'],
		['en', {}, 'en', 'Enter your code', '3 tries left.'],
		['en', { 'accept-language': 'de' }, 'en', 'Enter your code', '3 tries left.'],
		['auto', { 'accept-language': 'de-AT,de;q=0.9,en;q=0.8' }, 'de', 'Code eingeben', 'Noch 3'],
		['auto', { 'accept-language': 'it, fr-CH;q=0.8, en;q=0.7' }, 'fr', 'Saisissez', 'Il reste'],
		['auto', { 'accept-language': 'en;q=0.4, fr;q=0.5' }, 'fr', 'Saisissez', 'Il reste'],
		['auto', { 'accept-language': 'de;q=0, ja' }, 'en', 'Enter your code', '3 tries left.'],
		['auto', { 'accept-language': 'it' }, 'en', 'Enter your code', '3 tries left.'],
		['auto', {}, 'en', 'Enter your code', '3 tries left.'],
	])('%s with %j is %s', async (language, headers, shown, title, left) => {
		const page = await open({ options: { language, duration: 5 } });
		expect(await page.get(headers)).toMatchObject({
			language: shown,
			title: expect.stringContaining(title),
			left: expect.stringContaining(left),
		});
		expect(await page.type(page.wrongPin, headers)).toMatchObject({ language: shown, status: 422 });
		expect(await page.type('1', headers)).toMatchObject({ language: shown, status: 422 });
		expect(await page.type(page.pin, headers)).toMatchObject({ language: shown, status: 200 });
	});

	it.each([
		['de', 'Vielen Dank', 'Nicht bestätigt'],
		['fr', 'Merci', 'Non confirmé'],
	])('%s holds to the end', async (language, done, refused) => {
		const right = await open({ options: { language } });
		expect(await right.type(right.pin)).toMatchObject({ title: done });
		const wrong = await open({ options: { language, maxTries: 1 } });
		expect(await wrong.type(wrong.wrongPin)).toMatchObject({ title: refused });
	});

	it.each(['de', 'en', 'fr'])('%s has words for one and for many', async (language) => {
		const page = await open({ options: { language, duration: 2, resendPause: 10 } });
		const many = [(await page.get()).left, (await page.askAgain()).note];
		await page.type(page.wrongPin);
		await page.type(page.wrongPin);
		clock.pass(9);
		const tooEarly = (await page.askAgain()).note;
		clock.pass(60);
		const one = [(await page.get()).left, tooEarly];
		expect(many.join()).toMatch(/3.*2.*10/);
		expect(one.join()).not.toMatch(/\d/);
	});
});

describe("the builder's own words", () => {
	const words = `<b onclick="x">Déjà & "vu"</b> {{ 1 + 1 }} ' </title><script>`;

	it('stand in place of ours, as plain text', async () => {
		const page = await open({ options: { pageTitle: words, pageText: `text ${words}` } });
		const { html, title } = await page.get();
		const shown =
			'&lt;b onclick=&quot;x&quot;&gt;Déjà &amp; &quot;vu&quot;&lt;/b&gt; {{ 1 + 1 }} &#39; &lt;/title&gt;&lt;script&gt;';
		expect(title).toBe(shown);
		expect(html).toContain(`<title>${shown}</title>`);
		expect(html).toContain(`<p>text ${shown}</p>`);
		expect(html.match(/<script>/g)).toHaveLength(1);
	});
});

describe('a form that is not ours', () => {
	it.each([
		[415, 'application/json', { pin: '123456' }],
		[415, 'multipart/form-data; boundary=x', { data: { pin: '123456' } }],
		[415, 'text/plain', 'pin=123456'],
		[415, '', { pin: '123456' }],
		[413, 'application/x-www-form-urlencoded', { pin: '1'.repeat(3000) }],
		[422, 'application/x-www-form-urlencoded', { pin: ['123456', '123456'] }],
		[422, 'application/x-www-form-urlencoded', { PIN: '123456' }],
		[422, 'application/x-www-form-urlencoded', {}],
	])('is answered %i (%s)', async (status, type, body) => {
		const page = await open();
		const seen = await page.call({ method: 'POST', body, headers: { 'content-type': type } });
		expect(seen).toMatchObject({ status, forms: ['verify', 'resend'] });
		expect(page.run.status).toBe('waiting');
		expect(page.checks).toBe(0);
	});

	it('is not looked into if it says that it is long', async () => {
		const page = await open();
		const seen = await page.post({ pin: page.pin }, { 'content-length': '9000000' });
		expect(seen.status).toBe(413);
		expect(page.run.status).toBe('waiting');
	});
});
