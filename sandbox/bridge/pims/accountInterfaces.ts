import type { Interface } from './interfaces';

const account = 'pims.authentication.account';

/** What the SDK says of its account; neither needs the network. One row is one variant of an interface. */
export const accountInterfaces: readonly Interface[] = [
	{
		method: 'get',
		api: account,
		selector: ['type', 'isDeviceActivated'],
		gates: ['component', 'login'],
		run: ({ sdk, parameters }) => {
			parameters.choice('actionType', ['strong']);
			return () => {
				const { deviceActivated } = sdk.state.account;
				const quoted = parameters.dialect === '2.0';
				return { isDeviceActivated: quoted ? String(deviceActivated) : deviceActivated };
			};
		},
	},
	{
		method: 'get',
		api: account,
		selector: ['type', 'isAccountBlocked'],
		gates: ['component', 'login'],
		run: ({ sdk, parameters }) => {
			parameters.choice('actionType', ['strong']);
			return () => {
				const blocked = sdk.state.account.pinTriesLeft === 0;
				if (parameters.dialect === '2.0') return { isAccountBlocked: blocked };
				if (sdk.state.inWebo === 'stateNotCorrect') return { isAccountBlocked: 'Unknown' };
				return { isAccountBlocked: blocked ? 'PinBlocked' : 'NotBlocked' };
			};
		},
	},
	{
		method: 'get',
		api: account,
		selector: ['type', 'username'],
		gates: ['login'],
		run: ({ sdk, parameters }) => {
			parameters.choice('actionType', ['basic']);
			return () => ({ username: sdk.state.account.login });
		},
	},
];
