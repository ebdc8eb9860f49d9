/**
 * Measures the built package and fails the build when it is too large. The load time depends on the machine and is only
 * printed.
 */
import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { median } from 'simple-statistics';

const MAX_KB_PER_OPERATION = 1.6;
const MAX_TARBALL_KB = 82;
const LOAD_GOAL_MS = 15;
const LOADS = 7;

const root = fileURLToPath(new URL('..', import.meta.url));
const nodes = ['Wavex', 'WavexTrigger'].map((name) =>
	join(root, `dist/nodes/Wavex/${name}.node.js`),
);
const kB = (bytes) => bytes / 1000;

/** n8n sends the description as JSON to every editor. */
function measureDescription() {
	const { Wavex } = createRequire(import.meta.url)(nodes[0]);
	const { description } = new Wavex();
	const selects = description.properties.filter(
		({ name, displayOptions }) => name === 'operation' && !displayOptions.show['@tool'],
	);
	const operations = selects.flatMap(({ options }) => options).length;
	return { operations, total: kB(Buffer.byteLength(JSON.stringify(description))) };
}

/** Returns the size of the package that users download, in kB. */
function measureTarball() {
	const packed = execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
		cwd: root,
		encoding: 'utf8',
		stdio: ['ignore', 'pipe', 'ignore'],
	});
	return kB(JSON.parse(packed)[0].size);
}

/** Returns the median time to load both nodes in a new process that has loaded n8n-workflow, as n8n has; in milliseconds. */
function measureLoadTime() {
	const script = `
		require('n8n-workflow');
		const start = performance.now();
		for (const node of ${JSON.stringify(nodes)}) require(node);
		console.log(performance.now() - start);
	`;
	const times = Array.from({ length: LOADS }, () =>
		Number(execFileSync(process.execPath, ['-e', script], { cwd: root, encoding: 'utf8' })),
	);
	return median(times);
}

const { operations, total } = measureDescription();
const each = total / operations;
const tarball = measureTarball();
console.log(
	[
		`Description: ${each.toFixed(2)} kB per operation (${operations} operations, ${total.toFixed(1)} kB); at most ${MAX_KB_PER_OPERATION} kB.`,
		`Tarball: ${tarball.toFixed(1)} kB; at most ${MAX_TARBALL_KB} kB.`,
		`Loading both nodes: ${measureLoadTime().toFixed(1)} ms; the goal is ${LOAD_GOAL_MS} ms.`,
	].join('\n'),
);
if (each > MAX_KB_PER_OPERATION || tarball > MAX_TARBALL_KB) {
	console.error('The package is too large: shorten descriptions, or declare repeated fields once.');
	process.exitCode = 1;
}
