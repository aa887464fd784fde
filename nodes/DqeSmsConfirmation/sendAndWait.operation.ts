import type { Operation } from '../shared/execution/operation';
import { phoneField } from '../shared/execution/phoneFields';
import type { PageAnswer, WaitingRun } from '../shared/execution/waitingRun';
import { succeeded } from '../shared/failures/failure';
import { toDqePhone } from '../shared/values/phone';
import type { SmsClients } from './clients';
import { codeFields, codeOptions, expiryOf, readCodeRequest } from './codeRequest';
import { askForPin } from './reply/page';
import { pauseFor, untilOf } from './reply/pause';
import { ReplyDesk } from './reply/takeReply';
import { languageFor } from './reply/texts';
import { readWaitOptions, waitOptions } from './reply/waitFields';
import { sealedSecret, type Waiting } from './reply/waiting';
import { onlyVerifiedNotice, whenNotValidField } from './verifyCode.operation';

/** As silence cannot fail the item, who waits has to look at "verified" anyway. */
const whenNotConfirmedField: typeof whenNotValidField = { ...whenNotValidField, default: 'output' };

export const sendAndWait: Operation<SmsClients> = {
	value: 'sendAndWait',
	name: 'Send Code and Wait for Reply',
	action: 'Send code and wait for reply',
	description:
		'Send an SMS with a code and wait until the person has typed it on a page; go on only if "verified" is true, because without an answer in time the input goes on with "timedOut"',
	effect: 'write',
	fields: [onlyVerifiedNotice, ...codeFields],
	options: [...codeOptions, ...waitOptions, whenNotConfirmedField],
	async run(parameters, clients) {
		const { dqe, waiting } = clients;
		// Read before anything is sent: a wrong one is not to come to light when the person has replied.
		const whenNotValid = parameters.options.choice(whenNotConfirmedField);
		const resumed = waiting.resumed();
		if (resumed) return await new ReplyDesk(clients, whenNotValid).take(resumed);

		if (waiting.itemCount > 1) parameters.refuse(phoneField, 'severalItems');
		const request = readCodeRequest(parameters);
		const { settings, maxResends, firstAnswer } = readWaitOptions(parameters);
		const url = waiting.begin();

		const sent = await dqe.sendCode(request);
		if (!sent.ok) return sent;
		const sentAt = Date.now();
		const state: Omit<Waiting, 'until'> = {
			...settings,
			sealed: sealedSecret(waiting.seal, request, sent.value.smsToken),
			phoneEnding: toDqePhone(request.phone).slice(-2),
			sentAt,
			expiresAt: expiryOf(sent.value, sentAt) ?? null,
			triesLeft: settings.maxTries,
			resendsLeft: maxResends,
			checks: 0,
			codesSent: 1,
			trouble: '',
		};
		const started: Waiting = { ...state, until: untilOf(state) };
		const pending = await pauseFor(waiting, started);
		if (firstAnswer === 'page')
			await waiting.answer(pageOf(started, waiting, headersOf(waiting.input)));
		if (firstAnswer === 'link') await waiting.answer(linkOf(url, started.until));
		return succeeded(pending);
	},
};

/** What the Webhook node gives of the request that started the workflow, where the item still has it. */
const headersOf = ({ headers }: Record<string, unknown>): unknown =>
	typeof headers === 'object' && headers !== null ? Reflect.get(headers, 'accept-language') : '';

const pageOf = (
	state: Waiting,
	{ pageUrl: url, number }: WaitingRun,
	languages: unknown,
): PageAnswer =>
	askForPin({
		state,
		language: languageFor(state.language, languages),
		url,
		number,
		now: state.sentAt,
	});

const linkOf = (url: string, until: number): PageAnswer => ({
	status: 200,
	headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' },
	body: { url, expiresAt: new Date(until).toISOString() },
});
