import type { Call, Evidence } from '../../nodes/shared/failures/evidence';
import type { Failure } from '../../nodes/shared/failures/failure';
import { mapFailure } from '../../nodes/shared/failures/mapFailure';

const vendors: Record<Call['catalogue'], Call['vendor']> = {
	dqeMessage: 'dqe',
	dqeVerify: 'dqe',
	dqeReply: 'dqe',
	dqeToken: 'dqe',
	pims: 'pims',
	bridge: 'pims',
	ovip: 'ovip',
	webApi: 'webApi',
	psaCarController: 'psaCarController',
};

export const call = (
	catalogue: Call['catalogue'],
	operation = 'some call',
	effect: Call['effect'] = 'write',
): Call => ({ vendor: vendors[catalogue], catalogue, operation, effect });
export const code = (text: string, label = ''): Evidence => ({ kind: 'code', code: text, label });
export const http = (status: number, label = ''): Evidence => ({ kind: 'http', status, label });
export const mapped = (
	evidence: Evidence,
	catalogue: Call['catalogue'],
	operation?: string,
): Failure => mapFailure(evidence, call(catalogue, operation));
