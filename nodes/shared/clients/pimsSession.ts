import { succeeded, type Result } from '../failures/failure';
import { sessionVinsUnknown } from '../failures/reactions';
import { parseListedVin, type Vin } from '../values/vin';
import type { PimsBridgeClient } from './pimsBridge';
import { refuse } from './unusable';

const sdk = { operation: 'GET /sessions/{session}', effect: 'read' } as const;

/**
 * The cars of the session's account, as the bridge knows them: neither the SDK nor a car is asked. A bridge need not
 * tell them; what is no VIN in its list is left out.
 */
export async function readSessionVins(bridge: PimsBridgeClient): Promise<Result<readonly Vin[]>> {
	const answer = await bridge.get('', {}, sdk);
	if (!answer.ok) return answer;
	const { vins } = answer.value.body;
	if (!Array.isArray(vins)) {
		return refuse(
			{ kind: 'code', code: sessionVinsUnknown, label: '' },
			{ ...sdk, vendor: 'pims', catalogue: 'pims' },
		);
	}
	const known = vins.map(parseListedVin).flatMap((vin) => (vin.ok ? [vin.value] : []));
	return succeeded([...new Set(known)]);
}
