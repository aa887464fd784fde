import axios from 'axios';
import { startSandbox, type Sandbox } from '../../sandbox';

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox();
});
afterAll(() => sandbox.close());
beforeEach(() => sandbox.reset());

describe('a code on order', () => {
	const code = { kind: 'code', code: '2326', label: 'Refused ' } as const;

	it.each([
		['pims.vehicle.command chargeDeferredTime', true],
		['pims.vehicle.command', true],
		['pims.vehicle.command charge ', false],
		['pims.vehicle.vin', false],
	])('for %s is taken by that call: %s', (on, taken) => {
		sandbox.faults.order({ vendor: 'bridge', on, weather: code });
		const take = () => sandbox.faults.takeCode('bridge', 'pims.vehicle.command chargeDeferredTime');
		expect(take()).toEqual(taken ? { code: '2326', label: 'Refused ' } : undefined);
		expect(take()).toBeUndefined();
	});

	it('is not taken by another vendor', () => {
		sandbox.faults.order({ vendor: 'bridge', weather: code });
		expect(sandbox.faults.takeCode('dqe', 'GDPR_MSG')).toBeUndefined();
	});

	it('is not used up by a request, only by the double that asks for it', async () => {
		sandbox.faults.order({ vendor: 'dqe', on: 'GDPR_MSG', weather: code });
		await axios.get(`${sandbox.url.dqe}/GDPR_VERIF/`);
		const { data } = await axios.get(`${sandbox.url.dqe}/GDPR_MSG/`);
		expect(data.errors).toEqual({ '2326': '2326 - Refused ' });
		expect(sandbox.arrivals.map(({ acted }) => acted)).toEqual([false, false]);
	});
});
