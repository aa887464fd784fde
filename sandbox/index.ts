import Fastify, { type FastifyInstance } from 'fastify';
import type { AddressInfo } from 'node:net';
import { adminRoutes } from './admin';
import { createBridge, type BridgeDouble } from './bridge';
import { connections } from './connections';
import type { VendorDouble, World } from './contract';
import { DqeDouble } from './dqe';
import type { OrderedFaults } from './faults';
import { keepJournal } from './journal';
import { LiveStream } from './live';
import { basePath, OvipDouble } from './ovip';
import { pageRoutes } from './page';
import { stateOf } from './state';
import { bringWeather } from './weather';
import { SandboxWorld } from './world';

export interface SandboxUrls {
	/** Live page; the admin routes are below `/sandbox`. */
	readonly page: string;
	/** DQE's server address. */
	readonly dqe: string;
	/** Mobile SDK bridge. */
	readonly bridge: string;
	/** Base URL of Portail OVIP; the same behind a gateway that asks for a client certificate. */
	readonly ovip: string;
	readonly ovipTls: string;
}

/** The vendors as local services, with the phones and cars of their customers. */
export interface Sandbox extends World {
	readonly faults: OrderedFaults;
	readonly url: SandboxUrls;
	readonly dqe: DqeDouble;
	readonly bridge: BridgeDouble;
	readonly ovip: OvipDouble;
	/** Everything as at the start: state of all doubles, SMS, faults, journal and clock. */
	reset(): void;
	/** Ends at once, also with hanging requests and open connections. */
	close(): Promise<void>;
}

export interface SandboxOptions {
	/** 0 or absent: any free one. */
	readonly port?: number;
	readonly host?: '127.0.0.1';
	/** Milliseconds since the epoch: the clock starts there and moves only when it is advanced. */
	readonly clockStandsAt?: number;
}

/** Starts all doubles on one HTTP server of this machine. Rejects with `EADDRINUSE` if the port is taken. */
export async function startSandbox({
	port = 0,
	host = '127.0.0.1',
	clockStandsAt,
}: SandboxOptions = {}): Promise<Sandbox> {
	const world = new SandboxWorld(clockStandsAt);
	const dqe = new DqeDouble(world);
	const bridge = createBridge(world);
	const ovip = new OvipDouble(world);
	const doubles: Readonly<Record<string, VendorDouble>> = { dqe, bridge, ovip };

	const app = newServer();
	let tlsPort = 0;
	const urls = () => urlsOf(app, tlsPort);
	const state = () => stateOf(world, doubles, connections(urls()));
	const live = new LiveStream(state);
	world.onChange = (what) => live.changed(what);

	const reset = () => {
		world.reset();
		for (const double of Object.values(doubles)) double.reset();
		world.changed('Sandbox reset');
	};

	keepJournal(app, world);
	bringWeather(app, world.faults);
	pageRoutes(app);
	await app.register(
		async (scope) => {
			adminRoutes(scope, world, { state, reset });
			live.routes(scope);
		},
		{ prefix: '/sandbox' },
	);
	await app.register(async (scope) => bridge.admin(scope));
	await app.register(async (scope) => ovip.admin(scope));
	for (const [name, double] of Object.entries(doubles)) {
		await app.register(async (scope) => double.routes(scope), { prefix: `/${name}` });
	}
	await app.listen({ port, host });
	tlsPort = await ovip.listenTls(host);

	return {
		clock: world.clock,
		phones: world.phones,
		faults: world.faults,
		arrivals: world.arrivals,
		changed: (what) => world.changed(what),
		url: urls(),
		dqe,
		bridge,
		ovip,
		reset,
		close: async () => {
			await Promise.all(Object.values(doubles).map(async (double) => double.close()));
			await app.close();
		},
	};
}

const newServer = (): FastifyInstance =>
	Fastify({
		forceCloseConnections: true,
		// A HEAD that ran the handler of a GET would send an SMS.
		exposeHeadRoutes: false,
		// A request is taken as it is sent or refused: nothing is coerced, dropped or filled in.
		ajv: {
			customOptions: {
				coerceTypes: false,
				removeAdditional: false,
				useDefaults: false,
				discriminator: true,
			},
		},
	});

function urlsOf({ server }: FastifyInstance, tlsPort: number): SandboxUrls {
	const { address, port } = tcpAddress(server.address());
	const page = `http://${address}:${port}`;
	return {
		page,
		dqe: `${page}/dqe`,
		bridge: `${page}/bridge`,
		ovip: `${page}/ovip${basePath}`,
		ovipTls: `https://${address}:${tlsPort}/ovip${basePath}`,
	};
}

function tcpAddress(address: AddressInfo | string | null): AddressInfo {
	if (address === null || typeof address === 'string')
		throw new Error('The sandbox is not listening');
	return address;
}
