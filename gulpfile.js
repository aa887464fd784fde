const { spawn } = require('node:child_process');
const { rm } = require('node:fs/promises');
const { dest, parallel, series, src, watch } = require('gulp');

const assets = {
	icons: 'icons/**/*.svg',
	codex: 'nodes/**/*.node.json',
	schemas: 'nodes/**/__schema__/**/*.json',
};

const clean = () => rm('dist', { recursive: true, force: true });

const compile = () =>
	spawn(process.execPath, [require.resolve('typescript/bin/tsc'), '-p', 'tsconfig.build.json'], {
		stdio: 'inherit',
	});

/** Icons, codex files and output schemas keep their place relative to the compiled nodes. */
const copy = () => src(Object.values(assets), { base: '.', encoding: false }).pipe(dest('dist'));

const build = series(clean, parallel(compile, copy));

exports.clean = clean;
exports.build = build;
exports.default = build;
exports.watch = series(build, () => {
	watch(['nodes/**/*.ts', 'credentials/**/*.ts'], compile);
	watch(Object.values(assets), copy);
});
