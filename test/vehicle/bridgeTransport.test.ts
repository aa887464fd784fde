import { BridgeTransport } from '../../nodes/shared/vehicle/bridgeTransport';
import type { Sent } from '../../nodes/shared/clients/send';
import type { VehicleCommand } from '../../nodes/shared/vehicle/vehicleCommand';
import {
	events,
	failedMessage,
	messages,
	scriptedBridge,
	succeededMessage,
} from '../clients/bridgeClient';
import { answer, fault } from '../clients/scriptedSend';
import { halfPastTwo, vin } from '../clients/values';

const commands: ReadonlyArray<readonly [VehicleCommand, object]> = [
	[
		{ kind: 'scheduleCharge', at: halfPastTwo },
		{
			action: 'chargeDeferredTime',
			startNow: false,
			deferredTime: 'PT02H30M',
			checkStartCharge: true,
		},
	],
	[{ kind: 'startCharge' }, { action: 'charge', startNow: true }],
	[{ kind: 'stopCharge' }, { action: 'charge', startNow: false }],
	[{ kind: 'lock' }, { action: 'doors', doorState: 'lock' }],
	[{ kind: 'unlock' }, { action: 'doors', doorState: 'unlock' }],
	[{ kind: 'soundHorn' }, { action: 'horn' }],
	[{ kind: 'flashLights' }, { action: 'warning' }],
];
const accepted = messages(failedMessage(2005), succeededMessage(), succeededMessage());

function transport(...script: readonly Sent[]) {
	const bridge = scriptedBridge(script);
	return { ...bridge, vehicles: new BridgeTransport(bridge.client, bridge.clock) };
}

it.each(commands)(
	'%j is one batch: subscribe, select the car, command',
	async (command, parameters) => {
		const { vehicles, requests } = transport(accepted);
		expect(vehicles.supports(command.kind)).toBe(true);
		expect(await vehicles.send(vin, command, { waitMs: 0 })).toEqual({
			ok: true,
			value: {
				vin,
				command: command.kind,
				outcome: 'accepted',
				code: '',
				label: '',
				transactionId: '953cfefb-bc72',
				events: [],
				waitedMs: 0,
			},
		});
		expect(requests.map(({ json }) => json)).toEqual([
			{
				calls: [
					{ method: 'subscribe', api: 'pims.vehicle.signal', tolerate: [2005] },
					{ method: 'set', api: 'pims.vehicle.vin', parameters: { actionType: 'remote', vin } },
					{ method: 'set', api: 'pims.vehicle.command', parameters },
				],
			},
		]);
	},
);

it('follows the command from the cursor of its batch', async () => {
	const end = {
		api: 'pims.vehicle.signal',
		vin,
		message: { status: 'RESULT', result: { code: 200 } },
	};
	const { vehicles, requests } = transport(accepted, events('c1', end));
	expect(await vehicles.send(vin, { kind: 'startCharge' }, { waitMs: 60_000 })).toMatchObject({
		ok: true,
		value: { outcome: 'done', transactionId: '953cfefb-bc72' },
	});
	expect(requests[1]?.query).toMatchObject({ after: 'c0' });
});

it.each([
	['a time-out', fault('timeout'), 'timeout', 'unknown'],
	['no connection', fault('unreachable', 'ECONNREFUSED'), 'network', 'no'],
	['an unknown session', answer({}, 404), '404', 'no'],
	['a refusal', messages(succeededMessage(), failedMessage(2366)), '2366', 'no'],
])('%s: a failure, nothing is followed', async (_, sent, code, delivered) => {
	const { vehicles, requests } = transport(sent);
	expect(await vehicles.send(vin, { kind: 'startCharge' }, { waitMs: 60_000 })).toMatchObject({
		ok: false,
		failure: { operation: 'pims.vehicle.command charge', code, delivered },
	});
	expect(requests).toHaveLength(1);
});

it('a car that charges already is no failure, also when the SDK says so at once', async () => {
	const { vehicles } = transport(
		messages(succeededMessage(), succeededMessage(), failedMessage(2331, 'x')),
	);
	expect(await vehicles.send(vin, { kind: 'startCharge' }, { waitMs: 60_000 })).toMatchObject({
		ok: true,
		value: { outcome: 'alreadyDone', code: '2331', events: [] },
	});
});

it('without the dialect nothing is sent', async () => {
	const bridge = scriptedBridge([answer({}, 401)], { dialect: 'automatic' });
	const vehicles = new BridgeTransport(bridge.client, bridge.clock);
	expect(await vehicles.send(vin, { kind: 'startCharge' }, { waitMs: 0 })).toMatchObject({
		ok: false,
		failure: { code: '401' },
	});
	expect(bridge.requests.map(({ method }) => method)).toEqual(['GET']);
});

describe('a session that is busy', () => {
	const busy = answer({ title: 'Busy' }, 409, { 'retry-after': '3' });

	it('for longer than the outcome is waited for: nothing was sent, rather than sent and left alone', async () => {
		const { vehicles, clock } = transport(busy, busy);
		expect(await vehicles.send(vin, { kind: 'lock' }, { waitMs: 5_000 })).toMatchObject({
			ok: false,
			failure: { code: '409', delivered: 'no', retry: 'safe' },
		});
		expect(clock.pauses).toEqual([3_000]);
	});

	it('is waited for with all patience where no outcome is', async () => {
		const { vehicles, clock } = transport(busy, busy, accepted);
		expect(await vehicles.send(vin, { kind: 'lock' }, { waitMs: 0 })).toMatchObject({ ok: true });
		expect(clock.pauses).toEqual([3_000, 3_000]);
	});
});
