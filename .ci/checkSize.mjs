/**
 * Weighs the built package, and fails the build when it has grown too heavy. How long the nodes take to load is only
 * printed: it depends on the machine.
 */
import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const MAX_KB_AN_OPERATION = 1.6;
const MAX_TARBALL_KB = 60;
const LOAD_GOAL_MS = 15;
const LOADS = 7;

const root = fileURLToPath(new URL('..', import.meta.url));
const nodes = ['Wavex', 'WavexTrigger'].map((name) =>
	join(root, `dist/nodes/Wavex/${name}.node.js`),
);
const kB = (bytes) => bytes / 1000;

/** n8n sends the description as JSON to every editor that opens. */
function weighDescription() {
	const { Wavex } = createRequire(import.meta.url)(nodes[0]);
	const { description } = new Wavex();
	const selects = description.properties.filter(({ name }) => name === 'operation');
	const operations = selects.flatMap(({ options }) => options).length;
	return { operations, total: kB(Buffer.byteLength(JSON.stringify(description))) };
}

/** What a user downloads. */
function weighTarball() {
	const packed = execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
		cwd: root,
		encoding: 'utf8',
		stdio: ['ignore', 'pipe', 'ignore'],
	});
	return kB(JSON.parse(packed)[0].size);
}

/** Milliseconds to load both nodes in a fresh process where n8n-workflow is there already, as in n8n: the median. */
function timeLoading() {
	const script = `
		require('n8n-workflow');
		const start = performance.now();
		for (const node of ${JSON.stringify(nodes)}) require(node);
		console.log(performance.now() - start);
	`;
	const times = Array.from({ length: LOADS }, () =>
		Number(execFileSync(process.execPath, ['-e', script], { cwd: root, encoding: 'utf8' })),
	);
	return times.sort((a, b) => a - b)[Math.floor(LOADS / 2)];
}

const { operations, total } = weighDescription();
const each = total / operations;
const tarball = weighTarball();
console.log(
	[
		`Description: ${each.toFixed(2)} kB an operation (${operations} operations, ${total.toFixed(1)} kB); at most ${MAX_KB_AN_OPERATION} kB.`,
		`Tarball: ${tarball.toFixed(1)} kB; at most ${MAX_TARBALL_KB} kB.`,
		`Loading both nodes: ${timeLoading().toFixed(1)} ms; the goal is ${LOAD_GOAL_MS} ms.`,
	].join('\n'),
);
if (each > MAX_KB_AN_OPERATION || tarball > MAX_TARBALL_KB) {
	console.error('The package is too heavy: shorten descriptions, or say once what is said twice.');
	process.exitCode = 1;
}
