import { StellantisPartnerApi } from '../../credentials/StellantisPartnerApi.credentials';
import { readPartnerCredential } from '../shared/clients/partnerCredential';
import { credentialTest } from '../shared/execution/credentialTest';
import { accepted } from '../shared/execution/refusal';
import { partnerTestRules } from '../shared/failures/credentialTests';
import type { Call } from '../shared/failures/evidence';

const call: Call = { vendor: 'ovip', catalogue: 'ovip', operation: 'sign in', effect: 'read' };

/** Asks whether the vendor's sample car is eligible: nothing is changed. */
export const stellantisPartnerApiTest = credentialTest({
	call,
	rules: partnerTestRules,
	async request(fields) {
		const read = readPartnerCredential(fields, new Date());
		const { serverAddress } = accepted(read, read.ok ? '' : read.field, call);
		return await new StellantisPartnerApi().authenticate(fields, {
			method: 'GET',
			url: `${serverAddress}/applications/portail-ovip/v2/eligibility`,
			qs: { vin: 'VF000000000000001' },
		});
	},
});
