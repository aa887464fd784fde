import { bridgeCatalogue } from '../../nodes/shared/failures/bridgeCatalogue';
import {
	dqeHttpCatalogue,
	dqeTokenHttpCatalogue,
} from '../../nodes/shared/failures/dqeHttpCatalogue';
import { dqeMessageCatalogue } from '../../nodes/shared/failures/dqeMessageCatalogue';
import { dqeReplyCatalogue } from '../../nodes/shared/failures/dqeReplyCatalogue';
import { dqeStatusCatalogue } from '../../nodes/shared/failures/dqeStatusCatalogue';
import { dqeTokenCatalogue } from '../../nodes/shared/failures/dqeTokenCatalogue';
import { dqeVerifyCatalogue } from '../../nodes/shared/failures/dqeVerifyCatalogue';
import type { Entry } from '../../nodes/shared/failures/entry';
import { faultCatalogue, faultCauses } from '../../nodes/shared/failures/faultCatalogue';
import * as general from '../../nodes/shared/failures/generalCatalogue';
import { httpCatalogue, unlistedHttpEntry } from '../../nodes/shared/failures/httpCatalogue';
import { inputCatalogue } from '../../nodes/shared/failures/inputCatalogue';
import { noOutcomeCatalogue } from '../../nodes/shared/failures/noOutcomeCatalogue';
import { ovipCatalogue } from '../../nodes/shared/failures/ovipCatalogue';
import { pimsCatalogue, pimsOverrides } from '../../nodes/shared/failures/pimsCatalogue';
import { preconditioningCatalogue } from '../../nodes/shared/failures/preconditioningCatalogue';
import {
	psaCarControllerCatalogue,
	psaCarControllerHttpCatalogue,
} from '../../nodes/shared/failures/psaCarControllerCatalogue';
import { sessionCatalogue } from '../../nodes/shared/failures/sessionCatalogue';
import { webApiCatalogue, webApiHttpCatalogue } from '../../nodes/shared/failures/webApiCatalogue';

/** Every entry of the failures room, with the name of its table. */
export const catalogues: Record<string, Readonly<Record<string, Partial<Entry>>>> = {
	bridge: bridgeCatalogue,
	dqeHttp: dqeHttpCatalogue,
	dqeMessage: dqeMessageCatalogue,
	dqeReply: dqeReplyCatalogue,
	dqeStatus: dqeStatusCatalogue,
	dqeToken: dqeTokenCatalogue,
	dqeTokenHttp: dqeTokenHttpCatalogue,
	dqeVerify: dqeVerifyCatalogue,
	fault: faultCatalogue,
	faultCause: faultCauses,
	general,
	http: { ...httpCatalogue, unlistedHttpEntry },
	input: inputCatalogue,
	noOutcome: noOutcomeCatalogue,
	ovip: ovipCatalogue,
	pims: pimsCatalogue,
	pimsOverride: pimsOverrides,
	preconditioning: preconditioningCatalogue,
	psaCarController: psaCarControllerCatalogue,
	psaCarControllerHttp: psaCarControllerHttpCatalogue,
	session: sessionCatalogue,
	webApi: webApiCatalogue,
	webApiHttp: webApiHttpCatalogue,
};

export const entries = Object.entries(catalogues).flatMap(([name, catalogue]) =>
	Object.entries(catalogue).map(([code, entry]) => ({ name: `${name} ${code}`, code, entry })),
);
