import { waitNumberField } from '../../shared/execution/waitNumber';
import type { PageAnswer } from '../../shared/execution/waitingRun';
import { documentOf, escaped } from './pageHtml';
import { texts, type Language, type Note } from './texts';
import { secondsToResend, type Waiting } from './waiting';

/** What every page of a wait has in common. */
export interface PageSetting {
	readonly state: Waiting;
	readonly language: Language;
	/** Signed address that the forms are sent to. */
	readonly url: string;
	/** Of the wait; the forms send it along. */
	readonly number: string;
	/** Milliseconds since the epoch. */
	readonly now: number;
}

const statuses: Readonly<Record<Note, number>> = {
	wrong: 422,
	notSixDigits: 422,
	expired: 422,
	resent: 200,
	notResent: 503,
	tooEarly: 429,
	trouble: 503,
	outdated: 409,
	notUnderstood: 400,
	shared: 409,
};

const good: ReadonlySet<Note> = new Set(['resent']);
/** The PIN itself is at fault. */
const atPin: ReadonlySet<Note> = new Set(['wrong', 'notSixDigits', 'notUnderstood']);

/** The page that asks for the PIN. */
export function askForPin(setting: PageSetting, note?: Note, status?: number): PageAnswer {
	const { state, language, url, now } = setting;
	const words = texts[language];
	const isOver = note === 'expired' || (state.expiresAt !== null && now >= state.expiresAt);
	const shown = note ?? (isOver ? 'expired' : undefined);
	const onlyNewCode = isOver && state.resendsLeft > 0;
	const parts = [
		`<p>${escaped(state.text || words.sentTo(state.phoneEnding))}</p>`,
		shown === undefined ? '' : noteHtml(shown, noteText(setting, shown)),
		onlyNewCode ? '' : pinForm(setting, shown),
		state.resendsLeft > 0 ? resendForm(setting) : '',
	];
	return documentOf({
		status: status ?? (note === undefined ? 200 : statuses[note]),
		language,
		title: state.title || words.title,
		main: parts.filter((part) => part !== '').join('\n'),
		formTargets: [url, ...(state.redirectUrl === '' ? [] : [state.redirectUrl])],
		...(note === 'tooEarly' && { retryAfter: secondsToResend(state, now) }),
	});
}

function noteText({ state, language, now }: PageSetting, note: Note): string {
	const { notes } = texts[language];
	if (note === 'tooEarly') return notes.tooEarly(secondsToResend(state, now));
	return note === 'shared' ? notes.shared(state.phoneEnding) : notes[note];
}

const noteHtml = (note: Note, text: string): string =>
	`<p id="note" role="alert" class="${good.has(note) ? 'good' : 'bad'}">${escaped(text)}</p>`;

/** Names what the form asks for, and the wait that it belongs to. */
const formStart = ({ url, number }: PageSetting, action: 'verify' | 'resend'): string =>
	`<form method="post" action="${escaped(url)}">
<input type="hidden" name="action" value="${action}">
<input type="hidden" name="${waitNumberField}" value="${escaped(number)}">`;

function pinForm(setting: PageSetting, note: Note | undefined): string {
	const { state, language, now } = setting;
	const words = texts[language];
	const end = state.expiresAt === null ? now : Math.min(state.expiresAt, state.until);
	const minutes = Math.ceil((end - now) / 60_000);
	const hint = [words.tries(state.triesLeft), minutes > 0 ? words.valid(minutes) : ''];
	const described = note === undefined ? 'left' : 'note left';
	const invalid = note !== undefined && atPin.has(note) ? ' aria-invalid="true"' : '';
	return `${formStart(setting, 'verify')}
<label for="pin">${escaped(words.label)}</label>
<input id="pin" name="pin" type="text" inputmode="numeric" autocomplete="one-time-code" maxlength="20" required autofocus aria-describedby="${described}"${invalid}>
<p id="left" class="hint">${escaped(hint.join(' ').trim())}</p>
<button type="submit">${escaped(words.confirm)}</button>
</form>`;
}

function resendForm(setting: PageSetting): string {
	const words = texts[setting.language];
	return `${formStart(setting, 'resend')}
<p class="hint">${escaped(words.noSms)}</p>
<button type="submit" class="second">${escaped(words.resend)}</button>
</form>`;
}

/** How a wait ended: the phone is confirmed, it is not, or nothing is waited for (any more); `earlier`: but another is. */
export type End = 'done' | 'refused' | 'gone' | 'earlier';

export function lastPage(end: End, language: Language): PageAnswer {
	const { title, text } = texts[language][end];
	return documentOf({
		status: end === 'gone' || end === 'earlier' ? 410 : 200,
		language,
		title,
		main: `<p role="status">${escaped(text)}</p>`,
		formTargets: [],
	});
}

/** Sends the browser on; 303, so that it asks for the next page with GET. */
export const redirectTo = (address: string): PageAnswer => ({
	status: 303,
	headers: { location: address, 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' },
	body: '',
});
