import type { Gate } from './gates';
import type { Interface } from './interfaces';
import { vinPattern } from './parameters';
import { tokenTypes } from './tokens';

const user = 'pims.authentication.user';
const online: readonly Gate[] = ['login', 'internet', 'server'];

/**
 * What opens a web page on the phone. Nobody sits before a bridge's phone: it ends in 2368 unless somebody is said to.
 * `context` is an object of Android's, which JSON does not have; it is not asked for.
 */
const onWebPage = (action: string, logsIn = false): Interface => ({
	method: 'set',
	api: user,
	selector: ['action', action],
	gates: [],
	run: ({ sdk, parameters, refuse }) => {
		if (parameters.has('local')) parameters.text('local');
		return () => {
			if (sdk.state.webView === 'canceled') refuse(2368);
			if (logsIn) sdk.state.account.loggedIn = true;
		};
	},
});

/** The account's own business. One row is one variant of an interface. */
export const userInterfaces: readonly Interface[] = [
	onWebPage('login', true),
	onWebPage('forcedLogin', true),
	onWebPage('createAccount'),
	onWebPage('updateLogin'),
	onWebPage('updatePassword'),
	{
		method: 'set',
		api: user,
		selector: ['action', 'logout'],
		gates: online,
		run: ({ sdk, parameters }) => {
			if (parameters.has('local')) parameters.text('local');
			return () => {
				sdk.state.account.loggedIn = false;
				sdk.tokens.clear();
			};
		},
	},
	...tokenTypes.map(
		(type): Interface => ({
			method: 'get',
			api: 'pims.authentication.token',
			selector: ['type', type],
			gates: ['core', ...online],
			run: ({ sdk, parameters }) => {
				const action = parameters.choice('action', ['get', 'refresh']);
				return () => ({
					type,
					token: action === 'get' ? sdk.tokens.get(type) : sdk.tokens.refresh(type),
				});
			},
		}),
	),
	{
		// For good: the car has been sold.
		method: 'set',
		api: 'pims.subscription.vehicle',
		dialect: '2.3',
		selector: ['action', 'removeProperty'],
		gates: [...online, 'answer', 'strongAuthentication', 'inWebo'],
		run: ({ sdk, parameters, refuse }) => {
			const vin = parameters.text('vin', vinPattern);
			return () => {
				if (!sdk.state.account.vins.includes(vin)) refuse(2102, 'vin');
				sdk.removeCar(vin);
			};
		},
	},
];
