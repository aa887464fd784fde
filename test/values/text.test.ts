import { folded } from '../../nodes/shared/values/text';

/** Every code point that is a decimal digit, by the script that Unicode has it in. */
const digits = Array.from({ length: 0x110000 }, (_, code) => code)
	.filter((code) => code < 0xd800 || code > 0xdfff)
	.map((code) => String.fromCodePoint(code))
	.filter((character) => /\p{Nd}/u.test(character));

it('digits of every script are those of ASCII, each as often as the others', () => {
	const count = digits.length / 10;
	expect(count).toBeGreaterThan(60);
	const counts = [...'0123456789'].map(
		(ascii) => digits.filter((digit) => folded(digit) === ascii).length,
	);
	expect(counts).toEqual(Array.from({ length: 10 }, () => count));
});

it.each([
	['٠١٢٣٤٥٦٧٨٩', 'Arabic'],
	['۰۱۲۳۴۵۶۷۸۹', 'Persian'],
	['०१२३४५६७८९', 'Devanagari'],
	['๐๑๒๓๔๕๖๗๘๙', 'Thai'],
	['၀၁၂၃၄၅၆၇၈၉', 'Burmese'],
	['০১২৩৪৫৬৭৮৯', 'Bengali'],
	['０１２３４５６７８９', 'full-width'],
	['𝟘𝟙𝟚𝟛𝟜𝟝𝟞𝟟𝟠𝟡', 'mathematical'],
])('%s (%s) are the ten digits', (text) => {
	expect(folded(text)).toBe('0123456789');
});
