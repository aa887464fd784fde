import type { OtherSubject } from '../failures/describedAnswer';
import type { Call } from '../failures/evidence';
import { succeeded, type Result } from '../failures/failure';
import type { Vin } from '../values/vin';
import type { JsonObject } from './json';
import type { PimsBridgeClient } from './pimsBridge';
import type { PimsCall } from './pimsCalls';
import { vehicleIn } from './pimsSignal';
import { vinOf } from './pimsVehicle';
import { selectVehicle } from './pimsVehicleCalls';
import { refuse } from './unusable';

/**
 * The data of one car as `pims.vehicle.informations` gives them, `{ resources, attributes }`. Data of another car, or with
 * an `error` of their own, which n8n would take for a failed item, are refused as `malformed`.
 * @param call one that asks for the data; `effect` is `write` where it wakes the car
 */
export async function readInformations(
	bridge: PimsBridgeClient,
	vin: Vin,
	call: PimsCall,
	effect: Call['effect'],
): Promise<Result<JsonObject>> {
	const sdk = { operation: 'pims.vehicle.informations remote', effect };
	const answer = await bridge.callForResult([selectVehicle(vin), call], sdk);
	if (!answer.ok) return answer;
	const vehicle = vehicleIn(answer.value);
	const about = othersIn(vehicle, vin);
	if (about === undefined) return succeeded(vehicle);
	return refuse(
		{ kind: 'malformed', httpStatus: 200, answer: { contentType: '', body: '', about } },
		{ ...sdk, vendor: 'pims', catalogue: 'pims' },
	);
}

function othersIn(vehicle: JsonObject, vin: Vin): OtherSubject | undefined {
	const named = vinOf(vehicle);
	if (named !== undefined && named.toUpperCase() !== vin) return 'car';
	return vehicle['error'] ? 'trouble' : undefined;
}
