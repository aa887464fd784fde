import { vehicleReport } from '../../sandbox/bridge/pims/vehicleReport';
import { vins } from '../support/bridgeSessions';
import { unlucky } from '../support/operationUnderTest';
import { body, byWeather, type WalkFault } from './walkFault';

/** Nobody of the walk. */
const another = { phone: '33699999999', vin: 'VR3SANDB0XBEV9999', service: 'OTHER_CODE' };
const dateTime = '2030-07-29 11:32:32.876000';
const channels = { phone: 0, post: 0, sms: 1, email: 0 };
const errors = { '00': '00 - No errors' };

export const ofAnotherPhone = byWeather(
	'the answer of another phone',
	body(
		JSON.stringify({
			status: 'DELIVERED',
			...{ to: another.phone, phone: another.phone, smsToken: 'C6hfYZIER3CVoGVYwTiZ99' },
			...{ errors, channels, timeout: '3', companyName: 'MYCOMPANY', country: 'FRA', dateTime },
		}),
	),
);
export const verifiedForAnother = byWeather(
	'a right PIN of another phone',
	body(JSON.stringify({ status: 'OK', phone: another.phone, errors, channels, dateTime })),
);

export const ofAnotherCar = byWeather(
	'the data of another car',
	({ bridge }) => {
		const car = bridge.car(vins[unlucky]);
		const result = vehicleReport(another.vin, car.report, '2.3');
		const ok = { transactionId: '953cfefb-bc72', status: 'SUCCEEDED' };
		return body(JSON.stringify({ messages: [ok, { ...ok, result }], cursor: 'x' }));
	},
	{ only: (on) => on === '/calls' },
);
const signalOf = (what: string, event: object) =>
	byWeather(
		what,
		body(
			JSON.stringify({
				events: [
					{
						cursor: 'x',
						receivedAt: '2030-07-29T11:32:32Z',
						api: 'pims.vehicle.signal',
						...event,
						message: { transactionId: 'y', status: 'RESULT', result: { code: 200 } },
					},
				],
				cursor: 'x',
			}),
		),
		{ slow: true, only: (on) => on === '/events' },
	);

export const ofAnotherSignal: readonly WalkFault[] = [
	signalOf('a signal of another car', { vin: another.vin }),
	signalOf('a signal of another command', { command: 'another-key' }),
];

const { vin, service } = another;
export const ofAnotherSubscriber: readonly WalkFault[] = [
	byWeather('the eligibility of another car', body(JSON.stringify({ vin, eligible: true }))),
	byWeather(
		'the list of another service',
		body(JSON.stringify({ code: service, name: 'Other', subscribers: [vin] })),
	),
	byWeather(
		'what became of another service',
		body(JSON.stringify([{ code: service, subscribers: [vin] }])),
	),
];
