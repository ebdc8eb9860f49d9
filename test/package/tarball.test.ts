import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { loadOutputSchema, PackageDirectoryLoader } from 'n8n-core';
import { checkNodesApiVersion } from 'n8n-workflow';

import { packageRoot } from '../../tools/n8n/wavexPackage';
import { operations } from '../support/description';
import { unpackPackage, type Unpacked } from './unpacked';
import { scaleLimit } from '../../tools/machineFactor';

const MAX_BYTES = 82_000;

// Each of the linters takes seconds to begin with.
jest.setTimeout(scaleLimit(120_000));

let unpacked: Unpacked;
beforeAll(async () => {
	unpacked = await unpackPackage();
});
afterAll(async () => await unpacked.remove());

/** Returns what n8n's scanner finds in these files of a folder, as text. */
async function scan(folder: string, ...patterns: string[]): Promise<string> {
	const script = join(packageRoot, '.ci/scanFiles.mjs');
	// Under Jest's NODE_ENV one of the plugins does what its own tests want.
	const env = { ...process.env, NODE_ENV: '' };
	const run = promisify(execFile)(process.execPath, [script, folder, ...patterns], { env });
	const { stdout, stderr } = await run.catch((found: { stdout: string; stderr: string }) => found);
	return stdout + stderr;
}

describe('the packed package', () => {
	it('holds the built files, its papers, and nothing else', () => {
		const strangers = unpacked.files.filter(
			(file) => !/^dist\/(nodes\.js|(nodes|credentials)\/.+\.(js|json)|icons\/.+\.svg)$/.test(file),
		);
		expect(strangers).toEqual(['LICENSE.md', 'README.md', 'package.json']);
	});

	it(`weighs at most ${MAX_BYTES / 1000} kB`, () => {
		expect(unpacked.size).toBeLessThanOrEqual(MAX_BYTES);
	});

	it('is named and marked as a community package of n8n', () => {
		expect(unpacked.manifest.name).toMatch(/^n8n-nodes-[a-z0-9-]+$/);
		expect(unpacked.manifest.keywords).toContain('n8n-community-node-package');
	});

	it('brings no dependencies and runs nothing when it is installed', () => {
		const { scripts, peerDependencies, ...rest } = unpacked.manifest;
		expect(peerDependencies).toEqual({ 'n8n-workflow': '*' });
		for (const field of [
			'dependencies',
			'optionalDependencies',
			'bundleDependencies',
			'bundledDependencies',
			'overrides',
			'resolutions',
			'bin',
		]) {
			expect(rest).not.toHaveProperty(field);
		}
		const lifecycle = /^(pre|post)?(install|prepare|pack|publish|prepublishOnly|dependencies)$/;
		expect(Object.keys(scripts as object).filter((name) => lifecycle.test(name))).toEqual([]);
	});

	it('says who made it, where it comes from and under which terms', () => {
		expect(unpacked.manifest).toMatchObject({
			license: 'MIT',
			author: { name: expect.any(String), email: expect.stringMatching(/^[^@\s]+@[^@\s]+$/) },
			repository: {
				type: 'git',
				url: `git+https://github.com/theonesystemco/${unpacked.manifest.name}.git`,
			},
			homepage: expect.stringContaining('https://'),
			version: expect.stringMatching(/^\d+\.\d+\.\d+$/),
		});
	});

	it('can only be published for everyone and with its provenance', () => {
		expect(unpacked.manifest.publishConfig).toEqual({ access: 'public', provenance: true });
	});

	it('asks for a version of the node API that n8n takes', () => {
		expect(checkNodesApiVersion(unpacked.manifest as never)).toMatchObject({ compatible: true });
		expect(unpacked.manifest.n8n.n8nNodesApiVersion).toBe(1);
	});

	it('holds every file that its "n8n" block names', () => {
		const { nodes, credentials } = unpacked.manifest.n8n;
		for (const file of [...nodes, ...credentials]) expect(unpacked.files).toContain(file);
	});
});

it('n8n finds the output schema of every operation, and of the trigger', () => {
	const nodeDir = join(unpacked.folder, 'dist/nodes/Wavex');
	for (const one of [...operations, { resource: undefined, operation: undefined }]) {
		const { resource, operation } = one;
		const schema = loadOutputSchema({ nodeDir, version: '1', resource, operation });
		expect([resource, operation, schema?.type]).toEqual([resource, operation, 'object']);
	}
});

it("n8n's loader takes both nodes, the credential and their icons from it", async () => {
	const loader = new PackageDirectoryLoader(unpacked.folder);
	await loader.loadAll();
	expect(loader.loadedNodes.map(({ name, version }) => [name, version])).toEqual([
		['wavex', 1],
		['wavexTrigger', 1],
	]);
	expect(Object.keys(loader.known.credentials)).toEqual(['wavexApi']);
	const icons = [...loader.types.nodes, ...loader.types.credentials].flatMap(({ iconUrl }) =>
		typeof iconUrl === 'object' ? Object.values(iconUrl) : [iconUrl],
	);
	expect(icons).toHaveLength(6);
	for (const icon of icons) {
		const file = String(icon).replace('icons/n8n-nodes-wavex/', '');
		expect(existsSync(join(unpacked.folder, file))).toBe(true);
	}
});

describe("n8n's scanner finds nothing", () => {
	it('in the packed files', async () => {
		await expect(scan(unpacked.folder, '**/*.js', 'package.json')).resolves.toBe('');
	});

	it('in the sources they were made of', async () => {
		const patterns = ['package.json', '{nodes,credentials}/**/*.{js,ts,json}'];
		await expect(scan(packageRoot, ...patterns)).resolves.toBe('');
	});

	it('because there is nothing: in the tests it does', async () => {
		const found = await scan(packageRoot, 'test/package/unpacked.ts');
		expect(found).toContain('@n8n/community-nodes/no-restricted-imports');
	});
});
