import type { Weather } from '../../sandbox/contract';
import { service, subscribers, vin } from '../support/partner';
import type { OnError } from '../support/threeItems';
import { useOperator } from '../support/useOperator';

/**
 * n8n's Retry On Fail runs the whole node again, and a list of subscribers takes the same car again without harm. What
 * an earlier try may have changed is not told as untouched, whatever becomes of the last try.
 */
const desk = useOperator();

const lost: Weather = { kind: 'reset', acted: true };
const turnedAway: Weather = { kind: 'status', status: 401 };

/** Adds a car; each weather meets one request, in their order. */
async function run(weathers: readonly Weather[], onError: OnError, tries: number, items = 1) {
	const { bench, partnerApi } = desk.operator.bed;
	weathers.forEach((weather, skip) =>
		desk.sandbox.faults.order({ vendor: 'ovip', on: 'POST', skip, weather }),
	);
	return await bench.single(
		{
			type: 'portailOvip',
			onError,
			...(tries > 1 && { retryOnFail: true, maxTries: tries, waitBetweenTries: 1 }),
			parameters: {
				...{ resource: 'subscription', operation: 'add', options: { batchSize: 1 } },
				...{ service: '={{ $json.service }}', vin: '={{ $json.vin }}' },
			},
			credentials: { stellantisPartnerApi: partnerApi },
		},
		{ items: [1, 2].slice(0, items).map((number) => ({ json: { service, vin: vin(number) } })) },
	);
}

const inDoubt = {
	error: expect.stringContaining('An earlier try of the node may have been carried out [item 0]'),
	details: expect.objectContaining({ code: '401', delivered: 'unknown', retry: 'afterFix' }),
};

it('is in doubt where the answer to an earlier try was lost', async () => {
	const result = await run([lost, turnedAway], 'continueErrorOutput', 2);
	expect(result.json('Failed')).toMatchObject([inDoubt]);
	expect(subscribers(desk.sandbox)).toEqual([vin(1)]);
});

it('is in doubt where an earlier try did it and another item stopped that one', async () => {
	const unharmed: Weather = { kind: 'delay', milliseconds: 0 };
	const result = await run([unharmed, turnedAway, turnedAway], 'stopWorkflow', 2, 2);
	expect(subscribers(desk.sandbox)).toContain(vin(1));
	expect(result.error?.message).toEqual(inDoubt.error);
	expect(result.error).toHaveProperty('context.details', inDoubt.details);
});

it.each([
	['every try was turned away', [turnedAway, turnedAway], 2],
	['there was no earlier try', [turnedAway], 1],
] as const)('is told as untouched where %s', async (_why, weathers, tries) => {
	const result = await run(weathers, 'continueErrorOutput', tries);
	expect(result.json('Failed')).toMatchObject([{ details: { code: '401', delivered: 'no' } }]);
	expect(subscribers(desk.sandbox)).toEqual([]);
});

it('is done where the last try succeeds, and nothing is left behind in the execution', async () => {
	const result = await run([lost], 'continueErrorOutput', 3);
	expect(result.json('Success')).toMatchObject([{ vin: vin(1), status: 'subscribed' }]);
	const { contextData = {} } = result.executionData.executionData ?? {};
	expect(Object.values(contextData).flatMap((context) => Object.keys(context))).toEqual([]);
});
