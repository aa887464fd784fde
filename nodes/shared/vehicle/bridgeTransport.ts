import type { BridgeOptions, PimsBridgeClient, SdkCall } from '../clients/pimsBridge';
import type { PimsDialect } from '../clients/pimsCalls';
import { selectVehicle, subscribeSignal } from '../clients/pimsVehicleCalls';
import { failed, succeeded, type Failure, type Result } from '../failures/failure';
import { concernsStartOrStopOnly } from '../failures/reactions';
import type { Vin } from '../values/vin';
import type { CommandOutcome } from './commandOutcome';
import { followSignals, outcomeSoFar, settle, type SentCommand } from './followSignals';
import {
	concernsPreconditioning,
	preconditioningCall,
	vehicleWithPrograms,
	type PreconditioningCall,
} from './preconditioningThroughBridge';
import { sdkActions, sdkCommand } from './sdkCommand';
import type { VehicleCommand, VehicleCommandKind } from './vehicleCommand';
import type { CommandOptions, VehicleTransport } from './vehicleTransport';

/** A command as the SDK takes it; `programs` where it sends all of the car's along. */
type Prepared = Pick<PreconditioningCall, 'call'> & Partial<PreconditioningCall>;

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
		options: CommandOptions,
	): Promise<Result<CommandOutcome>> {
		const dialect = await this.client.dialect();
		if (!dialect.ok) return dialect;
		const prepared = await this.prepare(vin, command, dialect.value);
		if (!prepared.ok) return prepared;

		const { kind } = command;
		const sdk: SdkCall = { operation: `pims.vehicle.command ${sdkActions[kind]}`, effect: 'write' };
		const startedAt = this.time.now();
		const sent = { vin, command: kind, sdk, startedAt, events: [], transactionId: '' };
		const result = await this.sendPrepared(vin, prepared.value, sent, options);
		if (kind !== 'setPreconditioningPrograms') return result;
		const { programs = [] } = prepared.value;
		const settled = result.ok
			? result
			: await this.lookForPrograms(vin, programs, sent, result.failure);
		return settled.ok ? succeeded({ ...settled.value, programs }) : settled;
	}

	private async prepare(
		vin: Vin,
		command: VehicleCommand,
		dialect: PimsDialect,
	): Promise<Result<Prepared>> {
		return concernsPreconditioning(command)
			? await preconditioningCall(this.client, vin, command, dialect)
			: succeeded({ call: sdkCommand(command, dialect) });
	}

	private async sendPrepared(
		vin: Vin,
		{ call }: Prepared,
		beginning: SentCommand,
		{ waitMs }: CommandOptions,
	): Promise<Result<CommandOutcome>> {
		// One batch: the bridge runs it atomically, so that no other car can be selected in between.
		const batch = [subscribeSignal, selectVehicle(vin), call];
		// A command that went out when the wait was over would be on its way unwatched.
		const hurry = waitMs > 0 && { patienceMs: waitMs };
		const answer = await this.client.call(batch, { ...beginning.sdk, ...hurry });
		if (!answer.ok) return settle(beginning, answer.failure, this.time.now());
		const transactionId = answer.value.messages.at(-1)?.transactionId ?? '';
		const sent: SentCommand = { ...beginning, transactionId };
		if (waitMs > 0) return await followSignals(this.client, this.time, sent, answer.value, waitMs);
		return succeeded({
			...outcomeSoFar(sent, beginning.startedAt),
			outcome: 'accepted',
			code: '',
		});
	}

	/** The car may refuse to start or to stop what runs or stands anyway, and take the programs all the same. */
	private async lookForPrograms(
		vin: Vin,
		programs: NonNullable<Prepared['programs']>,
		sent: SentCommand,
		failure: Failure,
	): Promise<Result<CommandOutcome>> {
		if (!concernsStartOrStopOnly(failure)) return failed(failure);
		const vehicle = await vehicleWithPrograms(this.client, vin, programs);
		if (vehicle === undefined) return failed(failure);
		const { code, label, transactionId = '' } = failure;
		const soFar = outcomeSoFar({ ...sent, transactionId }, this.time.now());
		return succeeded({ ...soFar, outcome: 'done', code, label, vehicle });
	}
}
