/**
 * The vendors, in a process of their own: the sandbox's rules for GDPR_VERIF and for Portail OVIP's subscriptions on a
 * bare HTTP server, without the sandbox's journal, faults and live page, so that it never is what a measurement waits
 * for. Started and commanded by `VendorProcess`.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { Server } from 'node:net';
import { noChannels } from '../sandbox/dqe/answers';
import { DqeState } from '../sandbox/dqe/state';
import { verifyPin } from '../sandbox/dqe/verify';
import type { Answer } from '../sandbox/ovip/answers';
import { isWelcome } from '../sandbox/ovip/authorisation';
import { certificates } from '../sandbox/ovip/certificates';
import { OvipState } from '../sandbox/ovip/state';
import { addSubscriptions } from '../sandbox/ovip/subscriptions';
import { Meter } from './meter';
import { customer, many } from './population';
import { isOrder, type Conditions, type Order, type Report, type Traffic } from './vendorMessages';

const clock = { now: () => Date.now(), advance: () => undefined };
const hour = 3_600_000;

const dqe = new DqeState(clock);
const ovip = new OvipState();
let conditions: Conditions = { customers: 0, latencyMs: 0 };
let closedUntil = 0;

const meter = new Meter();

function handle(request: IncomingMessage, response: ServerResponse): void {
	bodyOf(request, (body) => {
		const answer = refusalOfLimit() ?? answerTo(request, body);
		if (conditions.latencyMs === 0) send(response, answer);
		else setTimeout(() => send(response, answer), conditions.latencyMs);
	});
}

function answerTo({ method, url = '' }: IncomingMessage, body: string): AnswerWithHeaders {
	const { pathname, searchParams } = new URL(url, 'http://vendor');
	switch (`${method} ${pathname}`) {
		case 'POST /GDPR_VERIF/': {
			const form = new Map(new URLSearchParams(body));
			return { status: 200, body: verifyPin(dqe, form, clock.now(), () => undefined) };
		}
		case 'POST /applications/portail-ovip/v2/subscriptions':
			return isWelcome(ovip, searchParams.get('client_id'), undefined)
				? addSubscriptions(ovip, body)
				: { status: 401 };
		default:
			return { status: 404 };
	}
}

interface AnswerWithHeaders extends Answer {
	readonly headers?: Readonly<Record<string, string>>;
}

function refusalOfLimit(): AnswerWithHeaders | undefined {
	const { limit } = conditions;
	if (limit === undefined) return undefined;
	const now = Date.now();
	if (closedUntil === 0 && meter.read.requests > limit.afterRequests) {
		closedUntil = now + limit.seconds * 1000;
	}
	if (now >= closedUntil) return undefined;
	meter.turnedAway();
	return { status: 429, headers: { 'retry-after': String(limit.seconds) } };
}

function send(response: ServerResponse, { status, headers, body }: AnswerWithHeaders): void {
	const text = body === undefined ? '' : JSON.stringify(body);
	response.writeHead(status, {
		...headers,
		...(text !== '' && { 'content-type': 'application/json' }),
		'content-length': Buffer.byteLength(text),
	});
	response.end(text);
}

function bodyOf(request: IncomingMessage, done: (body: string) => void): void {
	let text = '';
	request.setEncoding('utf8');
	request.on('data', (chunk: string) => (text += chunk));
	request.once('end', () => done(text));
}

function begin(next: Conditions): void {
	conditions = next;
	closedUntil = 0;
	dqe.reset();
	ovip.reset();
	for (const { phone, smsToken, pin } of many(next.customers, customer)) {
		dqe.confirmations.set(smsToken, {
			phone,
			pin,
			channels: noChannels,
			expiresAt: clock.now() + hour,
			wrongTries: 0,
			used: false,
		});
	}
	meter.restart();
}

const traffic = (): Traffic => ({
	...meter.read,
	verified: [...dqe.confirmations.values()].filter(({ used }) => used).length,
	subscribed: [...ovip.services.values()].reduce(
		(sum, { subscribers }) => sum + subscribers.size,
		0,
	),
});

async function obey(order: Order): Promise<void> {
	if ('conditions' in order) {
		await meter.quiet();
		begin(order.conditions);
	}
	report({ traffic: traffic() });
}

const report = (what: Report) => process.send?.(what);

process.on('message', (order) => {
	if (isOrder(order)) void obey(order);
});
// Without the bench there is nobody to answer.
process.once('disconnect', () => process.exit());

async function listen(server: Server): Promise<number> {
	return await new Promise((resolve, reject) => {
		server.once('error', reject).listen(0, '127.0.0.1', () => {
			const address = server.address();
			if (address === null || typeof address === 'string') reject(new Error('Not listening'));
			else resolve(address.port);
		});
	});
}

async function main(): Promise<void> {
	const { ca, server, client } = await certificates();
	const plain = createServer(handle);
	const tls = createHttpsServer({ ...server, ca, requestCert: true }, handle);
	for (const one of [plain, tls]) {
		// A connection may stay open between two runs, as at a vendor's.
		one.keepAliveTimeout = 60_000;
		meter.watch(one);
	}
	report({ place: { port: await listen(plain), tlsPort: await listen(tls), ca, ...client } });
}

main().catch((error: unknown) => {
	process.stderr.write(`${String(error)}\n`);
	process.exit(1);
});
