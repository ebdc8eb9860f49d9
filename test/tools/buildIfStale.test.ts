import { mkdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isBuilt } from '../../tools/buildIfStale';
import { temporaryFolder } from '../demo/checkout';

const HOUR = 3600;
const now = Date.now() / 1000;

/** A package built an hour after its sources were written. */
function createBuiltPackage(): string {
	const root = temporaryFolder();
	for (const [file, time] of [
		['nodes/Wavex/Wavex.node.ts', now - 2 * HOUR],
		['icons/wavex.svg', now - 2 * HOUR],
		['package.json', now - 2 * HOUR],
		['dist/nodes/Wavex/Wavex.node.js', now - HOUR],
		['dist/icons/wavex.svg', now - 2 * HOUR],
	] as const) {
		mkdirSync(join(root, file, '..'), { recursive: true });
		writeFileSync(join(root, file), '');
		utimesSync(join(root, file), time, time);
	}
	for (const folder of ['nodes/Wavex', 'nodes', 'icons']) setAge(root, folder, now - 2 * HOUR);
	return root;
}

function setAge(root: string, path: string, time: number): void {
	utimesSync(join(root, path), time, time);
}

describe('the build', () => {
	test('is kept when nothing is newer', async () => {
		expect(await isBuilt(createBuiltPackage())).toBe(true);
	});

	test('is missing without dist', async () => {
		const root = createBuiltPackage();
		rmSync(join(root, 'dist'), { recursive: true });
		expect(await isBuilt(root)).toBe(false);
	});

	test.each(['nodes/Wavex/Wavex.node.ts', 'icons/wavex.svg', 'package.json'])(
		'is stale when %s is newer',
		async (file) => {
			const root = createBuiltPackage();
			setAge(root, file, now);
			expect(await isBuilt(root)).toBe(false);
		},
	);

	test('is stale when a source was removed', async () => {
		const root = createBuiltPackage();
		writeFileSync(join(root, 'nodes/Wavex/Old.ts'), '');
		rmSync(join(root, 'nodes/Wavex/Old.ts'));
		expect(await isBuilt(root)).toBe(false);
	});
});
