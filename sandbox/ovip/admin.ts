import type { FastifyInstance } from 'fastify';
import { certificates, type Certificates } from './certificates';

/** What a newcomer pastes into the credential. */
const files: Readonly<Record<string, (all: Certificates) => string>> = {
	'ca.pem': ({ ca }) => ca,
	'client.pem': ({ client }) => client.cert,
	'client.key': ({ client }) => client.key,
};

/** `GET /sandbox/ovip` and the PEM files below it. */
export function administer(app: FastifyInstance, snapshot: () => unknown): void {
	app.get('/sandbox/ovip', () => snapshot());
	for (const [name, textOf] of Object.entries(files)) {
		app.get(`/sandbox/ovip/${name}`, async (_request, reply) =>
			reply.type('application/x-pem-file').send(textOf(await certificates())),
		);
	}
}
