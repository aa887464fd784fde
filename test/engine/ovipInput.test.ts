import { perItem, sampleVin, service, vin } from '../support/partner';
import { useOperator } from '../support/useOperator';

const desk = useOperator();

describe.each(['subscription add', 'subscription remove', 'eligibility check'])(
	'%s',
	(operation) => {
		it.each([
			["the vendor's own sample of 16 characters", sampleVin, 'vinNotValid'],
			['a sign that is none of a VIN', 'VF00000000000000-', 'vinNotValid'],
			['text that is no VIN', 'my car', 'vinNotValid'],
			['nothing', '', 'vinMissing'],
			['no value', null, 'vinMissing'],
			['an empty list', [], 'vinMissing'],
			['a separator only', ',', 'vinMissing'],
		])('refuses %s and sends the others', async (_, wrong, code) => {
			const items = [1, 2, 3].map((number) => ({ service, vin: vin(number) }));
			const spoiled = items.map((item, index) => (index === 1 ? { service, vin: wrong } : item));
			const { outputs, failures } = await desk.operator.ovip(operation, perItem, {
				items: spoiled,
			});
			expect(outputs.map((output) => output['vin'])).toEqual([vin(1), vin(3)]);
			expect(failures).toMatchObject([{ code, category: 'input', delivered: 'no' }]);
			expect(failures[0]?.hint).toMatch(/17 letters and digits|VF000000000000001/);
			expect(failures[0]?.message).toMatch(/'VIN.*\[item 1\]$/);
			expect(JSON.stringify(desk.arrivals('ovip'))).not.toContain(sampleVin);
		});

		it('refuses one wrong VIN in a list, and names it', async () => {
			const items = [{ service, vin: [vin(1), sampleVin, vin(2)] }];
			const { outputs, failures } = await desk.operator.ovip(operation, perItem, { items });
			expect(outputs.map((output) => output['vin'])).toEqual([vin(1), vin(2)]);
			expect(failures).toMatchObject([{ message: expect.stringContaining(sampleVin) }]);
		});
	},
);
