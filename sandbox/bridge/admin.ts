import Ajv2020 from 'ajv/dist/2020';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { ImpossibleChange, type Car } from './cars/car';
import {
	carActions,
	chargeModes,
	chargers,
	engines,
	ignitions,
	openings,
	type CarState,
} from './cars/carState';
import { reasons } from './http/contract';
import { nationalPhone } from './pims/parameters';
import {
	brokerStates,
	carKeyChecks,
	inWeboStates,
	keptOnPhone,
	serverStates,
	webViewStates,
	type Account,
	type SdkState,
} from './pims/sdkState';
import type { BridgeSession } from './session';

const flag = { type: 'boolean' };
const text = { type: 'string', minLength: 1, maxLength: 80 };
const oneOf = (values: readonly (string | null)[]) => ({ enum: values });
const some = (values: readonly string[]) => ({
	type: 'array',
	items: oneOf(values),
	uniqueItems: true,
});
const patch = (properties: object) => ({
	type: 'object',
	additionalProperties: false,
	minProperties: 1,
	properties,
});

/** What the live page and a demonstration may change of a car. */
const carPatch = patch({
	label: text,
	engine: oneOf(engines),
	ignition: oneOf(ignitions),
	asleep: flag,
	deepSleep: flag,
	unreachable: flag,
	plugged: flag,
	charger: oneOf(chargers),
	charging: flag,
	batteryPercent: { type: 'integer', minimum: 0, maximum: 100 },
	chargeLimitPercent: { type: 'integer', minimum: 1, maximum: 100 },
	deferredTime: text,
	chargeMode: oneOf(chargeModes),
	immediateChargeDemanded: flag,
	deferredTimeJustChanged: flag,
	preconditioning: flag,
	preconditioningFault: flag,
	reportsUnsetSlots: flag,
	locked: flag,
	open: some(openings),
	privacy: flag,
	busyWith: oneOf([...carActions, null]),
});

interface SessionPatch extends Partial<Omit<SdkState, 'account' | 'network' | 'outdated'>> {
	readonly internet?: boolean;
	readonly outdated?: Array<(typeof keptOnPhone)[number]>;
	readonly account?: Partial<Pick<Account, 'loggedIn' | 'deviceActivated' | 'carKey'>> & {
		readonly trustedPhone?: string | null;
	};
}

const sessionPatch = patch({
	initialised: flag,
	coreConfigured: flag,
	componentConfigured: flag,
	internalFault: flag,
	internet: flag,
	server: oneOf(serverStates),
	broker: oneOf(brokerStates),
	inWebo: oneOf(inWeboStates),
	strongAuthentication: oneOf(['valid', 'expired']),
	webView: oneOf(webViewStates),
	carKeyCheck: oneOf(carKeyChecks),
	refusals: oneOf(['signal', 'atOnce']),
	outdated: some(keptOnPhone),
	account: patch({
		loggedIn: flag,
		deviceActivated: flag,
		carKey: flag,
		trustedPhone: { type: ['string', 'null'], pattern: nationalPhone.source },
	}),
});

export interface Administered {
	readonly car: (vin: string) => Car | undefined;
	readonly session: (id: string) => BridgeSession | undefined;
	readonly snapshot: () => unknown;
}

/** Buttons and switches of the live page; without a token, the sandbox listens on this machine only. */
export function administer(app: FastifyInstance, bridge: Administered): void {
	const ajv = new Ajv2020({ allowUnionTypes: true });
	const isCarPatch = ajv.compile<Partial<CarState>>(carPatch);
	const isSessionPatch = ajv.compile<SessionPatch>(sessionPatch);
	const refuse = (reply: FastifyReply, status: number, message: string) =>
		reply.code(status).send({ message });

	app.get('/sandbox/bridge', async () => bridge.snapshot());

	app.patch<{ Params: { vin: string } }>('/sandbox/bridge/cars/:vin', async (request, reply) => {
		const car = bridge.car(request.params.vin);
		if (!car) return refuse(reply, 404, 'There is no such car');
		const { body } = request;
		if (!isCarPatch(body)) return refuse(reply, 400, reasons('body', isCarPatch));
		try {
			car.set(body);
		} catch (error) {
			if (error instanceof ImpossibleChange) return refuse(reply, 409, error.message);
			throw error;
		}
		return bridge.snapshot();
	});

	app.patch<{ Params: { id: string } }>('/sandbox/bridge/sessions/:id', async (request, reply) => {
		const session = bridge.session(request.params.id);
		if (!session) return refuse(reply, 404, 'There is no such session');
		const { body } = request;
		if (!isSessionPatch(body)) return refuse(reply, 400, reasons('body', isSessionPatch));
		apply(session.sdk.state, body);
		return bridge.snapshot();
	});
}

function apply(state: SdkState, { account, internet, outdated, ...switches }: SessionPatch): void {
	Object.assign(state, switches);
	if (internet !== undefined) state.network.internet = internet;
	if (outdated) {
		state.outdated.clear();
		for (const kept of outdated) state.outdated.add(kept);
	}
	if (!account) return;
	const { trustedPhone, ...rest } = account;
	Object.assign(state.account, rest);
	if (trustedPhone !== undefined) state.account.trustedPhone = trustedPhone ?? undefined;
}
