import {
	charge,
	chargeDeferredTime,
	selectVehicle,
	subscribeSignal,
	type PimsCall,
	type PimsDialect,
} from '../clients/pimsCalls';
import type { BridgeOptions, PimsBridgeClient, SdkCall } from '../clients/pimsBridge';
import { succeeded, type Result } from '../failures/failure';
import type { Vin } from '../values/vin';
import type { CommandOutcome } from './commandOutcome';
import { followSignals, settle, type SentCommand } from './followSignals';
import type { VehicleCommand, VehicleCommandKind } from './vehicleCommand';
import type { CommandOptions, VehicleTransport } from './vehicleTransport';

/** The SDK's name of each command. */
const sdkActions: Readonly<Record<VehicleCommandKind, string>> = {
	scheduleCharge: 'chargeDeferredTime',
	startCharge: 'charge',
	stopCharge: 'charge',
};

function sdkCommand(command: VehicleCommand, dialect: PimsDialect): PimsCall {
	switch (command.kind) {
		case 'scheduleCharge':
			return chargeDeferredTime(command.at, dialect);
		case 'startCharge':
			return charge(true, dialect);
		case 'stopCharge':
			return charge(false, dialect);
	}
}

/** Cars through the Mobile SDK: a command is accepted at once, its outcome comes as a signal. */
export class BridgeTransport implements VehicleTransport {
	constructor(
		private readonly client: PimsBridgeClient,
		private readonly time: Pick<BridgeOptions, 'pause' | 'now'>,
	) {}

	supports(command: VehicleCommandKind): boolean {
		return command in sdkActions;
	}

	async send(
		vin: Vin,
		command: VehicleCommand,
		{ waitMs }: CommandOptions,
	): Promise<Result<CommandOutcome>> {
		const dialect = await this.client.dialect();
		if (!dialect.ok) return dialect;

		const sdk: SdkCall = {
			operation: `pims.vehicle.command ${sdkActions[command.kind]}`,
			effect: 'write',
		};
		// One batch: the bridge runs it atomically, so that no other car can be selected in between.
		const batch = [subscribeSignal, selectVehicle(vin), sdkCommand(command, dialect.value)];
		const startedAt = this.time.now();
		const answer = await this.client.call(batch, sdk);
		const sent: SentCommand = {
			vin,
			command: command.kind,
			sdk,
			startedAt,
			events: [],
			transactionId: answer.ok ? (answer.value.messages.at(-1)?.transactionId ?? '') : '',
		};
		if (!answer.ok) return settle(sent, answer.failure, this.time.now());
		if (waitMs > 0) return await followSignals(this.client, this.time, sent, answer.value, waitMs);
		return succeeded({
			vin,
			command: command.kind,
			outcome: 'accepted',
			code: '',
			label: '',
			transactionId: sent.transactionId,
			events: [],
			waitedMs: 0,
		});
	}
}
