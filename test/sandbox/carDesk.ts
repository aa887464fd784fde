import axios from 'axios';
import { startSandbox, type Sandbox } from '../../sandbox';
import type { CarState } from '../../sandbox/bridge';
import { bev, BridgeCaller, command, signalCode } from './bridgeCaller';

/** Noon of a Friday in Paris, two days before the clocks go forward. */
export const noon = Date.parse('2026-03-27T12:00:00+01:00');
export const hour = 3600;

/** A sandbox whose clock moves only when it is advanced, and what is done with its cars. */
export interface CarDesk {
	readonly sandbox: Sandbox;
	readonly caller: BridgeCaller;
	addCar(state: Partial<CarState>): ReturnType<Sandbox['bridge']['addCar']>;
	/** Seconds. */
	pass(seconds: number): Promise<unknown>;
	passUntil(iso: string): Promise<unknown>;
	/** Sends a command to the electric car and lets it arrive. The codes of its signals. */
	sent(parameters: Readonly<Record<string, unknown>>, seconds?: number): Promise<number[]>;
}

/** To be called once, at the top of a test file. */
export function useCarDesk(): CarDesk {
	let opened: Sandbox | undefined;
	const sandbox = (): Sandbox => {
		if (!opened) throw new Error('The sandbox is opened before the first test');
		return opened;
	};
	beforeAll(async () => {
		opened = await startSandbox({ clockStandsAt: noon });
	});
	afterAll(() => sandbox().close());
	beforeEach(() => {
		sandbox().reset();
		Object.assign(sandbox().bridge.settings, { paceMs: 1000, timeZone: 'Europe/Paris' });
	});
	afterEach(() => expect(sandbox().bridge.failures).toEqual([]));

	const pass = async (seconds: number) =>
		await axios.post(`${sandbox().url.page}/sandbox/clock`, { advanceSeconds: seconds });
	const desk: CarDesk = {
		get sandbox() {
			return sandbox();
		},
		get caller() {
			return BridgeCaller.of(sandbox());
		},
		addCar: (state) => sandbox().bridge.addCar('VR3SANDB0XTEST001', state),
		pass,
		passUntil: async (iso) => await pass((Date.parse(iso) - sandbox().clock.now()) / 1000),
		sent: async (parameters, seconds = 4) => {
			const { data } = await desk.caller.calls(command(bev, parameters));
			await pass(seconds);
			const { events } = (await desk.caller.events(data.cursor)).data;
			return events.filter(({ api }) => api === 'pims.vehicle.signal').map(signalCode);
		},
	};
	return desk;
}
