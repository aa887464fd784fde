import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { WaitingPage } from '../../shared/execution/waitingPage';
import { parseSmsPin } from '../../shared/values/smsPin';
import { askForPin, lastPage, type PageSetting } from './page';
import { languageFor } from './texts';
import { isWaiting, secondsToResend } from './waiting';

/**
 * The node's `webhook`: shows the page, and hands a form over to the node, which n8n then runs again. Nothing is checked
 * or counted here, because any number of calls can be here at the same time. It must not throw: n8n would go on with the
 * workflow.
 */
export function receiveReply(functions: IWebhookFunctions): IWebhookResponseData {
	const page = new WaitingPage(functions);
	try {
		return answer(page);
	} catch {
		return page.show(lastPage('gone', 'en'));
	}
}

function answer(page: WaitingPage): IWebhookResponseData {
	const { state } = page;
	if (!isWaiting(state)) return page.show(lastPage('gone', languageFor('auto', page.languages)));
	const language = languageFor(state.language, page.languages);
	const { belongs, url, number } = page;
	if (belongs === 'earlier') return page.show(lastPage('earlier', language));
	const setting: PageSetting = { state, language, url, number, now: Date.now() };
	if (belongs === 'unsaid') {
		return page.show(askForPin(setting, 'shared', page.isPost ? undefined : 200));
	}
	if (!page.isPost) return page.show(askForPin(setting));

	const { form } = page;
	if (form.kind === 'notAForm') return page.show(askForPin(setting, 'notUnderstood', 415));
	if (form.kind === 'tooLong') return page.show(askForPin(setting, 'notUnderstood', 413));
	const { action, pin } = form.fields;
	if (action === 'resend') {
		const note = state.resendsLeft === 0 ? 'notResent' : 'tooEarly';
		return state.resendsLeft === 0 || secondsToResend(state, setting.now) > 0
			? page.show(askForPin(setting, note))
			: resume(page, setting, { action: 'resend', language });
	}
	const parsed = parseSmsPin(pin);
	if (!parsed.ok) return page.show(askForPin(setting, 'notSixDigits'));
	const sealed = page.seal.close(parsed.value);
	return resume(page, setting, { action: 'verify', pin: sealed, language });
}

const resume = (
	page: WaitingPage,
	setting: PageSetting,
	reply: Readonly<Record<string, string>>,
): IWebhookResponseData => page.resume(reply) ?? page.show(askForPin(setting, 'trouble'));
