import type { SmsClients } from '../clients';
import type { Reply } from '../../shared/execution/waitRecord';
import type { PageAnswer, Resumed } from '../../shared/execution/waitingRun';
import type { Call } from '../../shared/failures/evidence';
import { failed, succeeded, type Failure, type Result } from '../../shared/failures/failure';
import { mapFailure } from '../../shared/failures/mapFailure';
import { codeIsUsedUp, pinIsWrong, replyIsOutdated } from '../../shared/failures/reactions';
import { parseSmsPin } from '../../shared/values/smsPin';
import { toDqePhone } from '../../shared/values/phone';
import { expiryOf } from '../codeRequest';
import { askForPin, lastPage, redirectTo } from './page';
import { pauseFor } from './pause';
import { languageFor, type Note } from './texts';
import { isWaiting, openedSecret, sealedSecret, secondsToResend, type Waiting } from './waiting';

type Taken = Promise<Result<object>>;

const checkOfReply: Call = {
	vendor: 'dqe',
	catalogue: 'dqeReply',
	operation: 'GDPR_VERIF',
	effect: 'write',
};

/** What a reply came to. The browser is answered here, whatever it is. */
export class ReplyDesk {
	constructor(
		private readonly clients: SmsClients,
		private readonly whenNotValid: 'fail' | 'output',
	) {}

	async take({ kind, reply, state }: Resumed): Taken {
		if (!isWaiting(state)) return await this.isOver(reply);
		if (kind === 'outdated') return await this.goOn(state, reply, 'outdated');
		return reply['action'] === 'resend'
			? await this.resend(state, reply)
			: await this.verify(state, reply);
	}

	private async verify(state: Waiting, reply: Reply): Taken {
		const { dqe, waiting } = this.clients;
		const { seal } = waiting;
		const { request, token } = openedSecret(seal, state);
		const pin = parseSmsPin(seal.open(reply['pin'] ?? ''));
		if (!pin.ok) return await this.goOn(state, reply, 'notSixDigits');

		const verified = await dqe.verifyCode(request.phone, token, pin.value);
		const checked: Waiting = { ...state, checks: state.checks + 1, trouble: '' };
		if (verified.ok) {
			await this.end(state, reply, 'done');
			const verifiedAt = new Date().toISOString();
			const { checks, codesSent } = checked;
			return succeeded({
				replied: true,
				timedOut: false,
				verified: true,
				...verified.value,
				verifiedAt,
				checks,
				codesSent,
			});
		}
		const { failure } = verified;
		if (pinIsWrong(failure)) {
			const tried: Waiting = { ...checked, triesLeft: state.triesLeft - 1 };
			return tried.triesLeft > 0
				? await this.goOn(tried, reply, 'wrong')
				: await this.refuse(tried, reply, failure);
		}
		if (codeIsUsedUp(failure)) {
			return state.resendsLeft > 0
				? await this.goOn({ ...checked, expiresAt: Date.now() }, reply, 'expired')
				: await this.refuse(checked, reply, failure);
		}
		return await this.goOn({ ...state, trouble: failure.message }, reply, 'trouble');
	}

	private async resend(state: Waiting, reply: Reply): Taken {
		const { dqe, waiting } = this.clients;
		// Asked for once more here: any number of calls may have passed the page at the same time.
		if (state.resendsLeft === 0) return await this.goOn(state, reply, 'notResent');
		if (secondsToResend(state, Date.now()) > 0) return await this.goOn(state, reply, 'tooEarly');
		const { seal } = waiting;
		const { request } = openedSecret(seal, state);

		const sent = await dqe.sendCode(request);
		const sentAt = Date.now();
		if (!sent.ok) {
			// One that may have been sent is paid for.
			const isSpent = sent.failure.delivered !== 'no';
			const left = state.resendsLeft - (isSpent ? 1 : 0);
			const trouble = sent.failure.message;
			return await this.goOn({ ...state, sentAt, resendsLeft: left, trouble }, reply, 'notResent');
		}
		const renewed: Waiting = {
			...state,
			sealed: sealedSecret(seal, request, sent.value.smsToken),
			sentAt,
			expiresAt: expiryOf(sent.value, sentAt) ?? null,
			triesLeft: state.maxTries,
			resendsLeft: state.resendsLeft - 1,
			codesSent: state.codesSent + 1,
			trouble: '',
		};
		return await this.goOn(renewed, reply, 'resent');
	}

	private async goOn(state: Waiting, reply: Reply, note: Note): Taken {
		const { waiting } = this.clients;
		const pending = await pauseFor(waiting, state);
		const language = languageFor(reply['language'] ?? '', '');
		const { pageUrl: url, number } = waiting;
		const setting = { state, language, url, number, now: Date.now() };
		await waiting.answer(askForPin(setting, note));
		return succeeded(pending);
	}

	private async refuse(state: Waiting, reply: Reply, { code, label }: Failure): Taken {
		await this.end(state, reply, 'refused');
		const failure = mapFailure({ kind: 'code', code, label }, checkOfReply);
		if (this.whenNotValid !== 'output') return failed(failure);
		const { message, hint } = failure;
		const { request } = openedSecret(this.clients.waiting.seal, state);
		return succeeded({
			replied: true,
			timedOut: false,
			verified: false,
			phone: toDqePhone(request.phone),
			reason: message,
			hint,
			code: failure.code,
			label: failure.label,
			checks: state.checks,
			codesSent: state.codesSent,
		});
	}

	private async end(state: Waiting, reply: Reply, end: 'done' | 'refused'): Promise<void> {
		const { waiting } = this.clients;
		waiting.finish();
		if (state.lastAnswer === 'respond') return;
		const page = lastPage(end, languageFor(reply['language'] ?? '', ''));
		const isSentOn = end === 'done' && state.redirectUrl !== '';
		await waiting.answer(isSentOn ? redirectTo(state.redirectUrl) : page);
	}

	/** The answer to this question has been taken; n8n has gone back to it all the same. */
	private async isOver(reply: Reply): Taken {
		const page: PageAnswer = lastPage('gone', languageFor(reply['language'] ?? '', ''));
		await this.clients.waiting.answer(page);
		return failed(mapFailure({ kind: 'code', code: replyIsOutdated, label: '' }, checkOfReply));
	}
}
