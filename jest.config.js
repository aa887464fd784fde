const { availableParallelism } = require('node:os');

/** @type {import('jest').Config} */
const project = {
	moduleNameMapper: {
		// An ES module that n8n's Wait and Form nodes require; Jest cannot load it by itself.
		'^htmlparser2$': '<rootDir>/test/harness/nativeHtmlparser2.js',
	},
	transform: {
		'^.+\\.ts$': [
			'@swc/jest',
			{
				jsc: {
					parser: { syntax: 'typescript', decorators: true },
					target: 'es2022',
					keepClassNames: true,
				},
				module: { type: 'commonjs' },
			},
		],
	},
	// dist/ and the unpacked tarballs carry the package's own name; Jest's module map must not see them twice.
	modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.build/', '/\\.package/'],
};

module.exports = {
	// More than a small machine has cores: tests wait much of their time, for time-outs above all.
	maxWorkers: Math.max(4, availableParallelism()),
	workerIdleMemoryLimit: '1.5GB',
	// Bridges are checked side by side, but they wait for real time: too many at once disturb each other.
	maxConcurrency: 3,
	// A loaded machine takes its time to load an engine; a test that hangs still ends.
	testTimeout: 120_000,
	projects: [
		{
			...project,
			displayName: 'rooms',
			testMatch: [
				'<rootDir>/test/{values,failures,clients,vehicle,sandbox,ovip,house}/**/*.test.ts',
			],
		},
		{
			...project,
			displayName: 'conformance',
			testMatch: ['<rootDir>/test/conformance/**/*.test.ts'],
		},
		{
			...project,
			displayName: 'engine',
			testMatch: ['<rootDir>/test/{engine,walk}/**/*.test.ts'],
		},
		{
			...project,
			displayName: 'engine 2.35',
			testMatch: ['<rootDir>/test/engine-2.35/**/*.test.ts'],
		},
		{
			...project,
			displayName: 'engine 2.20',
			testMatch: ['<rootDir>/test/engine-2.20/**/*.test.ts'],
		},
		{
			// Needs `node --experimental-vm-modules`, which slows the others: scripts/test.mjs starts it by itself.
			...project,
			displayName: 'evaluators',
			testMatch: ['<rootDir>/test/evaluators/**/*.test.ts'],
		},
		{
			...project,
			displayName: 'package',
			testMatch: ['<rootDir>/test/package/**/*.test.ts'],
		},
		{
			// Needs n8n and a browser: `npm run test:editor`.
			...project,
			displayName: 'editor',
			testMatch: ['<rootDir>/test/editor/**/*.test.ts'],
		},
	],
	collectCoverageFrom: ['nodes/shared/{failures,values,clients}/**/*.ts'],
	coverageReporters: ['text-summary', 'lcov'],
	coverageThreshold: {
		'nodes/shared/failures/': { branches: 95 },
		'nodes/shared/values/': { branches: 95 },
		'nodes/shared/clients/': { branches: 95 },
	},
};
