import type { Locator } from 'playwright-core';
import { z } from 'zod';
import { until } from './until';

/** An icon as the browser shows it. */
export interface Icon {
	/** Without the folder. */
	readonly file: string;
	readonly loaded: boolean;
}

/** Runs in the browser, which has types of its own. */
const readIcons = (images: readonly object[]): unknown =>
	images.map((image) => {
		const complete: unknown = Reflect.get(image, 'complete');
		const width: unknown = Reflect.get(image, 'naturalWidth');
		const address: unknown = Reflect.get(image, 'src');
		return { complete, width, address };
	});

const iconsSchema = z.array(
	z.object({ complete: z.boolean(), width: z.number(), address: z.string() }),
);

/** The icons inside, once the browser has drawn or given up each. */
export async function iconsIn(inside: Locator): Promise<readonly Icon[]> {
	return until('icons', async () => {
		const shown = iconsSchema.parse(await inside.locator('img').evaluateAll(readIcons));
		const done = shown.length > 0 && shown.every(({ complete }) => complete);
		if (!done) return undefined;
		return shown.map(({ width, address }) => ({
			file: address.split('/').at(-1) ?? '',
			loaded: width > 0,
		}));
	});
}
