import { DqeApi } from '../../credentials/DqeApi.credentials';
import { credentialTest } from '../shared/execution/credentialTest';
import { accepted } from '../shared/execution/refusal';
import { dqeTestRules } from '../shared/failures/credentialTests';
import type { Call } from '../shared/failures/evidence';
import { parseServerAddress } from '../shared/values/serverAddress';

const call: Call = { vendor: 'dqe', catalogue: 'dqeMessage', operation: 'sign in', effect: 'read' };

/** Asks for a code to a number that no phone can have: the licence is checked, no SMS can go out. */
export const dqeApiTest = credentialTest({
	call,
	rules: dqeTestRules,
	async request(fields, http) {
		const server = accepted(parseServerAddress(fields['serverAddress']), 'Server Address', call);
		const dqeApi = new DqeApi();
		const token = await dqeApi.preAuthentication.call(http, fields);
		return await dqeApi.authenticate(
			{ ...fields, ...token },
			{
				method: 'POST',
				url: `${server}/GDPR_MSG/`,
				headers: { 'content-type': 'application/x-www-form-urlencoded' },
				body: { Phone: '0', Country: 'FRA', Company: 'Test', Custom_sms: 'Test', Sms: '1' },
			},
		);
	},
});
