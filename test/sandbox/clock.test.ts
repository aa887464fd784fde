import fc from 'fast-check';
import { SandboxClock } from '../../sandbox/clock';

const start = Date.parse('2026-03-27T12:00:00Z');
const standing = () => new SandboxClock(() => {}, start);

describe('what is planned', () => {
	it('happens each at its own time while the clock is advanced, ranks first, then as planned', () => {
		const clock = standing();
		const happened: string[] = [];
		const plan = (name: string, after: number, rank?: number) =>
			clock.at(start + after, () => happened.push(`${name} ${clock.now() - start}`), rank);
		plan('late', 300);
		plan('message', 200, 1);
		plan('first', 200);
		plan('second', 200);
		plan('never', 1001);
		clock.advance(1000);
		expect(happened).toEqual(['first 200', 'second 200', 'message 200', 'late 300']);
		expect(clock.now()).toBe(start + 1000);
	});

	it('in a step is planned from the time of that step, and happens in the same advance', () => {
		const clock = standing();
		const times: number[] = [];
		const tick = () => {
			times.push(clock.now() - start);
			clock.at(clock.now() + 60, tick);
		};
		clock.at(start + 60, tick);
		clock.advance(200);
		expect(times).toEqual([60, 120, 180]);
	});

	it('can be called off, also by a step before it', () => {
		const clock = standing();
		const happened: string[] = [];
		const callOff = clock.at(start + 20, () => happened.push('called off'));
		clock.at(start + 10, () => callOff());
		clock.advance(100);
		callOff();
		expect(happened).toEqual([]);
	});

	it('is gone after a reset', () => {
		const clock = standing();
		const happened: string[] = [];
		clock.at(start + 10, () => happened.push('planned'));
		clock.reset();
		clock.advance(100);
		expect(happened).toEqual([]);
	});

	it('happens with the machine’s time too, without anybody advancing', async () => {
		const clock = new SandboxClock(() => {});
		const planned = clock.now() + 20;
		await new Promise<void>((happened) => clock.at(planned, happened));
		expect(clock.now()).toBeGreaterThanOrEqual(planned);
	});

	it('after an advance happens that much earlier by the machine’s time', async () => {
		const clock = new SandboxClock(() => {});
		const happened = new Promise<void>((resolve) => clock.at(clock.now() + 3_600_010, resolve));
		clock.advance(3_600_000);
		await happened;
	});

	it('for a time that is past happens on a standing clock as well', async () => {
		const clock = standing();
		await new Promise<void>((happened) => clock.at(start - 1, happened));
		expect(clock.now()).toBe(start);
	});

	it('happens once, in order of time, however the clock is advanced', () => {
		const times = fc.array(fc.nat(1000), { maxLength: 20 });
		const advances = fc.array(fc.nat(400), { maxLength: 10 });
		fc.assert(
			fc.property(times, advances, (planned, steps) => {
				const clock = standing();
				const happened: number[] = [];
				for (const time of planned) {
					clock.at(start + time, () => {
						happened.push(time);
						if (time > 0) expect(clock.now()).toBe(start + time);
					});
				}
				for (const step of steps) clock.advance(step);
				const reached = steps.reduce((sum, step) => sum + step, 0);
				const due = planned.filter((time) => steps.length > 0 && time <= reached);
				expect(happened).toEqual(due.sort((one, other) => one - other));
			}),
		);
	});

	it('that fails leaves the clock where it was advanced to', () => {
		const clock = standing();
		clock.at(start + 10, () => {
			throw new Error('failed');
		});
		expect(() => clock.advance(100)).toThrow('failed');
		expect(clock.now()).toBe(start + 100);
	});
});

it('a clock that stands moves only when it is advanced, and a reset takes it back', async () => {
	const clock = standing();
	await new Promise((resolve) => setImmediate(resolve));
	expect(clock.now()).toBe(start);
	clock.advance(5);
	expect(clock.now()).toBe(start + 5);
	clock.reset();
	expect(clock.now()).toBe(start);
});
