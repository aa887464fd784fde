import type { Weather } from '../../sandbox/contract';
import { sessions } from '../support/bridgeSessions';
import { unlucky } from '../support/operationUnderTest';
import { addPhone } from '../support/phoneOperations';
import { openTestBed, type TestBed } from '../support/testBed';
import { runThree } from '../support/threeItems';
import { itsMessage, wholeItems } from '../support/toldFailure';
import { scheduleCharging, startCharging, stopCharging } from '../support/vehicleOperations';

/** Operations that are spelled differently by the versions of the SDK, so that the bridge is asked first. */
const asking = [addPhone, scheduleCharging, startCharging, stopCharging];

const question = { vendor: 'bridge', on: `GET /sessions/${sessions[unlucky]}` } as const;
const troubles: ReadonlyArray<{ what: string; weather: Weather; told: object }> = [
	{
		what: 'breaks down',
		weather: { kind: 'status', status: 500 },
		told: { code: '500', retry: 'safe' },
	},
	{
		what: 'knows no such session',
		weather: { kind: 'status', status: 404 },
		told: { code: '404', retry: 'afterFix' },
	},
	{
		what: 'cuts the connection',
		weather: { kind: 'reset', acted: true },
		told: { code: 'network', retry: 'safe' },
	},
	{
		what: 'does not answer',
		weather: { kind: 'hang', acted: false },
		told: { code: 'timeout', retry: 'safe' },
	},
	{
		what: 'names no version',
		weather: { kind: 'body', body: '{}', contentType: 'application/json', acted: true },
		told: { code: 'malformed', retry: 'safe' },
	},
];

let bed: TestBed;
beforeAll(async () => {
	bed = await openTestBed();
});
afterAll(async () => await bed.sandbox.close());

describe.each(asking)('$name, while the SDK version is asked for', (operation) => {
	it.each(troubles)('sends nothing if the bridge $what, and says so', async ({ weather, told }) => {
		const { run, requests } = await runThree(
			bed,
			operation,
			'continueErrorOutput',
			({ faults }) => faults.order({ ...question, weather }),
			{ timeout: 1, sdkVersion: 'automatic' },
		);
		expect(run.outputs('Node')[0]).toMatchObject(wholeItems(operation));
		expect(run.json('Failed')).toMatchObject([
			{
				error: itsMessage,
				details: { ...told, operation: 'GET /sessions/{session}', delivered: 'no' },
			},
		]);
		expect(requests).toBe(2);
	});
});
