import fc from 'fast-check';
import { parseSdkApi, parseSdkParameters } from '../../nodes/shared/values/sdkCall';

describe('the name of an API of the Mobile SDK', () => {
	it.each(['pims.vehicle.command', 'pims.authentication.smscode', '  pims.sdk.version\n'])(
		'%j is one',
		(raw) => {
			expect(parseSdkApi(raw)).toEqual({ ok: true, value: raw.trim() });
		},
	);

	it.each([
		'',
		'pims',
		'pims.',
		'PIMS.vehicle',
		'pims.vehicle/../token',
		'vehicle.command',
		7,
		null,
	])('%j is none', (raw) => {
		expect(parseSdkApi(raw)).toEqual({ ok: false, reason: 'apiNotValid' });
	});
});

describe('parameters of a call', () => {
	it('are passed on as they are, as an object or as its JSON', () => {
		fc.assert(
			fc.property(
				fc.dictionary(fc.string(), fc.jsonValue(), { noNullPrototype: true }),
				(value) => {
					const json: unknown = JSON.parse(JSON.stringify(value));
					expect(parseSdkParameters(json)).toEqual({ ok: true, value: json });
					expect(parseSdkParameters(JSON.stringify(value))).toEqual({ ok: true, value: json });
				},
			),
		);
	});

	it.each([undefined, null, '', '  '])('are none if %j is given', (raw) => {
		expect(parseSdkParameters(raw)).toEqual({ ok: true, value: {} });
	});

	it.each(['{', '[]', '"text"', '7', 'true', 7, [], true])('%j is no object', (raw) => {
		expect(parseSdkParameters(raw)).toEqual({ ok: false, reason: 'parametersNotAnObject' });
	});
});
