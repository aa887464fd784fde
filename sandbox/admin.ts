import type { FastifyInstance } from 'fastify';
import type { Fault } from './contract';
import { faultSchema } from './faultSchema';
import type { SandboxWorld } from './world';

const clockSchema = {
	type: 'object',
	required: ['advanceSeconds'],
	additionalProperties: false,
	properties: { advanceSeconds: { type: 'number', minimum: 0, maximum: 10 * 365 * 24 * 3600 } },
} as const;

/** What a person or a script may do to the sandbox from outside, below `/sandbox`. */
export function adminRoutes(
	app: FastifyInstance,
	world: SandboxWorld,
	{ state, reset }: { readonly state: () => unknown; readonly reset: () => void },
): void {
	// Callers that send no body announce all sorts of types for it.
	app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, _body, done) => done(null));

	app.get('/state', () => state());

	app.get<{ Params: { number: string } }>('/phones/:number/messages', ({ params }) =>
		world.phones.messagesOf(params.number),
	);

	app.post<{ Body: Fault }>(
		'/faults',
		{ schema: { body: faultSchema } },
		async ({ body }, reply) => {
			world.faults.order(body);
			world.changed(`Fault ordered for ${body.vendor}: ${body.weather.kind}`);
			return reply.code(204).send();
		},
	);

	app.delete('/faults', async (_request, reply) => {
		world.faults.clear();
		world.changed('Faults cleared');
		return reply.code(204).send();
	});

	app.post<{ Body: { advanceSeconds: number } }>(
		'/clock',
		{ schema: { body: clockSchema } },
		({ body }) => {
			world.clock.advance(body.advanceSeconds * 1000);
			return { now: new Date(world.clock.now()).toISOString() };
		},
	);

	app.post('/reset', async (_request, reply) => {
		reset();
		return reply.code(204).send();
	});
}
