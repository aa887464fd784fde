import type { Sent } from '../../nodes/shared/clients/send';
import { parseProgramChanges } from '../../nodes/shared/values/preconditioningPrograms';
import { BridgeTransport } from '../../nodes/shared/vehicle/bridgeTransport';
import type { VehicleCommand } from '../../nodes/shared/vehicle/vehicleCommand';
import { failedMessage, messages, scriptedBridge, succeededMessage } from '../clients/bridgeClient';
import { fault } from '../clients/scriptedSend';
import { vin } from '../clients/values';
import { valueOf } from '../values/reading';

const monday = { slot: 1, hour: 7, minute: 30, isEnabled: true, occurrence: ['mon'] };
const friday = { slot: 2, hour: 18, minute: 0, isEnabled: true, occurrence: ['fri'] };
const changes = valueOf(parseProgramChanges([{ slot: 2, hour: 18, days: 'fri' }]));
const set: VehicleCommand = { kind: 'setPreconditioningPrograms', changes };

/** The answer to the reading. */
const car = (precondInformation: object): Sent =>
	messages(
		succeededMessage(),
		succeededMessage({ vehicle: { resources: { status: { precondInformation } } } }),
	);
const parked = car({ status: 'Disabled', precondScheduling: [monday] });
const running = car({ status: 'Enabled', precondScheduling: [monday] });
const changed = car({
	status: 'Disabled',
	precondScheduling: [
		friday,
		monday,
		{ ...monday, slot: 3, hour: 34, minute: 7, isEnabled: false, occurrence: [] },
	],
});
const unset = { hour: 34, minute: 7, isEnabled: false, occurrence: [] };
const [second, third] = [
	{ ...unset, slot: 2 },
	{ ...unset, slot: 3 },
];
const partlySet = car({ status: 'Disabled', precondScheduling: [monday, second, third] });
const neverSet = car({ status: 'Disabled', precondScheduling: [{ ...unset, slot: 1 }, second] });
const accepted = messages(failedMessage(2005), succeededMessage(), succeededMessage());
const refused = (code: number) =>
	messages(succeededMessage(), succeededMessage(), failedMessage(code, 'x'));

async function send(command: VehicleCommand, ...script: readonly Sent[]) {
	const { client, clock, requests } = scriptedBridge(script);
	const result = await new BridgeTransport(client, clock).send(vin, command, { waitMs: 0 });
	return { result, batches: requests.map(({ json }) => json), requests };
}

const commandWith = (parameters: object) => ({
	calls: [
		expect.objectContaining({ api: 'pims.vehicle.signal' }),
		expect.objectContaining({ api: 'pims.vehicle.vin' }),
		expect.objectContaining({
			api: 'pims.vehicle.command',
			parameters: { action: 'preconditioning', ...parameters },
		}),
	],
});

it.each<[VehicleCommand, Sent, boolean, object[]]>([
	[{ kind: 'startPreconditioning' }, parked, true, [monday]],
	[{ kind: 'stopPreconditioning' }, running, false, [monday]],
	[set, parked, false, [monday, friday]],
	[set, running, true, [monday, friday]],
	// A slot that was never set is neither kept nor written.
	[{ kind: 'startPreconditioning' }, partlySet, true, [monday]],
	[{ kind: 'stopPreconditioning' }, neverSet, false, []],
	[set, partlySet, false, [monday, friday]],
	[set, neverSet, false, [friday]],
])('%j is read, then sent with all programs', async (command, read, startNow, programs) => {
	const { result, batches } = await send(command, read, accepted);
	expect(result).toMatchObject({ ok: true, value: { command: command.kind, outcome: 'accepted' } });
	expect(batches).toEqual([
		{
			calls: [
				expect.objectContaining({ api: 'pims.vehicle.vin' }),
				expect.objectContaining({ parameters: { actionType: 'remote', action: 'refresh' } }),
			],
		},
		commandWith({ startNow, programs }),
	]);
});

it.each<[string, Sent, string]>([
	['unreadable', car({ precondScheduling: [{ ...monday, slot: 9 }] }), 'programsUnreadable'],
	['missing', car({ status: 'Disabled' }), 'programsUnreadable'],
	['not given, for a time-out', fault('timeout'), 'timeout'],
	['not given, for a refusal', messages(succeededMessage(), failedMessage(2203)), '2203'],
])('programs that are %s: nothing is sent', async (_, read, code) => {
	for (const command of [set, { kind: 'startPreconditioning' } as const]) {
		const { result, requests } = await send(command, read);
		expect(result).toMatchObject({ ok: false, failure: { code, delivered: 'no' } });
		expect(requests).toHaveLength(1);
	}
});

it.each([2333, 2336])('%s alone does not say what became of the programs', async (code) => {
	const { result } = await send(set, parked, refused(code), changed);
	expect(result).toMatchObject({
		ok: true,
		value: {
			outcome: 'done',
			code: String(code),
			transactionId: '953cfefb-bc72',
			programs: [{ slot: 1 }, { slot: 2 }],
		},
	});
	for (const read of [parked, fault('timeout'), car({})]) {
		expect((await send(set, parked, refused(code), read)).result).toMatchObject({
			ok: false,
			failure: { code: String(code), operation: 'pims.vehicle.command preconditioning programs' },
		});
	}
});

it('another refusal is not looked into', async () => {
	const { result, requests } = await send(set, parked, refused(2334));
	expect(result).toMatchObject({ ok: false, failure: { code: '2334' } });
	expect(requests).toHaveLength(2);
});

it.each([
	[{ kind: 'startPreconditioning' }, 2333],
	[{ kind: 'stopPreconditioning' }, 2336],
] as const)('%j with %s: already done, without looking', async (command, code) => {
	const { result, requests } = await send(command, parked, refused(code));
	expect(result).toMatchObject({ ok: true, value: { outcome: 'alreadyDone' } });
	expect(requests).toHaveLength(2);
});
