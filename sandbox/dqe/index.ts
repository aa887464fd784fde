import formbody from '@fastify/formbody';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { OrderedCode, VendorDouble, World } from '../contract';
import { accessToken } from './accessToken';
import { messageErrors, verifyErrors } from './answers';
import { authorisationOf, bearerRejected } from './authorisation';
import { refusal, sendMessage } from './message';
import { parametersOf } from './parameters';
import { DqeState } from './state';
import { verifyAnswerWith, verifyPin } from './verify';

export { sandboxClient, sandboxLicence, type OperatorStatus, type Standing } from './state';

/**
 * DQE's SMS Phone Confirmation as its help centre describes it: `/GDPR_MSG/`, `/GDPR_VERIF/` and
 * `/oauth/access_token/`, each by GET and by POST of a form; refusals come with HTTP 200 and an `errors` map.
 */
export class DqeDouble extends DqeState implements VendorDouble {
	constructor(private readonly world: World) {
		super(world.clock);
	}

	async routes(app: FastifyInstance): Promise<void> {
		// Nothing but a form is read: with any other body every parameter is missing.
		app.removeAllContentTypeParsers();
		await app.register(formbody);
		app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, _body, done) => done(null));

		const method = ['GET', 'POST'];
		app.route({ method, url: '/GDPR_MSG/', handler: (...of) => this.message(...of) });
		app.route({ method, url: '/GDPR_VERIF/', handler: (...of) => this.verify(...of) });
		app.route({ method, url: '/oauth/access_token/', handler: (...of) => this.token(...of) });
		app.setNotFoundHandler((_request, reply) => {
			void reply.code(404).type('text/html').send('<h1>Not Found</h1>');
		});
	}

	snapshot(): unknown {
		return {
			internalFault: this.internalFault,
			confirmations: [...this.confirmations.values()].map((confirmation) => ({
				phone: `••${confirmation.phone.slice(-2)}`,
				expiresAt: new Date(confirmation.expiresAt).toISOString(),
				wrongTries: confirmation.wrongTries,
				verified: confirmation.used,
			})),
		};
	}

	close(): void {}

	private message(request: FastifyRequest, reply: FastifyReply): unknown {
		const parameters = parametersOf(request);
		const ordered = this.orderedCode(request, '/GDPR_MSG/');
		if (ordered) {
			return refusal(parameters, orderedErrors(ordered, messageErrors), this.clock.now());
		}
		const authorisation = authorisationOf(this, request, parameters.get('Licence'));
		if (authorisation === 'tokenRejected') return rejectToken(reply);
		return sendMessage(this.world, this, parameters, authorisation, () => this.acted(request));
	}

	private verify(request: FastifyRequest, reply: FastifyReply): unknown {
		const parameters = parametersOf(request);
		const now = this.clock.now();
		const ordered = this.orderedCode(request, '/GDPR_VERIF/');
		if (ordered) {
			const errors = orderedErrors(ordered, verifyErrors);
			return verifyAnswerWith(parameters, ordered.code, errors, now);
		}
		if (bearerRejected(this, request)) return rejectToken(reply);
		return verifyPin(this, parameters, now, () => this.acted(request));
	}

	private token(request: FastifyRequest, reply: FastifyReply): unknown {
		const { status, body } = accessToken(this, parametersOf(request), this.clock.now());
		if (status === 200) this.acted(request);
		return reply.code(status).send(body);
	}

	private acted({ arrival, routeOptions }: FastifyRequest): void {
		if (arrival) arrival.acted = true;
		this.world.changed(`DQE acted on ${routeOptions.url}`);
	}

	private orderedCode({ method }: FastifyRequest, path: string): OrderedCode | undefined {
		return this.world.faults.takeCode('dqe', `${method} ${path}`);
	}
}

function orderedErrors(
	{ code, label }: OrderedCode,
	published: Readonly<Record<string, string>>,
): Record<string, string> {
	return { [code]: `${code} - ${label ?? published[code] ?? 'Unknown'}` };
}

/** DQE does not describe the refusal of a token: RFC 6750's (our choice). */
const rejectToken = (reply: FastifyReply): FastifyReply =>
	reply.code(401).header('www-authenticate', 'Bearer error="invalid_token"').send({
		error: 'invalid_token',
		error_description: 'The access token is unknown or has expired',
	});
