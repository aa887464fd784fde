import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { VendorDouble, World } from '../contract';
import { orderedAnswer, refusal, type Answer } from './answers';
import { administer } from './admin';
import { certificates, type Certificates } from './certificates';
import { isWelcome } from './authorisation';
import { OvipState } from './state';
import {
	addSubscriptions,
	checkEligibility,
	listSubscriptions,
	removeSubscriptions,
} from './subscriptions';
import { TlsGateway, type Refusal } from './tlsGateway';

export type { Certificates, Identity } from './certificates';
export { ineligibleVin, sandboxPartner, type OvipRules, type OvipService } from './state';
export type { Refusal } from './tlsGateway';

/** Path of the interface below `/ovip`; a base URL has it at its end. */
export const basePath = '/applications/portail-ovip/v2';

/** Room for a list of every car a service can have: no limit is published. */
const bodyLimit = 64 * 1024 * 1024;

const shownSubscribers = 20;

interface Endpoint {
	readonly method: 'GET' | 'POST' | 'DELETE';
	readonly path: '/eligibility' | '/subscriptions';
	readonly answer: (state: OvipState, request: FastifyRequest) => Answer;
}

const endpoints: Readonly<Record<'check' | 'list' | 'add' | 'remove', Endpoint>> = {
	check: {
		method: 'GET',
		path: '/eligibility',
		answer: (state, { query }) => checkEligibility(state, member(query, 'vin')),
	},
	list: {
		method: 'GET',
		path: '/subscriptions',
		answer: (state, { query }) => listSubscriptions(state, member(query, 'service')),
	},
	add: {
		method: 'POST',
		path: '/subscriptions',
		answer: (state, request) => addSubscriptions(state, jsonText(request)),
	},
	remove: {
		method: 'DELETE',
		path: '/subscriptions',
		answer: (state, request) => removeSubscriptions(state, jsonText(request)),
	},
};
export type OvipEndpoint = keyof typeof endpoints;

/**
 * Portail OVIP as Stellantis documents it, on the sandbox's plain HTTP port and behind a gateway with mutual TLS:
 * https://developer.groupe-psa.io/webportal/v1/advanced-features/user-subscription/
 */
export class OvipDouble extends OvipState implements VendorDouble {
	private gateway: TlsGateway | undefined;

	constructor(private readonly world: World) {
		super();
	}

	routes(app: FastifyInstance): void {
		this.gateway = new TlsGateway(
			(request, response) => app.routing(request, response),
			app.prefix,
		);
		app.removeAllContentTypeParsers();
		app.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) =>
			done(null, body),
		);
		for (const endpoint of Object.values(endpoints)) {
			app.route({
				method: endpoint.method,
				url: `${basePath}${endpoint.path}`,
				bodyLimit,
				handler: (request, reply) => this.handle(endpoint, request, reply),
			});
		}
		app.setNotFoundHandler((_request, reply) => {
			answerWith(reply, refusal(404, 'No such address', this.rules));
		});
	}

	/** `GET /sandbox/ovip`, and the PEM files of a client: `GET /sandbox/ovip/ca.pem`, `client.pem`, `client.key`. */
	admin(app: FastifyInstance): void {
		administer(app, () => this.snapshot());
	}

	/** Opens the port with mutual TLS on any free port; its certificates are made when somebody connects. */
	async listenTls(host: string): Promise<number> {
		return this.opened.listen(host);
	}

	/** What a client needs on the TLS port, and what it must not have; made on first use, once per process. */
	async certificates(): Promise<Certificates> {
		return certificates();
	}

	/** How the gateway turns away who has no good certificate; applies to new connections. */
	get refusal(): Refusal {
		return this.opened.refusal;
	}

	set refusal(refusal: Refusal) {
		this.opened.refusal = refusal;
	}

	/** How many requests of each kind have arrived, whatever became of them. */
	get requests(): Readonly<Record<OvipEndpoint, number>> {
		const count = ({ method, path }: Endpoint) =>
			this.world.arrivals.filter(
				(arrival) =>
					arrival.vendor === 'ovip' &&
					arrival.method === method &&
					arrival.path.split('?', 1).join() === `${basePath}${path}`,
			).length;
		const { check, list, add, remove } = endpoints;
		return { check: count(check), list: count(list), add: count(add), remove: count(remove) };
	}

	override reset(): void {
		super.reset();
		this.gateway?.reset();
	}

	snapshot(): unknown {
		return {
			services: [...this.services].map(([code, { name, subscribers }]) => ({
				code,
				name,
				count: subscribers.size,
				subscribers: [...subscribers].slice(0, shownSubscribers),
			})),
		};
	}

	async close(): Promise<void> {
		await this.gateway?.close();
	}

	private get opened(): TlsGateway {
		if (!this.gateway) throw new Error('Portail OVIP has no routes yet');
		return this.gateway;
	}

	private handle(endpoint: Endpoint, request: FastifyRequest, reply: FastifyReply): FastifyReply {
		const call = `${endpoint.method} ${basePath}${endpoint.path}`;
		const ordered = this.world.faults.takeCode('ovip', call);
		if (ordered) return answerWith(reply, orderedAnswer(ordered, this.rules));
		const clientId = member(request.query, 'client_id');
		if (!isWelcome(this, clientId, request.headers.authorization)) {
			return answerWith(reply, refusal(401, 'Client id or login not accepted', this.rules));
		}
		const answer = endpoint.answer(this, request);
		if (answer.acted) {
			if (request.arrival) request.arrival.acted = true;
			this.world.changed(`Portail OVIP acted on ${endpoint.method} ${endpoint.path}`);
		}
		return answerWith(reply, answer);
	}
}

function answerWith(reply: FastifyReply, { status, body }: Answer): FastifyReply {
	reply.code(status);
	if (body === undefined) return reply.send();
	return typeof body === 'string'
		? reply.type('text/html; charset=utf-8').send(body)
		: reply.type('application/json; charset=utf-8').send(JSON.stringify(body));
}

/** The body of a request that says it is JSON. */
const jsonText = ({ headers, body }: FastifyRequest): string | undefined =>
	/^application\/json\b/i.test(headers['content-type'] ?? '') && typeof body === 'string'
		? body
		: undefined;

/** A query parameter; a list where it was given twice, which is none of the forms published. */
const member = (query: unknown, name: string): unknown =>
	typeof query === 'object' && query !== null
		? Object.getOwnPropertyDescriptor(query, name)?.value
		: undefined;
