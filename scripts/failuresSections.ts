import { bridgeCatalogue } from '../nodes/shared/failures/bridgeCatalogue';
import { dqeHttpCatalogue, dqeTokenHttpCatalogue } from '../nodes/shared/failures/dqeHttpCatalogue';
import { dqeMessageCatalogue } from '../nodes/shared/failures/dqeMessageCatalogue';
import { dqeReplyCatalogue } from '../nodes/shared/failures/dqeReplyCatalogue';
import { dqeStatusCatalogue } from '../nodes/shared/failures/dqeStatusCatalogue';
import { dqeTokenCatalogue } from '../nodes/shared/failures/dqeTokenCatalogue';
import { dqeVerifyCatalogue } from '../nodes/shared/failures/dqeVerifyCatalogue';
import { lookUp, type Entry } from '../nodes/shared/failures/entry';
import type { Call } from '../nodes/shared/failures/evidence';
import { faultCatalogue, faultCauses } from '../nodes/shared/failures/faultCatalogue';
import * as general from '../nodes/shared/failures/generalCatalogue';
import { httpCatalogue } from '../nodes/shared/failures/httpCatalogue';
import { inputCatalogue } from '../nodes/shared/failures/inputCatalogue';
import { noOutcomeCatalogue } from '../nodes/shared/failures/noOutcomeCatalogue';
import { ovipCatalogue } from '../nodes/shared/failures/ovipCatalogue';
import { pimsCatalogue, pimsOverrides } from '../nodes/shared/failures/pimsCatalogue';
import { preconditioningCatalogue } from '../nodes/shared/failures/preconditioningCatalogue';
import {
	psaCarControllerCatalogue,
	psaCarControllerHttpCatalogue,
} from '../nodes/shared/failures/psaCarControllerCatalogue';
import { sessionCatalogue } from '../nodes/shared/failures/sessionCatalogue';
import { webApiCatalogue, webApiHttpCatalogue } from '../nodes/shared/failures/webApiCatalogue';

type Rows = Readonly<Record<string, Entry>>;

/** One table of the page. */
export interface Section {
	readonly title: string;
	readonly intro: string;
	readonly rows: Rows;
	/** Whose names fill the texts; missing where any system may be meant. */
	readonly catalogue?: Call['catalogue'];
}

/** 2339 means one thing for a car and another for Bluetooth: the page shows both. */
const overridden: Rows = Object.fromEntries(
	Object.entries(pimsOverrides).flatMap(([key, change]) => {
		const entry = lookUp(pimsCatalogue, key.split(' ')[0] ?? '');
		return entry === undefined ? [] : [[key, { ...entry, ...change }]];
	}),
);

const causes: Rows = Object.fromEntries(
	Object.entries(faultCauses).map(([name, cause]) => [
		name,
		{ ...faultCatalogue.unreachable, ...cause },
	]),
);

export const sections: readonly Section[] = [
	{
		title: 'DQE: sending a code (GDPR_MSG)',
		intro: 'A number means another thing when a PIN is verified.',
		rows: dqeMessageCatalogue,
		catalogue: 'dqeMessage',
	},
	{
		title: 'DQE: verifying a PIN (GDPR_VERIF)',
		intro: 'A number means another thing when a code is sent.',
		rows: dqeVerifyCatalogue,
		catalogue: 'dqeVerify',
	},
	{
		title: 'DQE: a PIN typed on the page (Send Code and Wait for Reply)',
		intro: 'When no further try and no further code is allowed; before that the page asks again.',
		rows: dqeReplyCatalogue,
		catalogue: 'dqeReply',
	},
	{
		title: 'DQE: statuses',
		intro: 'No success, also when they come with code 00.',
		rows: dqeStatusCatalogue,
		catalogue: 'dqeMessage',
	},
	{ title: 'DQE: sign-in (OAuth2)', intro: '', rows: dqeTokenCatalogue, catalogue: 'dqeToken' },
	{
		title: 'DQE: HTTP statuses',
		intro: 'Not documented by DQE, whose own codes come with status 200.',
		rows: dqeHttpCatalogue,
		catalogue: 'dqeMessage',
	},
	{
		title: 'DQE: HTTP statuses of the sign-in',
		intro: '',
		rows: dqeTokenHttpCatalogue,
		catalogue: 'dqeToken',
	},
	{
		title: 'Mobile SDK (PIMS)',
		intro:
			'Found by number only. Numbers without a label are in the vendor’s sources without a meaning.',
		rows: pimsCatalogue,
		catalogue: 'pims',
	},
	{
		title: 'Mobile SDK (PIMS): other words for single calls',
		intro: 'One number, another situation.',
		rows: overridden,
		catalogue: 'pims',
	},
	{
		title: 'Mobile SDK: preconditioning programs',
		intro:
			'The SDK sends all programs with every command; where the node cannot, it sends nothing.',
		rows: preconditioningCatalogue,
		catalogue: 'pims',
	},
	{
		title: 'Mobile SDK bridge: lists in the editor',
		intro: '',
		rows: sessionCatalogue,
		catalogue: 'pims',
	},
	{
		title: 'Mobile SDK: no outcome in time',
		intro: 'A vehicle command was accepted; by its last signal.',
		rows: noOutcomeCatalogue,
		catalogue: 'pims',
	},
	{
		title: 'Mobile SDK bridge: HTTP statuses',
		intro: 'As the contract defines them.',
		rows: bridgeCatalogue,
		catalogue: 'bridge',
	},
	{
		title: 'Portail OVIP',
		intro: '200 is for a VIN missing from the list the vendor confirmed; 202 adds nothing.',
		rows: ovipCatalogue,
		catalogue: 'ovip',
	},
	{
		title: 'Connected Vehicle Web API: outcomes',
		intro: '',
		rows: webApiCatalogue,
		catalogue: 'webApi',
	},
	{
		title: 'Connected Vehicle Web API: HTTP statuses',
		intro: 'Its own codes of five digits begin with one of these, or with a general one.',
		rows: webApiHttpCatalogue,
		catalogue: 'webApi',
	},
	{
		title: 'PSA Car Controller: outcomes',
		intro: '',
		rows: psaCarControllerCatalogue,
		catalogue: 'psaCarController',
	},
	{
		title: 'PSA Car Controller: HTTP statuses',
		intro: '',
		rows: psaCarControllerHttpCatalogue,
		catalogue: 'psaCarController',
	},
	{
		title: 'HTTP statuses in general',
		intro: 'Where the vendor gives a status no meaning of its own.',
		rows: httpCatalogue,
	},
	{
		title: 'No whole answer',
		intro: '`code` is `network`, `timeout` or `canceled`.',
		rows: faultCatalogue,
	},
	{
		title: 'No connection: by cause',
		intro: '`code` is `network`; the cause is not shown.',
		rows: causes,
	},
	{
		title: 'Everything else',
		intro:
			'Codes and statuses in no table, answers in another form, and what the node did not foresee.',
		rows: general,
	},
	{
		title: 'Refused before sending',
		intro: 'A value cannot be right, so nothing is sent. `code` is the reason.',
		rows: inputCatalogue,
	},
];
