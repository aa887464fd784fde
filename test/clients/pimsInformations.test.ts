import { readInformations } from '../../nodes/shared/clients/pimsInformations';
import { getVehicleInformations } from '../../nodes/shared/clients/pimsVehicleCalls';
import { messages, scriptedBridge, succeededMessage } from './bridgeClient';
import { vin } from './values';

const read = async (result: object, effect: 'read' | 'write' = 'read') => {
	const { client } = scriptedBridge([messages(succeededMessage(), succeededMessage(result))]);
	return await readInformations(client, vin, getVehicleInformations('get'), effect);
};
const of = (name: string) => ({ attributes: { vin: name } });

it.each([
	['that names itself', of(vin)],
	['that names itself in small letters', of(vin.toLowerCase())],
	['that does not say which one it is', { attributes: { brand: 'Peugeot' } }],
	['without data', {}],
	['in the wrapping of newer versions', { vehicle: of(vin) }],
	['with an empty error', { ...of(vin), error: null }],
])('gives the data of a car %s', async (_, result) => {
	expect(await read(result)).toMatchObject({ ok: true });
});

it.each([
	['of another car', of('VR3UHZKXZLT999999'), 'an answer about another car'],
	[
		'of another car by its status',
		{ resources: { status: { vin: 'VR3UHZKXZLT999999' } } },
		'an answer about another car',
	],
	['with an error of their own', { ...of(vin), error: { code: 1 } }, 'something that went wrong'],
])('data %s are refused', async (_, result, label) => {
	expect(await read(result)).toMatchObject({
		ok: false,
		failure: {
			code: 'malformed',
			label: expect.stringContaining(label),
			delivered: 'unknown',
			retry: 'safe',
		},
	});
	expect(await read(result, 'write')).toMatchObject({ ok: false, failure: { retry: 'later' } });
});
