import { join, resolve } from 'node:path';
import type { IDataObject } from 'n8n-workflow';
import { readWorkflow } from '../harness';
import { electricCar, sleepingCar } from '../support/operator';
import { useOperator } from '../support/useOperator';

const desk = useOperator();
const workflow = readWorkflow(
	join(resolve(__dirname, '../..'), 'workflows/nightly-off-peak-charging.json'),
);

/** What is sent in the end; the credential is found by the id that the workflow names. */
async function evening(): Promise<readonly IDataObject[]> {
	const { bench, bridgeApi } = desk.operator.bed;
	const run = await bench.run(workflow, { credentials: { 'bridge-sandbox': { ...bridgeApi } } });
	expect(run.status).toBe('success');
	return run.json('Send It Your Way');
}

const scheduled = (vin: string, time: string) => ({
	vin,
	scheduled: true,
	outcome: 'done',
	startsAt: expect.stringContaining(`T${time}:00`),
});
const refused = (vin: string, code: string) => ({
	vin,
	scheduled: false,
	whatHappened: expect.stringMatching(/\S/),
	whatToDo: expect.stringMatching(/\S/),
	code,
});

it('gives each car its hour, and one summary', async () => {
	expect(await evening()).toEqual([
		{
			subject: '2 of 2 cars will charge tonight',
			scheduled: 2,
			failed: 0,
			cars: [scheduled(electricCar, '02:30'), scheduled(sleepingCar, '03:15')],
		},
	]);
	const { bridge } = desk.sandbox;
	expect(bridge.car(electricCar).state.deferredTime).toBe('PT02H30M');
	expect(bridge.car(sleepingCar).state.deferredTime).toBe('PT03H15M');
});

it('goes on with the others where a car refuses, and says why', async () => {
	desk.sandbox.bridge.car(electricCar).set({ ignition: 'start' });
	expect(await evening()).toEqual([
		{
			subject: '1 of 2 cars will charge tonight',
			scheduled: 1,
			failed: 1,
			cars: [scheduled(sleepingCar, '03:15'), refused(electricCar, '2329')],
		},
	]);
});

it('has a summary too when nothing could be done', async () => {
	desk.sandbox.faults.order({
		vendor: 'bridge',
		on: '/calls',
		times: 2,
		weather: { kind: 'status', status: 401 },
	});
	expect(await evening()).toEqual([
		{
			subject: '0 of 2 cars will charge tonight',
			scheduled: 0,
			failed: 2,
			cars: [refused(electricCar, '401'), refused(sleepingCar, '401')],
		},
	]);
});
