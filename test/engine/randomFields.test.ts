import fc from 'fast-check';
import type { Arrival } from '../../sandbox/contract';
import { distinctFields, isAlone, type WalkedField } from '../support/fieldWalk';
import { openTestBed, type TestBed } from '../support/testBed';

/** Whatever an expression gives: a request names no phone, car or account that the item does not name. */
let bed: TestBed;
beforeAll(async () => {
	bed = await openTestBed();
});
beforeEach(() => {
	bed.sandbox.reset();
	bed.sandbox.bridge.settings.paceMs = 0;
});
afterAll(async () => await bed.sandbox.close());

const values = 300;
const seed = 20_261_130;

/** What people, spreadsheets and other nodes give; much of it is nearly right. */
const random: fc.Arbitrary<unknown> = fc.oneof(
	fc.json().map((json): unknown => JSON.parse(json)),
	fc.string({ unit: 'grapheme', maxLength: 30 }),
	fc.stringMatching(/^\+?[0-9][0-9 .-]{5,16}$/),
	fc.stringMatching(/^[A-HJ-NPR-Z0-9]{15,18}$/),
	fc.constantFrom<unknown>(
		undefined,
		null,
		'',
		'0',
		'FRA',
		'true',
		'undefined',
		'null',
		'[object Object]',
	),
	fc.double({ noNaN: true }),
	fc.maxSafeInteger(),
	fc.boolean(),
	fc.array(fc.stringMatching(/^[A-Z0-9]{17}$/), { maxLength: 3 }),
	fc.record({ mode: fc.constant('id'), value: fc.string() }),
);

/** A person is waited for one at a time; the fields that name somebody are those of Send Code. */
const onePerField = distinctFields.filter((field) => !isAlone(field));

const digits = (text: string): string => text.replace(/\D/g, '');
const letters = (text: string): string => text.toUpperCase().replace(/[^A-Z0-9]/g, '');

/** Phones, cars and accounts that a request names. */
function namedIn({ path, body }: Arrival): {
	phones: string[];
	vins: string[];
	sessions: string[];
} {
	// A form is encoded, JSON is not.
	const plainBody = body.startsWith('{') ? body : decodeURIComponent(body.replace(/\+/g, ' '));
	const text = `${decodeURIComponent(path)} ${plainBody}`;
	return {
		phones: [...text.matchAll(/(?:Phone=|"phoneNumber":")\+?(\d+)/g)].map(
			([, phone = '']) => phone,
		),
		vins: text.match(/\b[A-Z0-9]{17}\b/g) ?? [],
		sessions: [...text.matchAll(/\/sessions\/([^/? ]+)/g)].map(([, session = '']) => session),
	};
}

async function send(field: WalkedField, given: readonly unknown[]): Promise<void> {
	const run = await bed.bench.single(
		{
			type: field.node,
			onError: 'continueErrorOutput',
			parameters: field.with('={{ $json.given }}'),
			credentials: {
				dqeApi: bed.dqeApi,
				stellantisBridgeApi: bed.bridgeApi,
				stellantisPartnerApi: bed.partnerApi,
			},
		},
		{
			items: given.map((value) => ({ json: JSON.parse(JSON.stringify({ given: value })) })),
			timezone: 'Europe/Paris',
		},
	);
	expect(run.error).toBeUndefined();
}

it.each(onePerField.map((field) => [field.title, field] as const))('%s', async (_, field) => {
	const given = fc.sample(random, { seed, numRuns: values });
	await send(field, given);

	const usual = JSON.stringify(field.with(''));
	const inputs = [usual, JSON.stringify(given)].join(' ');
	for (const arrival of bed.sandbox.arrivals) {
		const { phones, vins, sessions } = namedIn(arrival);
		// Without the calling code, or the zero in its place.
		for (const phone of phones) expect(digits(inputs)).toContain(phone.slice(-7));
		for (const vin of vins) expect(letters(inputs)).toContain(vin);
		for (const session of sessions) expect(session).toBe('demo');
	}
});
