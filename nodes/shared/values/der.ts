/** One element of DER (ITU-T X.690): what kind it is, and its contents. */
export interface DerElement {
	readonly tag: number;
	readonly contents: Buffer;
	/** The element itself, header included. */
	readonly whole: Buffer;
}

/** Tags of the kinds that certificates consist of. */
export const derTag = { integer: 0x02, oid: 0x06, sequence: 0x30, context0: 0xa0 } as const;

/** The elements that stand one after the other in `bytes`; undefined where the last one is cut off, or a length is none. */
export function derElements(bytes: Buffer): readonly DerElement[] | undefined {
	const elements: DerElement[] = [];
	for (let rest = bytes; rest.length > 0; ) {
		const element = firstElement(rest);
		if (!element) return undefined;
		elements.push(element);
		rest = rest.subarray(element.whole.length);
	}
	return elements;
}

/** What stands in the one sequence that `bytes` are; undefined where they are none, or not a whole one. */
export function derSequence(bytes: Buffer): readonly DerElement[] | undefined {
	const element = firstElement(bytes);
	return element?.tag === derTag.sequence && element.whole.length === bytes.length
		? derElements(element.contents)
		: undefined;
}

function firstElement(bytes: Buffer): DerElement | undefined {
	const [tag, first] = bytes;
	if (tag === undefined || first === undefined) return undefined;
	const lengthBytes = first < 0x80 ? 0 : first & 0x7f;
	const start = 2 + lengthBytes;
	if (first === 0x80 || lengthBytes > 4 || bytes.length < start) return undefined;
	const end = start + (lengthBytes === 0 ? first : bytes.readUIntBE(2, lengthBytes));
	return end > bytes.length
		? undefined
		: { tag, contents: bytes.subarray(start, end), whole: bytes.subarray(0, end) };
}
