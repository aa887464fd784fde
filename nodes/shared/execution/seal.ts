import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'crypto';
import type { FunctionsBase } from 'n8n-workflow';

const algorithm = 'aes-256-gcm';
const nonceLength = 12;
const tagLength = 16;

/** The part of n8n's functions that signs addresses; there while a node runs and while its page is asked for. */
export type Signing = Pick<FunctionsBase, 'getSignedResumeUrl'>;

/**
 * Keeps what must outlast a wait, but stand nowhere in plain text: n8n stores the execution meanwhile. The key comes
 * from n8n's signature of an address that is never given out, which differs for every execution and node.
 */
export class Seal {
	private readonly key: Buffer;

	constructor(functions: Signing) {
		const { search } = new URL(functions.getSignedResumeUrl({ purpose: 'seal' }));
		this.key = createHash('sha256').update(search).digest();
	}

	close(text: string): string {
		const nonce = randomBytes(nonceLength);
		const cipher = createCipheriv(algorithm, this.key, nonce);
		const sealed = [nonce, cipher.update(text, 'utf8'), cipher.final()];
		return Buffer.concat([...sealed, cipher.getAuthTag()]).toString('base64');
	}

	/** @throws if it was not sealed by this node in this execution, or was changed since */
	open(sealed: string): string {
		const bytes = Buffer.from(sealed, 'base64');
		const end = bytes.length - tagLength;
		const decipher = createDecipheriv(algorithm, this.key, bytes.subarray(0, nonceLength), {
			authTagLength: tagLength,
		});
		decipher.setAuthTag(bytes.subarray(end));
		return (
			decipher.update(bytes.subarray(nonceLength, end), undefined, 'utf8') + decipher.final('utf8')
		);
	}
}
