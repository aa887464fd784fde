import type { IDataObject, NodeParameterValueType } from 'n8n-workflow';
import type { Evaluator } from '../harness/evaluator';
import { isAlone, type WalkedField } from './fieldWalk';
import { electricCar } from './operator';
import { program } from './programs';
import { openTestBed, type TestBed } from './testBed';
import { kindOf, unresolvable, type Given } from './wrongKinds';

/** What a walk needs of one run: the failure of each item, or undefined for one that went on. */
type Told = IDataObject | undefined;

async function outcomes(
	bed: TestBed,
	field: WalkedField,
	value: NodeParameterValueType,
	given: readonly Given[],
): Promise<Told[]> {
	if (isAlone(field) && given.length > 1) {
		const each: Told[] = [];
		for (const one of given) each.push(...(await outcomes(bed, field, value, [one])));
		return each;
	}
	const run = await bed.bench.single(
		{
			type: field.node,
			onError: 'continueErrorOutput',
			parameters: field.with(value),
			credentials: {
				dqeApi: bed.dqeApi,
				stellantisBridgeApi: bed.bridgeApi,
				stellantisPartnerApi: bed.partnerApi,
			},
		},
		{
			items: given.map((one, index) => ({
				json: JSON.parse(JSON.stringify({ index, message: 'a', given: one.value })),
			})),
			timezone: 'Europe/Paris',
		},
	);
	if (run.error !== undefined) throw new Error(`The run ended: ${run.error.message}`);
	const told: Told[] = given.map(() => undefined);
	for (const failed of run.json('Failed')) told[Number(failed['index'])] = failed;
	return told;
}

/** Whether the failure is about the field itself: an input that was refused, not what a vendor said. */
const isAbout = (told: Told, { named }: WalkedField): boolean =>
	told !== undefined &&
	JSON.stringify(told['details'] ?? {}).includes('"delivered":"no"') &&
	/"category":"(input|configuration)"/.test(JSON.stringify(told['details'] ?? {})) &&
	String(told['error']).includes(`'${named}`);

/** An expression for a field, in each place where the editor keeps one. */
function placesOf({ field }: WalkedField, expression: string): NodeParameterValueType[] {
	return field.type === 'resourceLocator'
		? [expression, { __rl: true, mode: 'id', value: expression }]
		: [expression];
}

/** Walks fields with every kind of value; to be called at the top of a test file. */
export function walkFields(fields: readonly WalkedField[], evaluator: Evaluator): void {
	let bed: TestBed;
	beforeAll(async () => {
		bed = await openTestBed(undefined, evaluator);
	});
	beforeEach(() => {
		bed.sandbox.reset();
		bed.sandbox.bridge.settings.paceMs = 0;
		// A change of some of a program's parts needs the others.
		bed.sandbox.bridge.car(electricCar).set({ programs: [program(1)] });
	});
	afterAll(async () => await bed.sandbox.close());

	describe.each(fields.map((field) => [field.title, field] as const))('%s', (_, field) => {
		const { refused, taken } = kindOf(field.field);
		// A list of which one entry is wrong is compared all the same, and no car is removed.
		const reads = field.operation === 'subscription sync' && field.field.name === 'vin';

		it('refuses every wrong kind of value by its name, and sends nothing', async () => {
			for (const place of placesOf(field, '={{ $json.given }}')) {
				const told = await outcomes(bed, field, place, refused);
				const passed = refused.filter((__, index) => !isAbout(told[index], field));
				expect(passed).toEqual([]);
				expect(told[0]?.['error']).toMatch(/^The expression in '.*' gave nothing \[item 0\]$/);
			}
			expect(bed.sandbox.arrivals.filter(({ method }) => method !== 'GET' || !reads)).toEqual([]);
		});

		it('tells an expression that n8n cannot work out, and sends nothing', async () => {
			for (const [kind, expression] of unresolvable) {
				for (const place of placesOf(field, expression)) {
					const [told] = await outcomes(bed, field, place, [{ kind }]);
					expect(told).toMatchObject({
						error: expect.stringMatching(
							new RegExp(`^n8n could not work out the expression in '${escaped(field.named)}'`),
						),
						details: {
							code: 'expression',
							category: 'configuration',
							delivered: 'no',
							retry: 'afterFix',
						},
					});
				}
			}
			expect(bed.sandbox.arrivals).toEqual([]);
		});

		if (taken.length > 0) {
			it('takes what certainly means one of its values', async () => {
				const told = await outcomes(bed, field, '={{ $json.given }}', taken);
				expect(taken.filter((__, index) => isAbout(told[index], field))).toEqual([]);
			});
		}
	});
}

const escaped = (text: string): string => text.replace(/[()]/g, '\\$&');
