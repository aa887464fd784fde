import { dqeMessageCatalogue } from './dqeMessageCatalogue';
import { dqeReplyCatalogue } from './dqeReplyCatalogue';
import { dqeTokenCatalogue } from './dqeTokenCatalogue';
import { dqeVerifyCatalogue } from './dqeVerifyCatalogue';
import { lookUp, type Catalogue, type Entry, type Overrides } from './entry';
import type { Call } from './evidence';
import { httpEntryOf } from './httpCatalogue';
import { ovipCatalogue } from './ovipCatalogue';
import { pimsCatalogue, pimsOverrides } from './pimsCatalogue';
import { preconditioningCatalogue } from './preconditioningCatalogue';
import { psaCarControllerCatalogue } from './psaCarControllerCatalogue';
import { sessionCatalogue } from './sessionCatalogue';
import { webApiCatalogue } from './webApiCatalogue';

/** How a vendor's codes are found. */
export interface CodeCatalogue {
	readonly entries: Catalogue;
	readonly overrides?: Overrides;
	/** The code as the catalogue spells it, whatever way it was sent. */
	readonly normalise: (code: string) => string;
	/** For codes that are made up of a listed one and something more. */
	readonly fallback?: (code: string) => Entry | undefined;
}

const pims: CodeCatalogue = {
	entries: { ...pimsCatalogue, ...preconditioningCatalogue, ...sessionCatalogue },
	overrides: pimsOverrides,
	// The SDK's samples show numbers and texts alike.
	normalise: (code) => /^\s*0*(\d+)(?:\.0*)?\s*$/.exec(code)?.[1] ?? code.trim(),
};

/** DQE's codes have two digits; read as a number they lose the first. */
const twoDigits = (code: string): string =>
	/^\s*0*(\d+)\s*$/.exec(code)?.[1]?.padStart(2, '0') ?? code.trim();

const trimmed = (code: string): string => code.trim();

export const codeCatalogues: Readonly<Record<Call['catalogue'], CodeCatalogue>> = {
	dqeMessage: { entries: dqeMessageCatalogue, normalise: twoDigits },
	dqeVerify: { entries: dqeVerifyCatalogue, normalise: twoDigits },
	dqeReply: { entries: dqeReplyCatalogue, normalise: twoDigits },
	dqeToken: {
		entries: dqeTokenCatalogue,
		// Published as `Invalid Client`, sent by OAuth2 servers as `invalid_client`.
		normalise: (code) =>
			code
				.trim()
				.toLowerCase()
				.replace(/[\s-]+/g, '_'),
	},
	pims,
	// The bridge passes the SDK's codes on unchanged.
	bridge: pims,
	ovip: { entries: ovipCatalogue, normalise: trimmed },
	webApi: {
		entries: webApiCatalogue,
		normalise: trimmed,
		// `40499`: an HTTP status and two digits of its own.
		fallback: (code) =>
			/^[345]\d{4}$/.test(code) ? httpEntryOf(Number(code.slice(0, 3)), 'webApi') : undefined,
	},
	psaCarController: {
		entries: psaCarControllerCatalogue,
		normalise: trimmed,
		// `400 <reason>`: a return code and the reason behind it.
		fallback: (code) => lookUp(psaCarControllerCatalogue, code.split(/\s/, 1)[0] ?? ''),
	},
};
