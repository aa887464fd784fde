import { bodyOf, PinPage, type Asked } from '../support/pinPage';
import { useOperator } from '../support/useOperator';

const desk = useOperator();
const open = async (asked?: Asked) => await PinPage.open(desk, asked);

describe('whoever started the workflow', () => {
	it('is answered with the page, in the language of the request, and can answer it', async () => {
		const page = await open({
			options: { firstAnswer: 'page' },
			items: [{ headers: { 'accept-language': 'fr-FR' } }],
		});
		expect(page.first).toMatchObject({
			statusCode: 200,
			headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' },
			body: expect.stringContaining('<html lang="fr">'),
		});
		await page.type(page.pin);
		expect(page.output).toMatchObject({ verified: true });
	});

	it('gets the page unless something else is asked for', async () => {
		const page = await open({ parameters: { options: {} } });
		expect(bodyOf(page.first)).toContain('<html lang="en">');
	});

	it('can be answered with its address', async () => {
		const page = await open({ options: { firstAnswer: 'link', limitWaitTime: 4 } });
		expect(page.first).toMatchObject({
			statusCode: 200,
			headers: { 'cache-control': 'no-store' },
			body: {
				url: expect.stringMatching(
					/^https:\/\/n8n\.example\/webhook-waiting\/\d+\/node-\d\?signature=[\da-f]{64}$/,
				),
				expiresAt: page.run.executionData.waitTill?.toISOString(),
			},
		});
	});

	it('can be left to another node', async () => {
		const page = await open({ options: { firstAnswer: 'none' } });
		expect(page.run.status).toBe('waiting');
		expect(page.first).toBeUndefined();
	});

	it('is answered by another node where no SMS was sent', async () => {
		const page = await open({ parameters: { phone: 'call me' } });
		expect(page.first).toBeUndefined();
	});
});

describe('the browser, after the right PIN', () => {
	it('can be sent elsewhere', async () => {
		const redirectUrl = 'https://www.example.com/thank-you?for=you';
		const page = await open({ options: { redirectUrl } });
		const { headers } = await page.get();
		expect(headers['content-security-policy']).toContain(
			'form-action https://n8n.example https://www.example.com;',
		);
		expect(await page.type(page.pin)).toMatchObject({
			status: 303,
			headers: { location: redirectUrl, 'cache-control': 'no-store' },
			html: '',
		});
		expect(page.output).toMatchObject({ verified: true });
	});

	it('is sent nowhere after wrong ones', async () => {
		const redirectUrl = 'https://www.example.com/thank-you';
		const page = await open({ options: { redirectUrl, maxTries: 1 } });
		expect(await page.type(page.wrongPin)).toMatchObject({ status: 200, title: 'Not confirmed' });
	});

	it.each([
		['right', 'pin', true],
		['wrong', 'wrongPin', false],
	] as const)('can be left to a later node (%s)', async (_, pin, verified) => {
		const page = await open({ options: { lastAnswer: 'respond', maxTries: 1 } });
		const seen = await page.type(page[pin]);
		expect(seen.html).toBe('undefined');
		expect(page.output).toMatchObject({ verified });
	});
});
