import type { Interface, Request } from './interfaces';

const configuration = ({ sdk, parameters }: Request) => {
	if (parameters.has('environnement')) {
		parameters.choice('environnement', ['Production', 'Preproduction', 'development']);
	}
	if (parameters.has('mode')) parameters.choice('mode', ['B2C', 'B2B']);
	if (parameters.has('monitoring')) {
		const monitoring = parameters.part('monitoring');
		if (monitoring.has('logLevel')) {
			monitoring.choice('logLevel', ['none', 'low', 'medium', 'high']);
		}
		const isTimed =
			monitoring.has('newLogFile') &&
			monitoring.choice('newLogFile', ['appLaunch', 'day', 'duration']) === 'duration';
		if (isTimed || monitoring.has('newLogTimeDuration')) {
			monitoring.integer('newLogTimeDuration', 5, 1440);
		}
	}
	for (const name of ['credential', 'profile']) if (parameters.has(name)) parameters.part(name);
	// Nothing of it is kept: the sandbox has neither environments nor logs, and wants no credentials.
	return () => void (sdk.state.coreConfigured = true);
};

/** The SDK about itself. */
export const facadeInterfaces: readonly Interface[] = [
	{ method: 'set', api: 'pims.sdk.configuration', gates: [], run: configuration },
	{
		method: 'get',
		api: 'pims.sdk.version',
		gates: [],
		run:
			({ sdk }) =>
			() => ({ versionCore: sdk.version, versionFacade: sdk.version }),
	},
];
