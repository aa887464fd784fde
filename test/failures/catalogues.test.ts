import { bridgeCatalogue } from '../../nodes/shared/failures/bridgeCatalogue';
import { dqeTestRules, bridgeTestRules } from '../../nodes/shared/failures/credentialTests';
import { dqeMessageCatalogue } from '../../nodes/shared/failures/dqeMessageCatalogue';
import { dqeStatusCatalogue } from '../../nodes/shared/failures/dqeStatusCatalogue';
import { dqeTokenCatalogue } from '../../nodes/shared/failures/dqeTokenCatalogue';
import { dqeVerifyCatalogue } from '../../nodes/shared/failures/dqeVerifyCatalogue';
import type { Catalogue } from '../../nodes/shared/failures/entry';
import { inputCatalogue } from '../../nodes/shared/failures/inputCatalogue';
import { libcCodes } from '../../nodes/shared/failures/libcCodes';
import { ovipCatalogue } from '../../nodes/shared/failures/ovipCatalogue';
import { pimsCatalogue, pimsOverrides } from '../../nodes/shared/failures/pimsCatalogue';
import { psaCarControllerCatalogue } from '../../nodes/shared/failures/psaCarControllerCatalogue';
import { webApiCatalogue } from '../../nodes/shared/failures/webApiCatalogue';
import { parties } from '../../nodes/shared/failures/wording';
import { inputReasons } from '../../nodes/shared/values/inputReason';
import * as published from './published';
import { catalogues, entries } from './allCatalogues';

const texts = entries.flatMap(({ name, entry }) =>
	[entry.message, entry.doubt, entry.hint, entry.hintForRead].flatMap((text) =>
		text === undefined ? [] : [{ name, text }],
	),
);

const missing = (catalogue: Catalogue, codes: readonly string[]): string[] =>
	codes.filter((code) => !Object.hasOwn(catalogue, code));
const labelled = (catalogue: Catalogue): Array<[string, string | undefined]> =>
	Object.entries(catalogue).map(([code, { label }]) => [code, label]);
const trimmed = (labels: ReadonlyArray<readonly [string, string]>): Array<[string, string]> =>
	labels.map(([code, label]) => [code, label.trim()]);

describe('what the vendors publish', () => {
	test('every published PIMS code has its published label', () => {
		const known = new Map(labelled(pimsCatalogue));
		expect(trimmed(published.pimsLabels).map(([code]) => [code, known.get(code)])).toEqual(
			trimmed(published.pimsLabels),
		);
		expect(published.pimsLabels).toHaveLength(100);
	});

	test('PIMS numbers without a published label are known and have none', () => {
		const known = new Map(labelled(pimsCatalogue));
		expect(missing(pimsCatalogue, published.pimsCodesWithoutLabel)).toEqual([]);
		expect(published.pimsCodesWithoutLabel.filter((code) => known.get(code))).toEqual([]);
		expect(known.size).toBe(published.pimsLabels.length + published.pimsCodesWithoutLabel.length);
	});

	test('DQE codes have their published labels, each call its own', () => {
		expect(labelled(dqeMessageCatalogue).sort()).toEqual(trimmed(published.dqeMessageLabels));
		expect(labelled(dqeVerifyCatalogue)).toEqual(trimmed(published.dqeVerifyLabels));
		expect(labelled(dqeTokenCatalogue).map(([, label]) => label)).toEqual(published.dqeTokenLabels);
	});

	test.each([
		['DQE statuses', dqeStatusCatalogue, published.dqeStatuses],
		['Web API causes', webApiCatalogue, published.webApiCauses],
		['Web API preconditioning causes', webApiCatalogue, published.webApiPreconditioningCauses],
		['psa_car_controller codes', psaCarControllerCatalogue, published.psaCarControllerCodes],
		['bridge statuses', bridgeCatalogue, ['400', '401', '404', '409', '410', '422', '429']],
		['OVIP statuses', ovipCatalogue, ['200', '202', '204', '400', '401']],
		['input reasons', inputCatalogue, inputReasons],
	])('%s are all listed', (_name, catalogue, codes) => {
		expect(codes.length).toBeGreaterThan(0);
		expect(missing(catalogue, codes)).toEqual([]);
	});

	test('every override belongs to a listed code', () => {
		const codes = Object.keys(pimsOverrides).map((key) => key.split(' ')[0] ?? '');
		expect(missing(pimsCatalogue, codes)).toEqual([]);
	});
});

describe('how texts are written', () => {
	test.each([
		['error, problem, failure or mistake', /\b(?:errors?|problems?|failures?|mistakes?)\b/i],
		['markup', /[<>&]/],
		['control characters or double blanks', /[\p{C}]|\s{2}/u],
		['blanks at the ends', /^\s|\s$/],
	])('no text has %s', (_name, unwanted) => {
		expect(texts.filter(({ text }) => unwanted.test(text))).toEqual([]);
	});

	test('no text has a libc code in it', () => {
		const taken = texts.filter(({ text }) =>
			libcCodes.some((code) => text.toUpperCase().includes(code)),
		);
		expect(taken).toEqual([]);
	});

	test('messages have no full stop at the end, since the item number follows', () => {
		const ended = entries.filter(({ entry }) =>
			[entry.message, entry.doubt].some((text = '') => /[.!]$/.test(text)),
		);
		expect(ended.map(({ name }) => name)).toEqual([]);
	});

	test('hints are whole sentences', () => {
		const hints = entries.flatMap(({ name, entry: { hint } }) =>
			hint === undefined ? [] : [{ name, hint: hint.replace('{check}', 'Check') }],
		);
		expect(hints.filter(({ hint }) => !/^[A-Z'].*\.$/s.test(hint))).toEqual([]);
	});

	test('placeholders are the known ones', () => {
		const placeholders = texts.flatMap(({ text }) => text.match(/(?<!\{)\{(\w+)\}/g) ?? []);
		expect([...new Set(placeholders)].sort()).toEqual(
			[
				'{System}',
				'{address}',
				'{allowed}',
				'{certificate}',
				'{check}',
				'{choices}',
				'{firstChoice}',
				'{min}',
				'{range}',
				'{code}',
				'{credential}',
				'{field}',
				'{later}',
				'{listed}',
				'{named}',
				'{orCertificate}',
				'{removals}',
				'{system}',
				'{waited}',
				'{words}',
			].sort(),
		);
	});

	test('a published code has a message of its own within its catalogue', () => {
		const repeated = Object.entries(catalogues).flatMap(([name, catalogue]) => {
			if (!['pims', 'dqeMessage', 'dqeVerify', 'bridge', 'ovip', 'input'].includes(name)) return [];
			const messages = Object.values(catalogue).map(({ message }) => message);
			return messages.filter((message, index) => messages.indexOf(message) !== index);
		});
		expect([...new Set(repeated)]).toEqual(["'{field}' is empty"]);
	});

	test('every party has words for a check', () => {
		for (const { check, certificate } of Object.values(parties)) {
			expect(check).toMatch(/^[A-Z].*[^.]$/);
			expect(certificate).toMatch(/^[a-z].*[^.]$/);
		}
	});
});

describe('what entries promise', () => {
	test('safe only where nothing was delivered', () => {
		const unsound = entries.filter(
			({ entry }) => entry.retry === 'safe' && entry.delivered !== 'no',
		);
		expect(unsound).toEqual([]);
	});

	test('what is unknown is not promised to be undelivered', () => {
		const unsound = entries.filter(
			({ entry }) => entry.category === 'unknown' && entry.delivered === 'no',
		);
		expect(unsound).toEqual([]);
	});

	test.each([
		['pims', ['2305', '2306', '2308', '2310', '2317', '2383']],
		['dqeVerify', ['03', '04']],
		['dqeStatus', ['KO']],
	])(
		'answers of %s about a PIN, a code or a password came after they were given: %j',
		(name, codes) => {
			const given = codes.map((code) => catalogues[name]?.[code]);
			expect(given.map((entry) => entry?.delivered)).toEqual(codes.map(() => 'yes'));
			expect(given.map((entry) => entry?.retry)).not.toContain('safe');
		},
	);

	test('refusals of the car reached the car', () => {
		const refusals = entries.filter(({ entry }) => entry.category === 'vehicleState');
		expect(refusals.length).toBeGreaterThan(30);
		expect(
			refusals.filter(
				({ name, entry }) => entry.delivered !== 'yes' && name !== 'psaCarController 500',
			),
		).toEqual([]);
	});
});

describe('credential tests', () => {
	test.each([
		['DQE', dqeTestRules, 'errors.03'],
		['bridge', bridgeTestRules, 'ready'],
	])('%s needs the answer that only a working credential gets', (_name, rules, key) => {
		expect(rules.map(({ properties }) => properties)).toContainEqual(
			expect.objectContaining({ key, value: undefined }),
		);
		for (const { properties } of rules) {
			expect(properties.message).not.toMatch(/\b(?:error|problem|failure|mistake)s?\b/i);
		}
	});
});
