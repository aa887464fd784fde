import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { Sandbox } from '../../sandbox';
import type { VendorName } from '../../sandbox/contract';
import type { RunResult, SingleNode } from '../harness';
import type { TestBed } from './testBed';

/** Five customers. */
export const five = [0, 1, 2, 3, 4] as const;

const phoneOf = (customer: number): string => `3361234571${customer}`;
const vinOf = (customer: number): string => `VR3SANDB0XBEV200${customer}`;
const sessionOf = (customer: number): string => `customer-${customer}`;

/** Something that must not happen twice to a customer, and how to see how often it did. */
export interface Deed {
	readonly name: string;
	readonly node: 'dqeSmsConfirmation' | 'stellantis';
	readonly vendor: VendorName;
	readonly parameters: INodeParameters;
	/** The request that does it for a customer, for faults. */
	requestOf(customer: number): { readonly on: string; readonly skip?: number };
	timesDone(sandbox: Sandbox, customer: number): number;
	/** The bridge lets it pass once an hour for each customer, whoever asks. */
	readonly onceAnHour?: true;
	/** From now on the vendor refuses it to the customer, every time and without doing anything. */
	refuse(sandbox: Sandbox, customer: number): void;
}

/** Requests that reached the vendor for a customer, done or refused. */
export const requestsFor = ({ arrivals }: Sandbox, customer: number): number =>
	arrivals.filter(
		({ method, path, body }) =>
			method === 'POST' &&
			(path.includes(`/${sessionOf(customer)}/`) || body.includes(`Phone=${phoneOf(customer)}`)),
	).length;

const smsTo = ({ phones }: Sandbox, customer: number): number =>
	phones.messagesOf(phoneOf(customer)).length;

const commandsTo = ({ arrivals }: Sandbox, customer: number): number =>
	arrivals.filter(
		({ path, body, acted }) =>
			acted && path.includes(sessionOf(customer)) && body.includes('"pims.vehicle.command"'),
	).length;

const throughBridge = {
	node: 'stellantis',
	vendor: 'bridge',
	requestOf: (customer: number) => ({ on: `POST /sessions/${sessionOf(customer)}/calls` }),
	refuse: ({ faults }: Sandbox, customer: number) =>
		faults.order({
			vendor: 'bridge',
			on: `POST /sessions/${sessionOf(customer)}/calls`,
			times: 99,
			weather: { kind: 'status', status: 403 },
		}),
} as const;

export const deeds: readonly Deed[] = [
	{
		name: 'an SMS of DQE',
		node: 'dqeSmsConfirmation',
		vendor: 'dqe',
		parameters: {
			operation: 'sendCode',
			phone: '={{ $json.phone }}',
			country: 'FRA',
			companyName: 'MYCOMPANY',
			message: 'Your code:',
			consentChannels: ['sms'],
		},
		requestOf: (customer) => ({ on: 'POST /GDPR_MSG/', skip: customer }),
		timesDone: smsTo,
		refuse: ({ dqe }, customer) => void dqe.unallocatedPhones.add(phoneOf(customer)),
	},
	{
		...throughBridge,
		name: 'an SMS of Stellantis',
		parameters: {
			resource: 'phone',
			operation: 'requestCertificationCode',
			phone: '={{ $json.phone }}',
		},
		timesDone: smsTo,
	},
	{
		...throughBridge,
		name: 'a charging schedule',
		parameters: {
			resource: 'charging',
			operation: 'schedule',
			vin: '={{ $json.vin }}',
			startTime: '02:30',
		},
		timesDone: commandsTo,
	},
	{
		...throughBridge,
		name: 'a start of charging that nobody waits for',
		parameters: {
			resource: 'charging',
			operation: 'start',
			vin: '={{ $json.vin }}',
			waitForOutcome: false,
		},
		timesDone: commandsTo,
	},
	{
		...throughBridge,
		name: 'an unlocking of the doors',
		parameters: { resource: 'doors', operation: 'unlock', vin: '={{ $json.vin }}' },
		timesDone: commandsTo,
	},
	{
		...throughBridge,
		name: 'a wake-up of the car',
		onceAnHour: true,
		parameters: {
			resource: 'vehicle',
			operation: 'getStatus',
			vin: '={{ $json.vin }}',
			freshness: 'refreshWithWakeUp',
		},
		timesDone: ({ arrivals }, customer) =>
			arrivals.filter(
				({ path, body, acted }) =>
					acted && path.includes(sessionOf(customer)) && body.includes('refreshWithWakeUp'),
			).length,
	},
];

/** Five customers with a phone, an account and a plugged car each; what the items say of them. */
export function welcomeFive({ bridge }: Sandbox): IDataObject[] {
	bridge.settings.paceMs = 0;
	return five.map((customer) => {
		const vin = vinOf(customer);
		bridge.addCar(vin, { plugged: true });
		bridge.addSession(sessionOf(customer), { sdkVersion: '2.3.0', vins: [vin] });
		return { phone: `+${phoneOf(customer)}`, vin, session: sessionOf(customer) };
	});
}

/** A node that does the deed, and tries again as often as a user may have set. */
export const tryingNode = (
	{ dqeApi, bridgeApi }: TestBed,
	{ node, parameters }: Deed,
	setting: Pick<SingleNode, 'onError' | 'maxTries'>,
): SingleNode => ({
	type: node,
	parameters: { ...parameters, options: { timeout: 1 } },
	retryOnFail: true,
	waitBetweenTries: 1,
	...setting,
	credentials: {
		dqeApi,
		stellantisBridgeApi: { ...bridgeApi, session: '={{ $json.session }}', sdkVersion: '2.1' },
	},
});

/** What the execution still holds in the contexts of its nodes. */
export const leftBehind = ({ executionData }: RunResult): unknown[] =>
	Object.values(executionData.executionData?.contextData ?? {}).flatMap((context) =>
		Object.entries(context),
	);
