import { textIn } from '../shared/clients/json';
import { credentialTest } from '../shared/execution/credentialTest';
import { accepted } from '../shared/execution/refusal';
import { bridgeTestRules } from '../shared/failures/credentialTests';
import type { Call } from '../shared/failures/evidence';
import { parseServerAddress } from '../shared/values/serverAddress';
import { parseSessionName } from '../shared/values/sessionName';

const call: Call = {
	vendor: 'pims',
	catalogue: 'bridge',
	operation: 'GET /sessions/{session}',
	effect: 'read',
};

/** Reads what the bridge says of the session: address, token and session name are checked, nothing is called. */
export const stellantisBridgeApiTest = credentialTest({
	call,
	rules: bridgeTestRules,
	async request(fields) {
		const bridge = accepted(parseServerAddress(fields['bridgeUrl']), 'Bridge URL', call);
		const session = accepted(parseSessionName(fields['session']), 'Session', call);
		return await Promise.resolve({
			method: 'GET',
			url: `${bridge}/sessions/${encodeURIComponent(session)}`,
			headers: { authorization: `Bearer ${textIn(fields, 'token') ?? ''}` },
		});
	},
});
