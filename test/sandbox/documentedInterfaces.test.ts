import { readFileSync } from 'node:fs';
import path from 'node:path';
import { findInterface } from '../../sandbox/bridge/pims/dispatch';
import type { PimsCall } from '../../sandbox/bridge/pims/message';
import { PimsRefusal } from '../../sandbox/bridge/pims/message';
import { Parameters } from '../../sandbox/bridge/pims/parameters';
import { readVendorSpec, type SpecApi } from '../conformance/vendorSpec';

/** What the vendor documents and the sandbox does not have is on the page, with a reason. */

const page = readFileSync(path.join(__dirname, '../../docs/sandbox.md'), 'utf8');
const listed = page
	.slice(page.indexOf('## What it does not have'))
	.split('\n')
	.filter((line) => /^\| (?!-|Part of)/.test(line))
	.map((line) => line.slice(2, -2).split(' | '))
	.map(([part = '', why = '']) => ({ part: part.trim().replaceAll('`', ''), why: why.trim() }));

const methods: ReadonlyArray<PimsCall['method']> = ['get', 'set', 'subscribe', 'unsubscribe'];

/** Is there a row for it? Only what picks the variant matters: parameters with one possible value. */
function isThere({ verb, api, parameters }: SpecApi): boolean {
	const picks = parameters.flatMap(({ name, values }) =>
		values?.length === 1 ? [[name, values[0]] as const] : [],
	);
	const given = Object.fromEntries(picks);
	const method = methods.find((each) => each === verb);
	if (!method) throw new Error(`The specification has a verb that the SDK does not have: ${verb}`);
	try {
		findInterface({ method, api, parameters: given }, new Parameters(given, '2.3'));
		return true;
	} catch (error) {
		if (error instanceof PimsRefusal) return false;
		throw error;
	}
}

it('every row has a reason', () => {
	expect(listed.length).toBeGreaterThan(5);
	for (const { why } of listed) expect(why.length).toBeGreaterThan(20);
});

const spec = readVendorSpec();
if (spec) {
	it('the page lists what is not there, and nothing that is', () => {
		const missing = spec.apis.filter((entry) => !isThere(entry));
		const named = (entry: SpecApi) =>
			listed
				.map(({ part }) => part)
				.find((part) => part === entry.component || part === `${entry.verb} ${entry.tag}`);
		expect(missing.filter((entry) => named(entry) === undefined)).toEqual([]);
		expect(new Set(missing.map(named))).toEqual(new Set(listed.map(({ part }) => part)));
	});
} else {
	it.skip('against the vendor’s specification: mobile-sdk-v2-3.yml is not in ../shared/vendor-specs', () => {});
}
