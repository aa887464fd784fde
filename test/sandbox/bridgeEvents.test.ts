import { bev, BridgeCaller, command, phev, schedule } from './bridgeCaller';

let caller: BridgeCaller;
beforeAll(async () => {
	caller = await BridgeCaller.start();
});
afterAll(() => caller.sandbox.close());
beforeEach(() => {
	caller.sandbox.reset();
	caller.bridge.settings.paceMs = 0;
});
afterEach(() => expect(caller.bridge.failures).toEqual([]));

describe('events of a command', () => {
	it('all come after the cursor of its batch, with car and key', async () => {
		const { key, batch, events, codes } = await caller.command(schedule);
		expect(codes).toEqual([900, 903, 200]);
		for (const event of events) {
			expect(event).toMatchObject({ api: 'pims.vehicle.signal', vin: bev, command: key });
			expect(event.message.transactionId).toBe(batch.messages[0]?.transactionId);
			expect(Date.parse(event.receivedAt)).not.toBeNaN();
		}
		expect((await caller.events(batch.cursor)).data.events).toEqual(events);
	});

	it('tell of a sleeping car that it is woken, and give the car’s data at the end', async () => {
		const { codes, events } = await caller.command(schedule, { vin: phev });
		expect(codes).toEqual([900, 901, 903, 200]);
		expect(events.at(-1)?.message.result).toMatchObject({
			vehicle: {
				attributes: { engine: 'PHEV', vin: phev, brand: 'citroen' },
				resources: {
					status: {
						vehicleType: 'hybrid',
						electricInformation: {
							chargingInformation: { nextDeferredChargingDate: 'PT02H30M', isPlugged: false },
						},
					},
				},
			},
		});
	});

	it.each([
		['deepSleep', [900, 901, 2201]],
		['unreachable', [900, 2201]],
		['privacy', [900, 2201]],
	] as const)(
		'end in 2201 at the deadline if the car does not answer: %s',
		async (why, expected) => {
			caller.bridge.settings.commandDeadlineMs = 30;
			caller.bridge.car(bev).set({ [why]: true });
			const { codes } = await caller.command(schedule);
			expect(codes).toEqual(expected);
			expect(caller.bridge.car(bev).state.deferredTime).toBe('PT22H00M');
		},
	);

	it('end in 2363 if the broker is lost meanwhile; the car obeys all the same', async () => {
		caller.bridge.session('demo').sdk.state.broker = 'lost';
		const { codes } = await caller.command(schedule);
		expect(codes).toEqual([2363]);
		expect(caller.bridge.car(bev).state).toMatchObject({
			deferredTime: 'PT02H30M',
			busyWith: null,
		});
	});

	it('can end in a code on order; the car does nothing', async () => {
		const on = 'RESULT pims.vehicle.signal';
		caller.sandbox.faults.order({ vendor: 'bridge', on, weather: { kind: 'code', code: '2332' } });
		const { codes, events } = await caller.command(schedule);
		expect(codes).toEqual([900, 903, 2332]);
		expect(events.at(-1)?.message.error?.label).toContain(
			'communication problem with charging system',
		);
		expect(caller.bridge.car(bev).state.deferredTime).toBe('PT22H00M');
	});

	it('go to nobody once unsubscribed', async () => {
		caller.bridge.settings.paceMs = 150;
		const { data } = await caller.calls(command(bev, schedule));
		await caller.calls([{ method: 'unsubscribe', api: 'pims.vehicle.signal' }]);
		const { data: page } = await caller.events(data.cursor, 1);
		expect(page).toEqual({ events: [], cursor: data.cursor });
		expect(caller.bridge.car(bev).state.deferredTime).toBe('PT02H30M');
	});
});

describe('end of a charge', () => {
	const follow = (types: string[]) =>
		caller.calls([
			{
				method: 'subscribe',
				api: 'pims.vehicle.event',
				parameters: { actionType: 'remote', type: types },
			},
		]);

	it.each([
		['remoteChargeFinished', { batteryPercent: 100 }],
		['remoteChargeInterrupted', { plugged: false }],
		['remoteChargeInterrupted', { charger: 'fault' }],
	] as const)('%s follows from %j', async (notification, change) => {
		const { data } = await follow(['remoteChargeFinished', 'remoteChargeInterrupted']);
		caller.bridge.car(bev).set({ charging: true });
		caller.bridge.car(bev).set(change);
		const { events } = (await caller.events(data.cursor)).data;
		expect(events).toEqual([
			expect.objectContaining({
				api: 'pims.vehicle.event',
				vin: bev,
				message: expect.objectContaining({ status: 'RESULT', result: { notification } }),
			}),
		]);
		expect(events[0]).not.toHaveProperty('command');
	});

	it('only what was asked for is told', async () => {
		const { data } = await follow(['remoteChargeFinished']);
		caller.bridge.car(bev).set({ charging: true });
		caller.bridge.car(bev).set({ plugged: false });
		expect((await caller.events(data.cursor)).data.events).toEqual([]);
	});
});
