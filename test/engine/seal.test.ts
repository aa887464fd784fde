import fc from 'fast-check';
import { Seal } from '../../nodes/shared/execution/seal';

const sealOf = (execution: string): Seal =>
	new Seal({
		getSignedResumeUrl: (parameters = {}) =>
			`https://n8n.example/${execution}?${new URLSearchParams(parameters).toString()}&signature=${execution}`,
	});

describe('a seal', () => {
	it('gives back any text that it closed, and never the same way twice', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme' }), (text) => {
				const [one, other] = [sealOf('1').close(text), sealOf('1').close(text)];
				expect(sealOf('1').open(one)).toBe(text);
				expect(one).not.toBe(other);
			}),
		);
	});

	it('does not open for another execution', () => {
		expect(() => sealOf('2').open(sealOf('1').close('secret'))).toThrow();
	});

	it('does not open where a byte was changed, or some are missing', () => {
		const bytes = Buffer.from(sealOf('1').close('secret'), 'base64');
		for (const index of bytes.keys()) {
			const changed = Buffer.from(bytes);
			changed[index] = (changed[index] ?? 0) ^ 1;
			expect(() => sealOf('1').open(changed.toString('base64'))).toThrow();
			expect(() => sealOf('1').open(bytes.subarray(0, index).toString('base64'))).toThrow();
		}
	});
});
