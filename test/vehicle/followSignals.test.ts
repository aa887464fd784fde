import { mapFailure } from '../../nodes/shared/failures/mapFailure';
import { settle, type SentCommand } from '../../nodes/shared/vehicle/followSignals';
import { events } from '../clients/bridgeClient';
import { codes, data, follow, otherVin, ours, refusal, sdk, step, vin } from './following';

describe('to the end', () => {
	it.each([
		[
			'one after the other',
			[events('c1', step(900)), events('c2', step(903)), events('c3', step(200))],
		],
		['in one poll', [events('c1', step(900), step(903), step(200), step(900))]],
		[
			'with empty polls between',
			[events('c1'), events('c1', step(900)), events('c2'), events('c3', step(903), step(200))],
		],
	])('steps %s', async (_, script) => {
		const { result, requests } = await follow(script);
		expect(result).toMatchObject({
			ok: true,
			value: { vin, command: 'startCharge', outcome: 'done', code: '200', transactionId: 't0' },
		});
		expect(codes(result)).toEqual(['900', '903', '200']);
		expect(requests).toHaveLength(script.length);
	});

	it('goes on from the cursor of the last poll', async () => {
		const { requests } = await follow([events('c1', step(900)), events('c2', step(200))]);
		expect(requests.map(({ query }) => query?.['after'])).toEqual(['c0', 'c1']);
	});

	it('a refusal is a failure that says that the command went out', async () => {
		const { result } = await follow([events('c1', step(900), refusal(2329))]);
		expect(result).toMatchObject({
			ok: false,
			failure: { code: '2329', delivered: 'yes', transactionId: 't' },
		});
	});

	it('a refusal without a transaction has none', async () => {
		const bare = { ...refusal(2329), message: { status: 'RESULT', error: { code: 2329 } } };
		expect((await follow([events('c1', bare)])).result).not.toHaveProperty('failure.transactionId');
	});

	it('a refusal of what is the case already is no failure', async () => {
		const { result } = await follow([events('c1', refusal(2331))]);
		expect(result).toMatchObject({ ok: true, value: { outcome: 'alreadyDone', code: '2331' } });
	});
});

it.each([
	['in lower case', vin.toLowerCase()],
	['with a space', `${vin.slice(0, 3)} ${vin.slice(3)}`],
])('knows the car whose VIN is written %s', async (_, spelled) => {
	const { result } = await follow([
		events('c1', step(900, { vin: spelled })),
		events('c2', step(200, {}, data(spelled))),
	]);
	expect(result).toMatchObject({ ok: true, value: { outcome: 'done', code: '200' } });
});

describe('signals that are not about the command', () => {
	it.each([
		['of another command', step(200, { command: 'other', vin })],
		['of another command of the same session', step(200, { command: 'other' })],
		['of another car', step(200, { vin: otherVin })],
		['with data of another car, where the bridge cannot tell', step(200, {}, data(otherVin))],
		['with data of another car under our key', step(200, { command: 'key' }, data(otherVin))],
		['with data of another car that the bridge takes for ours', step(200, ours, data(otherVin))],
		['refusing another command', refusal(2329, { command: 'other' })],
	])('%s are passed over', async (_, foreign) => {
		const { result } = await follow([events('c1', foreign), events('c2', step(200))]);
		expect(result).toMatchObject({ ok: true, value: { outcome: 'done' } });
		expect(codes(result)).toEqual(['200']);
	});

	it.each([
		['by the car', step(200, { vin })],
		['by its data', step(200, {}, data(vin))],
		['by nothing else than being alone', step(200, {})],
	])('where the bridge cannot tell, they are known %s', async (_, signal) => {
		expect((await follow([events('c1', signal)])).result).toMatchObject({ ok: true });
	});
});

it.each([
	['startCharge', '2331', true],
	['startCharge', '2339', true],
	['stopCharge', '2331', false],
	['scheduleCharge', '2331', false],
	['scheduleCharge', '2339', false],
	['startCharge', '2329', false],
] as const)('%s refused with %s is done already: %s', (command, code, done) => {
	const sent: SentCommand = { vin, command, sdk, startedAt: 0, transactionId: '', events: [] };
	const failure = mapFailure(
		{ kind: 'code', code, label: 'x' },
		{ ...sdk, vendor: 'pims', catalogue: 'pims' },
	);
	expect(settle(sent, failure, 5)).toEqual(
		done
			? {
					ok: true,
					value: {
						vin,
						command,
						outcome: 'alreadyDone',
						code,
						label: 'x',
						transactionId: '',
						events: [],
						waitedMs: 5,
					},
				}
			: { ok: false, failure },
	);
});
