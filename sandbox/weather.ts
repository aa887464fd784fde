import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { setTimeout as pause } from 'node:timers/promises';
import { TLSSocket } from 'node:tls';
import type { OrderedFaults, RequestWeather } from './faults';

type Spoiled = Exclude<RequestWeather, { kind: 'delay' }>;

/** Stands for the answer that never came where a vendor did not act and yet half an answer is asked for. */
const neverWholeAnswer = JSON.stringify({ status: 'OK', note: 'This answer is cut in two.' });

/**
 * Applies the ordered faults to requests with an arrival in the journal: before the handler if the vendor is
 * not to act, else in place of the handler's answer. Weather of kind `code` is the doubles' own part.
 */
export function bringWeather(app: FastifyInstance, faults: OrderedFaults): void {
	const afterwards = new WeakMap<FastifyRequest, Spoiled>();
	const closing = new AbortController();
	app.addHook('preClose', async () => closing.abort());

	app.addHook('onRequest', async (request, reply) => {
		const weather = request.arrival && faults.takeWeather(request.arrival);
		if (!weather) return;
		if (weather.kind === 'delay') {
			await pause(weather.milliseconds, undefined, { signal: closing.signal });
		} else if (weather.acted) {
			afterwards.set(request, weather);
		} else {
			await insteadOfHandler(reply, weather);
		}
	});

	app.addHook('onSend', async (request, reply, payload) => {
		const weather = afterwards.get(request);
		return weather ? await insteadOfAnswer(reply, weather, asBuffer(payload)) : payload;
	});
}

async function insteadOfHandler(reply: FastifyReply, weather: Spoiled): Promise<void> {
	switch (weather.kind) {
		case 'status':
		case 'body':
			await reply.headers(headersOf(weather)).code(statusOf(weather, 200)).send(bodyOf(weather));
			return;
		default:
			reply.hijack();
			spoil(reply, weather, Buffer.from(neverWholeAnswer));
	}
}

function insteadOfAnswer(
	reply: FastifyReply,
	weather: Spoiled,
	answer: Buffer,
): Promise<string> | string {
	switch (weather.kind) {
		case 'status':
		case 'body':
			for (const name of Object.keys(reply.getHeaders())) reply.removeHeader(name);
			reply.headers(headersOf(weather)).code(statusOf(weather, reply.statusCode));
			return bodyOf(weather);
		default:
			spoil(reply, weather, answer);
			return new Promise<never>(() => {});
	}
}

function spoil(
	reply: FastifyReply,
	weather: Extract<Spoiled, { kind: 'hang' | 'reset' | 'truncated' | 'drip' }>,
	answer: Buffer,
): void {
	const { socket } = reply.raw;
	if (weather.kind === 'hang') return;
	if (weather.kind === 'drip') {
		void drip(reply, weather.everyMs, answer);
		return;
	}
	if (weather.kind === 'reset') {
		// A TLS connection has no reset of its own; ending without a farewell looks the same to its client.
		if (socket instanceof TLSSocket) socket.destroy();
		else socket?.resetAndDestroy();
		return;
	}
	reply.raw.writeHead(reply.statusCode, {
		'content-type': String(reply.getHeader('content-type') ?? 'application/json'),
		'content-length': answer.length,
	});
	reply.raw.write(answer.subarray(0, answer.length >> 1), () => socket?.destroy());
}

async function drip(reply: FastifyReply, everyMs: number, answer: Buffer): Promise<void> {
	const { raw } = reply;
	raw.writeHead(reply.statusCode, {
		'content-type': String(reply.getHeader('content-type') ?? 'application/json'),
	});
	for (const character of answer) {
		await pause(everyMs);
		if (raw.destroyed) return;
		raw.write(Buffer.of(character));
	}
	raw.end();
}

type Replaced = Extract<Spoiled, { kind: 'status' | 'body' }>;

const statusOf = (weather: Replaced, otherwise: number) => weather.status ?? otherwise;

const bodyOf = (weather: Replaced) => weather.body ?? '';

function headersOf(weather: Replaced): Record<string, string> {
	const contentType =
		weather.kind === 'body' ? weather.contentType : guessedContentType(bodyOf(weather));
	return { 'content-type': contentType, ...(weather.kind === 'status' ? weather.headers : {}) };
}

const guessedContentType = (body: string) =>
	/^\s*[[{]/.test(body) ? 'application/json' : 'text/html; charset=utf-8';

function asBuffer(payload: unknown): Buffer {
	if (Buffer.isBuffer(payload)) return payload;
	return Buffer.from(typeof payload === 'string' ? payload : '');
}
