const { readdirSync, readFileSync, rmSync, writeFileSync } = require('node:fs');
const path = require('node:path');
const esbuild = require('esbuild');
const { dest, series, src } = require('gulp');
const terser = require('terser');

/** Removes what `n8n-node build` copies besides: the pictures of the documentation. */
exports['build:clean'] = async () => {
	for (const name of readdirSync('dist')) {
		if (!['credentials', 'nodes'].includes(name))
			rmSync(path.join('dist', name), { recursive: true });
	}
};

/** Copies the icons beside the compiled nodes. `encoding: false` keeps gulp 5 from damaging binary files. */
exports['build:icons'] = () =>
	src('icons/**/*.{png,svg}', { encoding: false }).pipe(dest(path.resolve('dist', 'icons')));

/** Terser names variables so that gzip finds more repetitions than with esbuild's names, which saves 2.5 kB of the download. */
async function minify(code) {
	const compress = { passes: 2 };
	return (await terser.minify(code, { ecma: 2020, toplevel: true, compress })).code;
}

/**
 * Puts the modules of both nodes and the credential into one file: n8n loads a hundred small ones twice as slowly. One for all,
 * because they share the rate limiter of a token and the list of countries; and from the sources, because each compiled module adds
 * code of its own (5 kB in all). It is minified, which saves a quarter of the download. The files that package.json names remain, and
 * export their class from it.
 */
exports['build:bundle'] = async () => {
	const { engines, n8n } = JSON.parse(readFileSync('package.json', 'utf8'));
	const files = [...n8n.nodes, ...n8n.credentials].map((file) => ({
		file,
		name: path.basename(file).split('.')[0],
		source: `./${path.relative('dist', file).replace(/\.js$/, '')}`,
	}));
	const imported = files.map(({ name, source }) => `import { ${name} } from '${source}';`);
	const exported = `Object.assign(exports, { ${files.map(({ name }) => name).join(', ')} });`;
	await esbuild.build({
		stdin: { contents: imported.join('') + exported, resolveDir: '.' },
		bundle: true,
		platform: 'node',
		target: engines.node.replace('>=', 'node'),
		external: ['n8n-workflow'],
		minifySyntax: true,
		charset: 'utf8',
		outfile: 'dist/nodes.js',
	});
	writeFileSync('dist/nodes.js', await minify(readFileSync('dist/nodes.js', 'utf8')));
	const folder = path.join('dist', 'nodes', 'Wavex');
	for (const entry of readdirSync(folder, { withFileTypes: true })) {
		if (entry.isDirectory()) rmSync(path.join(folder, entry.name), { recursive: true });
	}
	for (const { file, name } of files) {
		const bundle = path.relative(path.dirname(file), 'dist/nodes.js').replaceAll('\\', '/');
		writeFileSync(file, `exports.${name} = require('${bundle}').${name};\n`);
	}
};

/** Writes what each operation puts out beside the nodes: the editor shows it before the first run. */
exports['build:schemas'] = async () => {
	const { loadTypeScript } = await import('./tools/bootstrap.mjs');
	const { writeOutputSchemas } = await loadTypeScript('tools/outputSchemas/writeOutputSchemas.ts');
	await writeOutputSchemas();
};

exports.default = series(
	exports['build:clean'],
	exports['build:icons'],
	exports['build:bundle'],
	exports['build:schemas'],
);
