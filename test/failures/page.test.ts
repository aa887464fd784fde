import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { failuresPage } from '../../scripts/failuresPageText';
import { dqeMessageLabels, pimsLabels } from './published';

const page = failuresPage();

test('docs/failures.md says what the catalogues say', () => {
	expect(readFileSync(join(__dirname, '../../docs/failures.md'), 'utf8')).toBe(page);
});

test.each([...pimsLabels, ...dqeMessageLabels])('the page has %s', (code, label) => {
	const escaped = label.trim().replace(/([[\]])/g, '\\$1');
	expect(page).toContain(`| \`${code}\` | ${escaped} | `);
});

test('no placeholder is left open', () => {
	expect(page.match(/(?<![\\{])\{[A-Za-z]+\}/g)).toBeNull();
	expect(page).not.toMatch(
		/\\\{(?:system|System|check|credential|address|words|code|field|waited)\\\}/,
	);
});
