import type { WaitingRun } from '../../shared/execution/waitingRun';
import { nobodyAnswered } from '../../shared/failures/dqeReplyCatalogue';
import { toDqePhone } from '../../shared/values/phone';
import { openedSecret, type Waiting } from './waiting';

const minute = 60_000;

/** Where neither the user nor DQE says how long a code can be used. */
const usualLife = 10 * minute;

type Start = Pick<Waiting, 'limit' | 'sentAt' | 'expiresAt' | 'resendsLeft'>;

/**
 * When the workflow goes on by itself: after the user's limit, or else a minute after the last code that may be sent
 * has expired. Said once, because n8n may hold on to the time of the first pause.
 */
export function untilOf({ limit, sentAt, expiresAt, resendsLeft }: Start): number {
	if (limit > 0) return sentAt + limit * minute;
	const life = expiresAt === null ? usualLife : expiresAt - sentAt;
	return sentAt + life * (resendsLeft + 1) + minute;
}

/**
 * Has n8n wait for the page.
 * @returns the output that the editor shows meanwhile
 */
export async function pauseFor(waiting: WaitingRun, state: Waiting): Promise<object> {
	const until = new Date(state.until);
	const phone = toDqePhone(openedSecret(waiting.seal, state).request.phone);
	const { checks, codesSent } = state;
	await waiting.pause(state, until, {
		replied: false,
		timedOut: true,
		verified: false,
		phone,
		reason: state.trouble || nobodyAnswered,
		checks,
		codesSent,
	});
	return { replied: false, timedOut: false, verified: false, phone, checks, codesSent };
}
