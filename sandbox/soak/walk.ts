import { deepStrictEqual } from 'node:assert/strict';
import type { Sandbox } from '..';
import type { BatchCall } from '../bridge/batch';
import type { BridgeEvent } from '../bridge/eventLog';
import { Caller } from './caller';
import { parametersOf } from './encode';
import { codeOf, Sequences } from './excludedSequences';
import { excludedStates } from './excludedStates';
import { outcomeOf, type Tally } from './outcomes';
import type { ExpectedEvent } from './sessionModel';
import type { Step } from './steps';
import { summaryIn } from './summary';
import { begin } from './world';
import { WorldModel, type Expected } from './worldModel';

/** Between two looks at the cars while time is advanced. */
const longestSliceSeconds = 1800;

const subscribe: BatchCall = {
	method: 'subscribe',
	api: 'pims.vehicle.signal',
	tolerate: [2005],
};
const select = (vin: string): BatchCall => ({
	method: 'set',
	api: 'pims.vehicle.vin',
	parameters: { actionType: 'remote', vin },
});

/**
 * A walk through the sandbox: every step is made over HTTP and in the model, and afterwards cars, phones and events have
 * to be the same in both, and in no excluded state. Throws where they are not.
 */
export class Walk {
	private readonly model: WorldModel;
	private readonly caller: Caller;
	private readonly sequences = new Sequences();
	private readonly cursors = new Map<string, string>();
	private keys = 0;

	private constructor(
		private readonly sandbox: Sandbox,
		deadlineMs: number,
		private readonly tally: Tally,
	) {
		this.model = new WorldModel(deadlineMs);
		this.caller = new Caller(sandbox);
	}

	/** `sandbox`: one with a standing clock. */
	static async begin(sandbox: Sandbox, deadlineMs: number, tally: Tally): Promise<Walk> {
		begin(sandbox, deadlineMs);
		const walk = new Walk(sandbox, deadlineMs, tally);
		for (const id of walk.model.sessions.keys()) {
			walk.cursors.set(id, (await walk.caller.events(id, undefined)).cursor);
		}
		await walk.check();
		const types = ['remoteChargeFinished', 'remoteChargeInterrupted'];
		for (const session of walk.model.sessions.keys()) {
			await walk.take({ do: 'listen', session, types });
		}
		return walk;
	}

	end(): void {
		this.caller.close();
	}

	async take(step: Step): Promise<void> {
		this.tally.count(`step: ${step.do}`);
		await this.carryOut(step);
		await this.check();
		deepStrictEqual(this.sandbox.bridge.failures, [], 'The sandbox answered 500');
	}

	private async carryOut(step: Step): Promise<void> {
		const { model, caller } = this;
		switch (step.do) {
			case 'command': {
				const key = `key-${(this.keys += 1)}`;
				const { sdkVersion } = model.session(step.session).plan;
				const parameters = parametersOf(step.command, sdkVersion);
				const command: BatchCall = { method: 'set', api: 'pims.vehicle.command', parameters };
				const expected = model.command(step.session, step.vin, step.command, key);
				await this.batch(step.session, [subscribe, select(step.vin), command], key, expected);
				if ('refused' in expected) return this.tally.count(`command: busy (409)`);
				const answer = expected.answers.at(-1);
				if (answer === 'SUCCEEDED') this.sequences.accepted(step.session, key);
				else this.tally.count(`command: not taken (${answer})`);
				return;
			}
			case 'read': {
				const { session, vin, action } = step;
				const parameters = { actionType: 'remote', action };
				const read: BatchCall = { method: 'get', api: 'pims.vehicle.informations', parameters };
				const expected = model.read(session, vin, action);
				return await this.batch(session, [select(vin), read], `key-${(this.keys += 1)}`, expected);
			}
			case 'listen': {
				const { session, types } = step;
				const parameters = { actionType: 'remote', type: types };
				const listen: BatchCall = { method: 'subscribe', api: 'pims.vehicle.event', parameters };
				const expected = { answers: [model.session(session).listen(types)] };
				return await this.batch(session, [listen], `key-${(this.keys += 1)}`, expected);
			}
			case 'unsubscribe': {
				const { session, api } = step;
				const expected = { answers: [model.session(session).unsubscribe(api)] };
				const call: BatchCall = { method: 'unsubscribe', api };
				if (api === 'pims.vehicle.signal') this.sequences.unsubscribed(session);
				return await this.batch(session, [call], `key-${(this.keys += 1)}`, expected);
			}
			case 'turnCar': {
				const possible = model.car(step.vin).touch(step.change, model.now);
				if (!possible) this.tally.count('turnCar: impossible (409)');
				const status = await caller.turnCar(step.vin, step.change);
				return deepStrictEqual(status, possible ? 200 : 409, 'Is that possible for the car?');
			}
			case 'turnSession':
				model.session(step.session).turn(step.change);
				return deepStrictEqual(await caller.turnSession(step.session, step.change), 200);
			case 'pass':
				return await this.pass(step.seconds);
		}
	}

	private async pass(seconds: number): Promise<void> {
		for (let left = seconds; left > 0; left -= longestSliceSeconds) {
			const slice = Math.min(left, longestSliceSeconds);
			this.model.pass(slice);
			deepStrictEqual(await this.caller.advance(slice), 200);
			await this.check();
		}
	}

	private async batch(
		session: string,
		calls: readonly BatchCall[],
		key: string,
		expected: Expected,
	): Promise<void> {
		const { status, data } = await this.caller.calls(session, calls, key);
		if ('refused' in expected) {
			const refused = `urn:problem:mobile-sdk-bridge:${expected.refused}`;
			return deepStrictEqual([status, data.type], [409, refused]);
		}
		deepStrictEqual(
			data.messages?.map(({ error }) => (error ? Number(error.code) : 'SUCCEEDED')),
			expected.answers,
			'The answers of a batch',
		);
		if (!expected.vehicle) return;
		deepStrictEqual(summaryIn(data.messages.at(-1)?.result), expected.vehicle, 'The car’s data');
	}

	private async check(): Promise<void> {
		const { cars } = await this.caller.snapshot();
		for (const car of cars.filter(({ vin }) => this.model.cars.has(vin))) {
			const excluded = excludedStates.filter(({ is }) => is(car, this.model.now));
			deepStrictEqual(
				excluded.map((state) => state.excluded),
				[],
				`Excluded: ${car.vin}`,
			);
			const { car: facts, reported } = this.model.car(car.vin);
			const lastUpdate = new Date(reported.at).toISOString();
			deepStrictEqual({ ...car }, { vin: car.vin, ...facts, lastUpdate }, `State of ${car.vin}`);
		}
		for (const id of this.model.sessions.keys()) await this.hear(id);
	}

	/** Of one car events come in order; which of two cars is first at the same moment is nobody's promise. */
	private async hear(id: string): Promise<void> {
		const { events, cursor } = await this.caller.events(id, this.cursors.get(id));
		this.cursors.set(id, cursor);
		const expected = this.model.session(id).events.splice(0);
		const excluded = events.flatMap((event) => this.sequences.add(event));
		deepStrictEqual(excluded, [], `Excluded: events of ${id}`);
		const byCar = <T extends { vin?: string }>(list: readonly T[]) =>
			[...list].sort((one, other) => (one.vin ?? '').localeCompare(other.vin ?? ''));
		deepStrictEqual(byCar(events.map(heard)), byCar(expected), `Events of ${id}`);
		for (const event of events) this.tally.count(outcomeOf(event));
	}
}

function heard(event: BridgeEvent): ExpectedEvent {
	const { api, vin = '', receivedAt, command, message } = event;
	const code = codeOf(event);
	const notification = message.result?.['notification'];
	const vehicle = summaryIn(message.result);
	return {
		api,
		vin,
		at: receivedAt,
		...(command !== undefined && { command }),
		...(code !== undefined && { code }),
		...(typeof notification === 'string' && { notification }),
		...(vehicle && { vehicle }),
	};
}
