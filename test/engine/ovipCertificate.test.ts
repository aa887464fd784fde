import type { Certificates } from '../../sandbox/ovip';
import { perItem, service, subscribers, vin } from '../support/partner';
import { letIn, refusedAtOnce, refusedInHandshake } from '../support/partnerCertificates';
import { useOperator } from '../support/useOperator';

const desk = useOperator();

let made: Certificates;
beforeAll(async () => {
	made = await desk.sandbox.ovip.certificates();
});

const items = [1, 2].map((number) => ({ service, vin: vin(number) }));

const add = async (fields: Readonly<Record<string, string>>) =>
	await desk.operator.ovip('subscription add', perItem, {
		items,
		credential: { baseUrl: desk.sandbox.url.ovipTls, ...fields },
	});

describe.each(['alert', 'late', 'page'] as const)('a gateway that refuses by %s', (refusal) => {
	beforeEach(() => {
		desk.sandbox.ovip.refusal = refusal;
	});

	it.each(letIn)('lets %s in', async (_, fieldsOf) => {
		const { outputs, failures } = await add(fieldsOf(made));
		expect(failures).toEqual([]);
		expect(outputs.map(({ status }) => status)).toEqual(['subscribed', 'subscribed']);
		expect(subscribers(desk.sandbox)).toEqual([vin(1), vin(2)]);
	});

	it.each(refusedAtOnce)('is not asked with $what', async ({ fields, told, says }) => {
		const { failures } = await add(fields(made));
		expect(failures).toMatchObject([told, told]);
		expect(failures[0]?.message).toMatch(says);
		expect(desk.arrivals('ovip')).toEqual([]);
	});
});

it.each(refusedInHandshake)('says that of $what, and nothing was sent', async (trouble) => {
	const { outputs, failures } = await add(trouble.fields(made));
	expect(outputs).toEqual([]);
	expect(failures).toMatchObject([trouble.told, trouble.told]);
	expect(failures[0]?.message).toMatch(trouble.says);
	expect(desk.arrivals('ovip')).toEqual([]);
});

describe('TLS 1.3, where the refusal comes after the request went out', () => {
	beforeEach(() => {
		desk.sandbox.ovip.refusal = 'late';
	});
	const [wrongCa, missing] = refusedInHandshake;

	it('does not claim that nothing arrived', async () => {
		const { failures } = await add(wrongCa?.fields(made) ?? {});
		expect(failures).toMatchObject([
			{ code: 'network', delivered: 'unknown', retry: 'later' },
			{ code: 'network', delivered: 'unknown', retry: 'later' },
		]);
	});

	it('knows a certificate that is asked for and missing', async () => {
		const { failures } = await add(missing?.fields(made) ?? {});
		expect(failures).toMatchObject([{ category: 'configuration' }, { category: 'configuration' }]);
		expect(failures[0]?.message).toMatch(/client certificate/);
	});
});

it.each(refusedInHandshake.slice(0, 2))(
	'says that of $what, where the gateway answers with a page',
	async ({ fields }) => {
		desk.sandbox.ovip.refusal = 'page';
		const { failures } = await add(fields(made));
		const told = { code: 'certificateRefused', category: 'configuration', delivered: 'no' };
		expect(failures).toMatchObject([told, told]);
	},
);
