const { readdirSync, readFileSync, rmSync, writeFileSync } = require('node:fs');
const path = require('node:path');
const esbuild = require('esbuild');
const { dest, src } = require('gulp');

/** Copies the icons beside the compiled nodes. `encoding: false` keeps gulp 5 from damaging binary files. */
exports['build:icons'] = () =>
	src('icons/**/*.{png,svg}', { encoding: false }).pipe(dest(path.resolve('dist', 'icons')));

/**
 * Puts the modules of both nodes into one readable file: n8n loads a hundred small ones twice as slowly. One for both,
 * since they share the pace of a token; and from the sources, since each compiled module brings a frame of its own (5 kB in
 * all). The files that package.json names stay where they are and take their class from it.
 */
exports['build:bundle'] = async () => {
	const { n8n } = JSON.parse(readFileSync('package.json', 'utf8'));
	const names = n8n.nodes.map((file) => path.basename(file, '.node.js'));
	const exported = names.map((name) => `export { ${name} } from './nodes/Wavex/${name}.node';`);
	await esbuild.build({
		stdin: { contents: exported.join('\n'), resolveDir: '.' },
		bundle: true,
		platform: 'node',
		target: 'node20',
		external: ['n8n-workflow'],
		outfile: 'dist/nodes.js',
	});
	const folder = path.join('dist', 'nodes', 'Wavex');
	for (const entry of readdirSync(folder, { withFileTypes: true })) {
		if (entry.isDirectory()) rmSync(path.join(folder, entry.name), { recursive: true });
	}
	for (const name of names) {
		writeFileSync(
			path.join(folder, `${name}.node.js`),
			`exports.${name} = require('../../nodes.js').${name};\n`,
		);
	}
};
