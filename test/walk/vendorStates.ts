import type { Sandbox } from '../../sandbox';
import { sessions } from '../support/bridgeSessions';
import { phones } from '../support/dqeOperations';
import { customers, unlucky } from '../support/operationUnderTest';
import type { WalkFault } from './walkFault';

const ofSdk = (
	what: string,
	change: (sdk: ReturnType<Sandbox['bridge']['session']>['sdk']['state']) => void,
): WalkFault => ({
	what,
	order: ({ bridge }) => {
		for (const customer of customers) change(bridge.session(sessions[customer]).sdk.state);
	},
});

export const sdkStates: readonly WalkFault[] = [
	ofSdk('a strong authentication that has expired', (sdk) => {
		sdk.strongAuthentication = 'expired';
	}),
	ofSdk('an account that wants another PIN and strong authentication', (sdk) => {
		sdk.strongAuthentication = 'expired';
		sdk.account.pin = '55667788';
	}),
	ofSdk('a post-synchronization that fails', (sdk) => {
		sdk.inWebo = 'postSynchronizationFailed';
	}),
	ofSdk('a message broker that is lost', (sdk) => {
		sdk.broker = 'lost';
	}),
	ofSdk('refusals at once', (sdk) => {
		sdk.refusals = 'atOnce';
	}),
];

export const operatorStates = (
	['PENDING', 'UNDELIVERABLE', 'REJECTED', 'EXPIRED', 'NONE'] as const
).map(
	(status): WalkFault => ({
		what: `the operator's ${status}`,
		order: ({ dqe }) => void dqe.operator.set(phones[unlucky], status),
	}),
);

export const ruleFaults: readonly WalkFault[] = [
	{
		what: 'answers with bodies',
		order({ ovip: { rules } }) {
			rules.acceptedBody = 'entries';
			rules.deleteBody = 'entries';
			rules.emptyEntries = 'empty';
		},
	},
	{
		what: 'repeated cars left out',
		order: ({ ovip: { rules } }) => void (rules.repeatedSubscriber = 'omitted'),
	},
];
