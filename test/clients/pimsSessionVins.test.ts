import { readSessionVins } from '../../nodes/shared/clients/pimsSession';
import { scriptedBridge } from './bridgeClient';
import { answer, fault } from './scriptedSend';

const session = (vins: unknown) => answer({ id: 'alice', sdkVersion: '2.3.0', ready: true, vins });
const [one, other] = ['VR3UHZKXZLT123456', 'VR7UHZKXZLT123456'];

describe('the cars of a session', () => {
	it.each([
		['two', [one, other], [one, other]],
		['none', [], []],
		['one of them twice, once in lower case', [one, other, 'vr3uhzkxzlt123456'], [one, other]],
		['one that no car has', [one, 'VR3UHZKXZLTI23456'], [one, 'VR3UHZKXZLTI23456']],
		['something else among them', [one, 17, null, 'my car', { vin: other }], [one]],
	])('%s', async (_, vins, value) => {
		const { client, requests } = scriptedBridge([session(vins)]);
		expect(await readSessionVins(client)).toEqual({ ok: true, value });
		expect(requests).toEqual([{ method: 'GET', path: '/sessions/alice' }]);
	});

	it.each([
		['does not say', session(undefined), 'sessionVinsUnknown'],
		['says null', session(null), 'sessionVinsUnknown'],
		['says something else', session('all'), 'sessionVinsUnknown'],
		['has no such session', answer({}, 404), '404'],
		['is a web page', answer('<html>'), 'malformed'],
		['is not there', fault('unreachable', 'ECONNREFUSED'), 'network'],
	])('a bridge that %s', async (_, sent, code) => {
		const { client } = scriptedBridge([sent]);
		expect(await readSessionVins(client)).toMatchObject({
			ok: false,
			failure: { code },
		});
	});
});
