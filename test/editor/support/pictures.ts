import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

const root = join(__dirname, '..', '..', '..');
const docs = join(root, 'docs');
const images = join(docs, 'images');

const filesBelow = (folder: string, ending: string): readonly string[] =>
	readdirSync(folder, { encoding: 'utf8', recursive: true })
		.filter((name) => name.endsWith(ending))
		.map((name) => join(folder, name));

const imageLink = /!\[[^\]]*\]\(([^)\s]+)\)|<img[^>]*\ssrc="([^"]+)"/g;

/** Pictures that the README and the pages below docs/ show, as paths below docs/images. */
export const shownPictures = (): readonly string[] => {
	const pages = [join(root, 'README.md'), ...filesBelow(docs, '.md')];
	const shown = pages.flatMap((page) =>
		[...readFileSync(page, 'utf8').matchAll(imageLink)].map(([, link, source]) =>
			relative(images, join(dirname(page), link ?? source ?? '')),
		),
	);
	return [...new Set(shown)].filter((name) => name.endsWith('.png')).sort();
};

/** Photographs that are committed, as paths below docs/images. */
export const keptPictures = (): readonly string[] =>
	filesBelow(images, '.png')
		.map((file) => relative(images, file))
		.sort();

export const bytesOf = (name: string): number => readFileSync(join(images, name)).length;

export interface Size {
	readonly width: number;
	readonly height: number;
}

/** Of a PNG file, from its header. */
const sizeOf = (png: Buffer): Size => ({
	width: png.readUInt32BE(16),
	height: png.readUInt32BE(20),
});

/** With it, a test run takes the pictures anew: they differ a little from machine to machine. */
const takenAnew = process.env['UPDATE_PICTURES'] !== undefined;

/**
 * Keeps a new photograph if pictures are to be taken anew.
 *
 * @returns the sizes of the new one and of the one that is kept
 */
export function photographed(
	name: string,
	png: Buffer,
): { readonly now: Size; readonly kept: Size } {
	const file = join(images, name);
	if (takenAnew) {
		mkdirSync(dirname(file), { recursive: true });
		writeFileSync(file, png);
	}
	const kept = existsSync(file) ? sizeOf(readFileSync(file)) : { width: 0, height: 0 };
	return { now: sizeOf(png), kept };
}
