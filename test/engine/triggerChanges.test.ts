import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { TriggerHost } from '../harness/triggerHost';
import { electricCar, sleepingCar } from '../support/operator';
import { deliveryOf, eventOf } from '../support/signing';
import { delivery, post, secretOf, useTriggers } from '../support/triggerDesk';

const desk = useTriggers();

/** All items of the first executions. */
const items = async (host: TriggerHost, count: number): Promise<IDataObject[]> =>
	(await host.runs(count)).flatMap((run) => run.json('Started'));

describe('vehicle changes', () => {
	const vin = electricCar;
	const report = (status: object, of = vin) =>
		eventOf('pims.vehicle.signal', {
			result: { code: 903, vehicle: { resources: { status }, attributes: { vin: of } } },
		});
	const level = (chargingLevel: number) => ({ electricInformation: { chargingLevel } });
	const doors = (isDriverDoorOpened: boolean) => ({
		doorStateInformation: { state: ['Locked'], isDriverDoorOpened },
	});
	const changesOf = async (parameters: INodeParameters, ...reports: readonly object[]) => {
		const host = await desk.activated({ events: ['vehicleChange'], ...parameters });
		for (const status of reports) {
			const posted = delivery(deliveryOf(report(status)), secretOf(host));
			expect(await post(host.webhookUrl(), posted)).toBe(200);
		}
		return (await items(host, host.started)).map(({ changes }) => changes);
	};

	it.each<[string, string[], object[], object[]]>([
		['the same again', ['batteryPercent'], [level(45), level(45)], []],
		[
			'each step from the one before',
			['batteryPercent'],
			[level(45), level(46), level(48)],
			[{ batteryPercent: { from: 45, to: 46 } }, { batteryPercent: { from: 46, to: 48 } }],
		],
		['fields that are not watched', ['plugged'], [level(45), level(46)], []],
		[
			'what a report leaves out is kept',
			['batteryPercent'],
			[level(45), doors(false), level(45), {}, level(44)],
			[{ batteryPercent: { from: 45, to: 44 } }],
		],
		[
			'a value that no car has',
			['batteryPercent'],
			[level(45), level(255), level(45), level(46)],
			[{ batteryPercent: { from: 45, to: 46 } }],
		],
		[
			'lists by their content',
			['openDoors'],
			[doors(false), doors(false), doors(true), level(1), doors(true)],
			[{ openDoors: { from: [], to: ['driver'] } }],
		],
		[
			'the first report of a field',
			['batteryPercent', 'locked'],
			[level(45), { ...level(45), ...doors(false) }],
			[],
		],
	])('%s', async (_, watchedFields, reports, changes) => {
		expect(await changesOf({ watchedFields }, ...reports)).toEqual(changes);
	});

	it('belong to a car', async () => {
		const host = await desk.activated({
			events: ['vehicleChange'],
			watchedFields: ['batteryPercent'],
		});
		for (const [of, percent] of [
			[vin, 45],
			[sleepingCar, 80],
			[vin, 45],
			[sleepingCar, 81],
		] as const) {
			const posted = delivery(deliveryOf(report(level(percent), of)), secretOf(host));
			expect(await post(host.webhookUrl(), posted)).toBe(200);
		}
		expect(await items(host, 1)).toMatchObject([
			{ vin: sleepingCar, changes: { batteryPercent: { from: 80, to: 81 } } },
		]);
		expect(host.started).toBe(1);
	});
});
