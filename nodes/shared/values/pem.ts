import type { Branded } from './brand';
import { derSequence } from './der';
import type { InputReason } from './inputReason';
import { invalid, valid, type Parsed } from './parsed';
import { reasonOfContents, reasonOfLabel } from './pemContents';
import { folded, isMissing } from './text';

/** One or more certificates as clean PEM (RFC 7468): 64 columns, line feeds, nothing around them. Order as given. */
export type CertificatePem = Branded<string, 'CertificatePem'>;
/** One private key as clean PEM (RFC 7468, or RFC 1421 for an encrypted key of old OpenSSL). */
export type PrivateKeyPem = Branded<string, 'PrivateKeyPem'>;

/** A long chain with its bag attributes is far shorter. */
const longestPem = 200_000;

/** Line breaks as programs write them into one line. */
const escapedBreak = /\\{1,4}[rnt]/g;

/** Word processors make one long dash of several. Counts are bounded: the text is searched in one pass. */
const boundary =
	/\p{Pd}{1,5}\s{0,5}(?<edge>BEGIN|END)\s{0,5}(?<label>[A-Z0-9\s]{1,40}?)\s{0,5}\p{Pd}/gu;

/** What is left of the dashes, marks of quoted e-mails, of quoted text and of lists of lines: no base64. */
const around = /[\s>"',\p{Pd}]/gu;

/** The two headers of RFC 1421 that OpenSSL writes, with the start value of the cipher in hexadecimal. */
const encryptionHeaders =
	/^[\s>"',\p{Pd}]{0,20}Proc-Type:\s{0,5}4,\s{0,5}ENCRYPTED[\s>"',]{0,20}DEK-Info:\s{0,5}(?<cipher>[A-Z0-9-]{1,40}),\s{0,5}(?<rest>.*)$/su;

const certificateLabels: ReadonlySet<string> = new Set(['CERTIFICATE', 'X509CERTIFICATE']);
const keyLabels: Readonly<Record<string, string>> = {
	PRIVATEKEY: 'PRIVATE KEY',
	ENCRYPTEDPRIVATEKEY: 'ENCRYPTED PRIVATE KEY',
	RSAPRIVATEKEY: 'RSA PRIVATE KEY',
	ECPRIVATEKEY: 'EC PRIVATE KEY',
};

interface Block {
	/** Without spaces. */
	readonly label: string;
	readonly body: string;
}

/**
 * Reads certificates out of PEM pasted in any way: with the line breaks lost, doubled, escaped or made spaces, with
 * text or other blocks around it. Only the form is checked, and that nothing is cut off.
 * Fails with `certificateMissing`, with a reason that names what it is instead (`pemIs…`), or with `certificateNotPem`.
 */
export function parseCertificate(raw: unknown): Parsed<CertificatePem> {
	if (isMissing(raw)) return invalid('certificateMissing');
	const text = textOf(raw);
	const blocks = blocksOf(text);
	const certificates = blocks?.filter(({ label }) => certificateLabels.has(label)) ?? [];
	return joined(
		certificates.map(({ body }) => armoured('CERTIFICATE', body)),
		insteadOf(certificates, blocks, text) ?? 'certificateNotPem',
	);
}

/**
 * Reads the first private key, encrypted or not, as above.
 * Fails with `privateKeyMissing`, `pemIs…`, or `privateKeyNotPem`.
 */
export function parsePrivateKey(raw: unknown): Parsed<PrivateKeyPem> {
	if (isMissing(raw)) return invalid('privateKeyMissing');
	const text = textOf(raw);
	const blocks = blocksOf(text);
	const keys = blocks?.filter(({ label }) => Object.hasOwn(keyLabels, label)).slice(0, 1) ?? [];
	return joined(keys.map(privateKey), insteadOf(keys, blocks, text) ?? 'privateKeyNotPem');
}

/** Whether the key can be read with a passphrase only. */
export const isEncrypted = (key: PrivateKeyPem): boolean =>
	/^(-----BEGIN ENCRYPTED|.*\nProc-Type)/.test(key);

/** Empty where it is no text, or too long to be looked through. */
const textOf = (raw: unknown): string =>
	typeof raw === 'string' && raw.length <= longestPem
		? folded(raw.replace(escapedBreak, '\n'))
		: '';

/** What the text consists of; undefined where a block has no end. */
function blocksOf(text: string): readonly Block[] | undefined {
	const edges = [...text.matchAll(boundary)].map(({ index, 0: all, groups }) => ({
		start: index,
		end: index + all.length,
		begins: groups?.['edge'] === 'BEGIN',
		label: (groups?.['label'] ?? '').replace(/\s/g, ''),
	}));
	const blocks: Block[] = [];
	for (const [place, begin] of edges.entries()) {
		if (!begin.begins) continue;
		const end = edges[place + 1];
		if (!end || end.begins || end.label !== begin.label) return undefined;
		blocks.push({ label: begin.label, body: text.slice(begin.end, end.start) });
	}
	return blocks;
}

function privateKey({ label, body }: Block): string | undefined {
	const name = keyLabels[label] ?? label;
	const { cipher, rest } = encryptionHeaders.exec(body)?.groups ?? {};
	if (cipher === undefined || rest === undefined) return armoured(name, body);
	const startValue = rest.slice(0, cipher.startsWith('DES') ? 16 : 32);
	const base64 = base64Of(rest.slice(startValue.length));
	return /^[0-9A-F]+$/i.test(startValue) && base64 !== undefined
		? block(name, `Proc-Type: 4,ENCRYPTED\nDEK-Info: ${cipher},${startValue}\n\n`, base64)
		: undefined;
}

function armoured(label: string, body: string): string | undefined {
	const base64 = base64Of(body);
	// Nothing was cut off or slipped in, and it is a certificate or a key rather than a bag of them.
	const der = Buffer.from(base64 ?? '', 'base64');
	return base64 !== undefined && derSequence(der) && reasonOfContents(der) === undefined
		? block(label, '', base64)
		: undefined;
}

/** What the text holds in place of the blocks that were looked for: in one of them, in others, or without any. */
function insteadOf(
	found: readonly Block[],
	blocks: readonly Block[] | undefined,
	text: string,
): InputReason | undefined {
	if (!blocks) return undefined;
	const bodies = blocks.length === 0 ? [text] : found.map(({ body }) => body);
	const others = found.length === 0 ? blocks.map(({ label }) => reasonOfLabel(label)) : [];
	const contents = bodies.map((body) =>
		reasonOfContents(Buffer.from(base64Of(body) ?? '', 'base64')),
	);
	return [...others, ...contents].find((reason) => reason !== undefined);
}

function base64Of(body: string): string | undefined {
	const [, digits, rest] = /^([A-Za-z0-9+/]+)(=*)$/.exec(body.replace(around, '')) ?? [];
	if (digits === undefined || rest === undefined || rest.length > 2) return undefined;
	return digits.length % 4 === 1 ? undefined : digits.padEnd(Math.ceil(digits.length / 4) * 4, '=');
}

const block = (label: string, headers: string, base64: string): string =>
	`-----BEGIN ${label}-----\n${headers}${base64.replace(/.{1,64}/g, '$&\n')}-----END ${label}-----\n`;

/** None at all, or one of them not in order, makes the whole text wrong. */
function joined<T extends CertificatePem | PrivateKeyPem>(
	blocks: ReadonlyArray<string | undefined>,
	reason: InputReason,
): Parsed<T> {
	const text = blocks.includes(undefined) ? '' : blocks.join('');
	return isClean<T>(text) ? valid(text) : invalid(reason);
}

const isClean = <T extends string>(text: string): text is T => text !== '';
