import { perItem, sampleVin, service, subscribers, vin } from '../support/partner';
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

describe.each(['subscription add', 'subscription remove', 'eligibility check'])(
	'%s takes VINs the way they come',
	(operation) => {
		const three = [1, 2, 3].map(vin);
		it.each([
			['a row of a spreadsheet', three.join('\t')],
			['rows of a spreadsheet', three.join('\t\r\n')],
			['quotation marks around each', three.map((each) => `"${each}"`).join(', ')],
			['spaces between', three.join(' ')],
			['an apostrophe before each', three.map((each) => `'${each}`).join('\n')],
			["a scanner's marks", three.map((each) => `*I${each}*`).join(';')],
			['labels', three.map((each) => `VIN: ${each}`).join('\n')],
		])('%s', async (_, text) => {
			const items = [{ service, vin: text }];
			const { outputs, failures } = await desk.operator.ovip(operation, perItem, { items });
			expect(failures).toEqual([]);
			expect(outputs.map((output) => output['vin'])).toEqual(three);
		});

		it.each([
			['a list of cars', [{ vin: vin(1) }, { vin: vin(2) }]],
			['one car', { vin: vin(1) }],
			['cars as JSON text', JSON.stringify([{ vin: vin(1) }])],
		])('but names %s as such', async (_, cars) => {
			const items = [{ service, vin: cars }];
			const { outputs, failures } = await desk.operator.ovip(operation, perItem, { items });
			expect(outputs).toEqual([]);
			expect(failures).toMatchObject([
				{ code: 'vinInObject', delivered: 'no', hint: expect.stringContaining("pluck('vin')") },
			]);
			expect(desk.arrivals('ovip')).toEqual([]);
		});

		it('names a letter of another alphabet', async () => {
			const items = [{ service, vin: `В${vin(1).slice(1)}` }];
			const { failures } = await desk.operator.ovip(operation, perItem, { items });
			expect(failures).toMatchObject([{ code: 'vinForeignLetter' }]);
			expect(desk.arrivals('ovip')).toEqual([]);
		});
	},
);

describe('a VIN with an O for a zero', () => {
	const mistyped = 'VR3SANDBOXBEVOOO1';
	const items = [{ service, vin: `${vin(1)}\t${mistyped}` }];

	it.each(['subscription add', 'subscription sync', 'eligibility check'])(
		'is refused by %s, and the others go on',
		async (operation) => {
			const { outputs, failures } = await desk.operator.ovip(operation, perItem, { items });
			expect(outputs.map((output) => output['vin'])).toContain(vin(1));
			expect(failures).toMatchObject([
				{
					code: 'vinHasIoq',
					delivered: 'no',
					message: expect.stringContaining(mistyped),
					hint: expect.stringContaining('A VIN has no I, O or Q: is it a zero'),
				},
			]);
			expect(JSON.stringify(desk.arrivals('ovip'))).not.toContain(mistyped);
		},
	);

	it('is shown and removed where the list has it already', async () => {
		desk.sandbox.ovip.services.get(service)?.subscribers.add(mistyped);
		const listed = await desk.operator.ovip('subscription getAll', { service });
		expect(JSON.stringify(listed.outputs)).toContain(mistyped);
		const { outputs, failures } = await desk.operator.ovip('subscription remove', perItem, {
			items,
		});
		expect(failures).toEqual([]);
		expect(outputs).toMatchObject([{ vin: vin(1) }, { vin: mistyped, status: 'removed' }]);
		expect(subscribers(desk.sandbox)).not.toContain(mistyped);
	});
});
