import js from '@eslint/js';
import { n8nCommunityNodesPlugin } from '@n8n/eslint-plugin-community-nodes';
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import { importX } from 'eslint-plugin-import-x';
import n8nNodesBase from 'eslint-plugin-n8n-nodes-base';
import { defineConfig, globalIgnores } from 'eslint/config';
import globals from 'globals';
import tseslint from 'typescript-eslint';

const packageFiles = ['nodes/**/*.ts', 'credentials/**/*.ts'];

/** n8n's rules for package.json, credentials and nodes, as its own command-line tool applies them. */
const nodesBaseRules = (set, overrides = {}) => ({
	...n8nNodesBase.configs[set].rules,
	...overrides,
});

/** The rooms: what each may not import. Data flows node → execution → operation → client → send. */
const rooms = [
	{ room: 'values', not: ['failures', 'clients', 'vehicle', 'execution'] },
	{ room: 'failures', not: ['vehicle', 'execution'] },
	{ room: 'clients', not: ['vehicle', 'execution'] },
	{ room: 'vehicle', not: ['execution'] },
	{ room: 'execution', not: ['vehicle'] },
];

const flow = rooms.flatMap(({ room, not }) =>
	not.map((other) => ({
		target: `./nodes/shared/${room}`,
		from: `./nodes/shared/${other}`,
		message: `${room}/ is upstream of ${other}/: see docs/architecture.md`,
	})),
);

const noN8n = {
	patterns: [{ group: ['n8n-workflow', 'n8n-core'], message: 'n8n only in nodes/ and execution/' }],
};

export default defineConfig(
	globalIgnores([
		'dist',
		'.build',
		'coverage',
		'editor/.data',
		'**/node_modules',
		'test/engines',
		'test/harness/fixtures',
	]),
	js.configs.recommended,
	tseslint.configs.recommendedTypeChecked.map((config) => ({ ...config, files: ['**/*.ts'] })),
	{
		files: ['**/*.ts'],
		plugins: { 'import-x': importX },
		languageOptions: { parserOptions: { projectService: true } },
		settings: { 'import-x/resolver-next': [createTypeScriptImportResolver()] },
		rules: {
			'@typescript-eslint/consistent-type-imports': 'error',
			'@typescript-eslint/no-explicit-any': 'error',
			'@typescript-eslint/no-non-null-assertion': 'error',
			'@typescript-eslint/no-unnecessary-type-assertion': 'error',
			'@typescript-eslint/switch-exhaustiveness-check': [
				'error',
				{ considerDefaultExhaustiveForUnions: true },
			],
			'@typescript-eslint/no-unused-vars': [
				'error',
				{ argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
			],
			'import-x/no-cycle': 'error',
			'max-lines': ['error', { max: 200 }],
			'no-console': 'error',
		},
	},
	{
		files: packageFiles,
		rules: {
			'@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'never' }],
			'import-x/no-restricted-paths': ['error', { zones: flow }],
		},
	},
	{
		files: ['nodes/shared/{values,failures,clients,vehicle}/**/*.ts'],
		rules: { 'no-restricted-imports': ['error', noN8n] },
	},
	{
		// Tables: their length is that of the vendor's documents.
		files: [
			'nodes/shared/failures/*Catalogue.ts',
			'nodes/shared/values/{countries,phoneCountries}.ts',
		],
		rules: { 'max-lines': 'off' },
	},
	{
		...n8nCommunityNodesPlugin.configs.recommended,
		files: [...packageFiles, 'package.json'],
	},
	{
		files: ['credentials/**/*.ts'],
		// A licence and a PIN are secrets, whatever the rule thinks of their names.
		rules: { '@n8n/community-nodes/credential-unnecessary-password': 'off' },
	},
	{
		files: ['package.json'],
		plugins: { 'n8n-nodes-base': n8nNodesBase },
		rules: nodesBaseRules('community'),
		languageOptions: { parser: tseslint.parser, parserOptions: { extraFileExtensions: ['.json'] } },
	},
	{
		files: ['credentials/**/*.ts'],
		plugins: { 'n8n-nodes-base': n8nNodesBase },
		rules: nodesBaseRules('credentials', {
			// Meant for n8n's own credentials, whose documentation has no full address.
			'n8n-nodes-base/cred-class-field-documentation-url-miscased': 'off',
			// Its successor in n8n's community rules knows more names.
			'n8n-nodes-base/cred-class-field-type-options-password-missing': 'off',
		}),
	},
	{
		files: ['nodes/**/*.ts'],
		plugins: { 'n8n-nodes-base': n8nNodesBase },
		rules: nodesBaseRules('nodes', {
			// Wants `['main']`, while n8n's community rules want `NodeConnectionTypes.Main`.
			'n8n-nodes-base/node-class-description-inputs-wrong-regular-node': 'off',
			'n8n-nodes-base/node-class-description-outputs-wrong': 'off',
			'n8n-nodes-base/node-param-type-options-max-value-present': 'off',
		}),
	},
	{
		files: [
			'sandbox/start.ts',
			'demo/**/*.ts',
			'editor/main.ts',
			'bench/bench.ts',
			'bridge-conformance/main.ts',
			'scripts/**',
			'test/**',
			'gulpfile.js',
		],
		rules: { 'no-console': 'off' },
	},
	{
		// Answers of a server are `any` until an expectation looks at them; a wrong guess fails the test.
		files: ['test/**/*.ts'],
		rules: {
			'@typescript-eslint/no-unsafe-argument': 'off',
			'@typescript-eslint/no-unsafe-assignment': 'off',
			'@typescript-eslint/no-unsafe-call': 'off',
			'@typescript-eslint/no-unsafe-member-access': 'off',
			'@typescript-eslint/no-unsafe-return': 'off',
			'@typescript-eslint/restrict-template-expressions': 'off',
			'@typescript-eslint/no-base-to-string': 'off',
			'@typescript-eslint/unbound-method': 'off',
			// A table of cases belongs in one file.
			'max-lines': ['error', { max: 300 }],
		},
	},
	{
		// Doubles keep the promises of the interfaces they stand for.
		files: ['test/**/*.ts', 'sandbox/**/*.ts'],
		rules: { '@typescript-eslint/require-await': 'off' },
	},
	{
		files: ['**/*.{js,cjs,mjs}'],
		languageOptions: { globals: globals.node },
		rules: { 'no-console': 'off' },
	},
	{ files: ['**/*.{js,cjs}'], languageOptions: { sourceType: 'commonjs' } },
	{
		files: ['sandbox/page/**/*.js'],
		languageOptions: { globals: globals.browser, sourceType: 'module' },
	},
);
