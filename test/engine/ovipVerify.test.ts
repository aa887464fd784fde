import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { ineligibleVin } from '../../sandbox/ovip';
import type { Weather } from '../../sandbox/contract';
import type { Failure } from '../../nodes/shared/failures/failure';
import { perItem, service, statuses, subscribers, vin, type Method } from '../support/partner';
import { useOperator } from '../support/useOperator';

const desk = useOperator();

const items = [{ service, vin: vin(1) }];
/** Seconds; the shortest that the node takes. */
const timeout = 1;

type Outcome = { readonly status: string } | Partial<Failure>;

interface Uncertain {
	readonly what: string;
	readonly weather: Weather;
	/** Whether the list was changed although the answer did not say so. */
	readonly acted: boolean;
	/** Without verifying. */
	readonly told: Partial<Failure>;
}

const broken = { code: 'network', delivered: 'unknown', retry: 'later' } as const;
const late = { code: 'timeout', delivered: 'unknown', retry: 'later' } as const;
const down = { code: '500', delivered: 'unknown', retry: 'later' } as const;

// prettier-ignore
const uncertain: readonly Uncertain[] = [
	{ what: 'a time-out before it acted', weather: { kind: 'hang', acted: false }, acted: false, told: late },
	{ what: 'a time-out after it acted', weather: { kind: 'hang', acted: true }, acted: true, told: late },
	{ what: 'a reset before it acted', weather: { kind: 'reset', acted: false }, acted: false, told: broken },
	{ what: 'a reset after it acted', weather: { kind: 'reset', acted: true }, acted: true, told: broken },
	{ what: 'HTTP 500 before it acted', weather: { kind: 'status', status: 500 }, acted: false, told: down },
	{ what: 'HTTP 500 after it acted', weather: { kind: 'status', status: 500, acted: true }, acted: true, told: down },
];

const writes = [
	{ name: 'subscription add', method: 'POST', before: [], status: 'subscribed' },
	{ name: 'subscription remove', method: 'DELETE', before: [vin(1)], status: 'removed' },
] as const;

async function outcomeOf(
	operation: string,
	options: INodeParameters,
	given: readonly IDataObject[] = items,
): Promise<readonly Outcome[]> {
	const { outputs, failures } = await desk.operator.ovip(
		operation,
		{ ...perItem, options: { timeout, ...options } },
		{ items: given },
	);
	return [...outputs.map(({ status }) => ({ status: String(status) })), ...failures];
}

const meet = (on: Method, weather: Weather) =>
	desk.sandbox.faults.order({ vendor: 'ovip', on, weather });

describe.each(writes)('$name', ({ name, method, before, status }) => {
	beforeEach(() => desk.sandbox.ovip.setService(service, 'Service One', before));
	const [listed, unlisted] = [[vin(1)], []];

	describe.each(uncertain)('meets $what', ({ weather, acted, told }) => {
		const after = acted === (status === 'subscribed') ? listed : unlisted;

		it('is not sure without verifying, and sends once', async () => {
			meet(method, weather);
			expect(await outcomeOf(name, {})).toMatchObject([told]);
			expect(subscribers(desk.sandbox)).toEqual(after);
			expect(desk.arrivals('ovip')).toHaveLength(1);
		});

		it('is settled where the list shows it, and stays unsure where it does not yet', async () => {
			meet(method, weather);
			const seen = acted ? { status } : told;
			expect(await outcomeOf(name, { verifyAfterWriting: true })).toMatchObject([seen]);
			expect(desk.sandbox.ovip.requests).toMatchObject({ list: 1 });
			expect(desk.arrivals('ovip')).toHaveLength(2);
		});

		if (told === late) return;
		it('stays unsure where the list cannot be read', async () => {
			meet(method, weather);
			meet('GET', { kind: 'status', status: 503 });
			expect(await outcomeOf(name, { verifyAfterWriting: true })).toMatchObject([told]);
		});
	});

	it('is certainly not done where it was refused', async () => {
		meet(method, { kind: 'status', status: 403 });
		expect(await outcomeOf(name, { verifyAfterWriting: true })).toMatchObject([
			{ code: '403', delivered: 'no' },
		]);
	});

	it('is as it was answered where the list agrees', async () => {
		expect(await outcomeOf(name, { verifyAfterWriting: true })).toEqual([{ status }]);
	});
});

describe('what was answered is held against the list', () => {
	const verify = { verifyAfterWriting: true };
	const confirmed: Weather = {
		kind: 'body',
		body: JSON.stringify([{ code: service, subscribers: [vin(1)] }]),
		contentType: 'application/json',
		acted: false,
	};

	it('a subscription that was confirmed and is not listed fails', async () => {
		meet('POST', confirmed);
		expect(await outcomeOf('subscription add', verify)).toMatchObject([
			{ code: 'notSubscribed', category: 'conflict', message: expect.stringContaining('not list') },
		]);
	});

	it('a removal that was confirmed and is still listed fails', async () => {
		desk.sandbox.ovip.setService(service, 'Service One', [vin(1)]);
		meet('DELETE', confirmed);
		expect(await outcomeOf('subscription remove', verify)).toMatchObject([
			{ code: 'stillSubscribed', category: 'conflict', message: expect.stringContaining('still') },
		]);
	});

	it('a VIN that was left out of the answer because it was there already is subscribed', async () => {
		desk.sandbox.ovip.setService(service, 'Service One', [vin(1)]);
		desk.sandbox.ovip.rules.repeatedSubscriber = 'omitted';
		expect(await outcomeOf('subscription add', {})).toMatchObject([{ code: '200' }]);
		expect(await outcomeOf('subscription add', verify)).toEqual([{ status: 'alreadySubscribed' }]);
	});

	it('a subscription whose answer nobody can read is what the list says', async () => {
		const unreadable = { ...confirmed, body: '{"httpCode":"401"}' };
		meet('POST', unreadable);
		const inDoubt = { code: 'malformed', delivered: 'unknown' };
		expect(await outcomeOf('subscription add', verify)).toMatchObject([inDoubt]);
		meet('POST', { ...unreadable, acted: true });
		expect(await outcomeOf('subscription add', verify)).toEqual([{ status: 'subscribed' }]);
	});

	it('a VIN that was rejected stays rejected', async () => {
		const given = [...items, { service, vin: ineligibleVin }];
		expect(await outcomeOf('subscription add', verify, given)).toMatchObject([
			{ status: 'subscribed' },
			{ code: '200', delivered: 'no' },
		]);
	});
});

it('a batch that fails takes none of the others with it', async () => {
	const five = [1, 2, 3, 4, 5].map((number) => ({ service, vin: vin(number) }));
	desk.sandbox.faults.order({
		vendor: 'ovip',
		on: 'POST',
		skip: 1,
		weather: { kind: 'status', status: 503 },
	});
	const { outputs, failures } = await desk.operator.ovip(
		'subscription add',
		{ ...perItem, options: { batchSize: 2 } },
		{ items: five },
	);
	expect(statuses(outputs)).toEqual([1, 2, 5].map((number) => [vin(number), 'subscribed']));
	expect(failures.map(({ code, message }) => [code, message.slice(-8)])).toEqual([
		['503', '[item 2]'],
		['503', '[item 3]'],
	]);
	expect(subscribers(desk.sandbox)).toEqual([vin(1), vin(2), vin(5)]);
});
