import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Readable } from 'node:stream';
import type { Arrival, VendorName, World } from './contract';

/** Address of a vendor on the sandbox's server: the first part of the path. */
export const vendorPrefixes: ReadonlyArray<readonly [VendorName, string]> = [
	['dqe', '/dqe'],
	['bridge', '/bridge'],
	['ovip', '/ovip'],
];

/**
 * Notes every request to a vendor before anybody can refuse it: a test that asks what was on the wire must
 * also see requests with a wrong token, a wrong path or an unreadable body.
 */
export function keepJournal(app: FastifyInstance, world: World): void {
	const bodies = new WeakMap<FastifyRequest, Buffer>();
	app.decorateRequest('arrival');

	app.addHook('onRequest', async (request) => {
		const place = vendorPrefixes.find(
			([, prefix]) => request.url === prefix || request.url.startsWith(`${prefix}/`),
		);
		if (!place) return;
		const [vendor, prefix] = place;
		const body = await wholeBody(request);
		bodies.set(request, body);
		const arrival: Arrival = {
			vendor,
			at: world.clock.now(),
			method: request.method,
			path: request.url.slice(prefix.length),
			headers: flatHeaders(request),
			body: body.toString('utf8'),
			acted: false,
		};
		request.arrival = arrival;
		world.arrivals.push(arrival);
		world.changed(`${request.method} request to ${vendor}`);
	});

	// The journal has read the socket; the parsers read what it kept.
	app.addHook('preParsing', async (request, _reply, payload) => {
		const body = bodies.get(request);
		if (!body) return payload;
		const again = new Readable({ read() {} });
		if (body.length > 0) again.push(body);
		again.push(null);
		return again;
	});
}

/** What came of the body, also if the caller broke off. */
function wholeBody({ raw }: FastifyRequest): Promise<Buffer> {
	const chunks: Buffer[] = [];
	return new Promise((resolve) => {
		const done = () => resolve(Buffer.concat(chunks));
		raw.on('data', (chunk: Buffer) => chunks.push(chunk));
		raw.once('end', done);
		raw.once('error', done);
		raw.once('close', done);
	});
}

const flatHeaders = ({ headers }: FastifyRequest): Record<string, string> =>
	Object.fromEntries(
		Object.entries(headers).flatMap(([name, value]) =>
			value === undefined ? [] : [[name, Array.isArray(value) ? value.join(', ') : value]],
		),
	);
