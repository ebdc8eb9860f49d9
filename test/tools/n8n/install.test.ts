import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { getCacheRoot, getInstallName, lockedFiles, requireSpace } from '../../../tools/n8n/cache';
import { ensureN8n } from '../../../tools/n8n/install';
import {
	markComplete,
	requireNodeFor,
	clearCompleteMarker,
	verifyInstall,
} from '../../../tools/n8n/verifyInstall';
import { createRegistryError } from '../../../tools/n8n/registryError';
import { createTemporaryFolder } from '../../demo/checkout';

/** Creates a folder whose lock files name a package of the test's own registry. */
function createPins(version = '2.41.1'): string {
	const folder = createTemporaryFolder();
	const integrity = `sha512-${'A'.repeat(86)}==`;
	const lock = `lockfileVersion: '9.0'
importers:
  .:
    dependencies:
      n8n: { specifier: ${version}, version: ${version} }
packages:
  n8n@${version}: { resolution: { integrity: ${integrity} } }
snapshots:
  n8n@${version}: {}
`;
	const contents = [JSON.stringify({ name: 'p', dependencies: { n8n: version } }), lock, ''];
	lockedFiles.forEach((pin, index) => writeFileSync(join(folder, pin), contents[index]));
	return folder;
}

/** Creates a folder that looks like an installation but has no Node. */
function createFakeInstall(): string {
	const folder = createTemporaryFolder();
	const n8n = join(folder, 'node_modules', 'n8n');
	mkdirSync(n8n, { recursive: true });
	for (const name of ['n8n@2.41.1', 'sqlite3@5.1.7']) {
		mkdirSync(join(folder, 'node_modules', '.pnpm', name), { recursive: true });
	}
	writeFileSync(join(n8n, 'package.json'), '{"name":"n8n","version":"2.41.1"}');
	writeFileSync(join(folder, 'package.json'), '{"dependencies":{"n8n":"2.41.1"}}');
	return folder;
}

describe('the cache', () => {
	const { XDG_CACHE_HOME: before } = process.env;
	afterEach(() => {
		if (before === undefined) delete process.env.XDG_CACHE_HOME;
		else process.env.XDG_CACHE_HOME = before;
	});

	const onLinux = process.platform === 'linux' ? test : test.skip;

	onLinux('is outside the clone, in XDG_CACHE_HOME', () => {
		process.env.XDG_CACHE_HOME = '/somewhere';
		expect(getCacheRoot()).toBe('/somewhere/n8n-nodes-wavex');
	});

	onLinux.each([[undefined], [''], ['relative']])('is in the home folder with %j', (path) => {
		if (path === undefined) delete process.env.XDG_CACHE_HOME;
		else process.env.XDG_CACHE_HOME = path;
		expect(getCacheRoot()).toBe(join(homedir(), '.cache', 'n8n-nodes-wavex'));
	});

	test('has another name for other pinned files', async () => {
		const [one, same, other] = [createPins(), createPins(), createPins('2.41.2')];
		expect(await getInstallName(one)).toBe(await getInstallName(same));
		expect(await getInstallName(one)).not.toBe(await getInstallName(other));
	});

	test('asks for room before it is needed, also for a folder that is not there yet', async () => {
		const folder = join(createTemporaryFolder(), 'not', 'there');
		await expect(requireSpace(folder, 1)).resolves.toBeUndefined();
		await expect(requireSpace(folder, 1e18)).rejects.toMatchObject({
			code: 'no-space',
			message: expect.stringMatching(/[\d.]+ [MG]B are free, 1000000000\.0 GB are needed/),
		});
	});
});

describe('an install that is reused', () => {
	test('must be there', async () => {
		expect(await verifyInstall(join(createTemporaryFolder(), 'n8n-0'))).toContain('ENOENT');
	});

	test('must have been completed', async () => {
		const folder = createFakeInstall();
		await markComplete(folder);
		await clearCompleteMarker(folder);
		expect(await verifyInstall(folder)).toContain('ENOENT');
	});

	test('must have all its packages', async () => {
		const folder = createFakeInstall();
		await markComplete(folder);
		mkdirSync(join(folder, 'node_modules', '.pnpm', 'left-over'));
		expect(await verifyInstall(folder)).toBe('2 packages were installed, 3 were found');
	});

	test('must run what n8n cannot start without', async () => {
		const folder = createFakeInstall();
		await markComplete(folder);
		expect(await verifyInstall(folder)).toMatch(/does not run on this machine|Cannot find module/);
	});

	test('must not have a damaged mark', async () => {
		const folder = createFakeInstall();
		writeFileSync(join(folder, 'complete.json'), '{');
		expect(typeof (await verifyInstall(folder))).toBe('string');
	});
});

describe('an installation', () => {
	let registry: Server;
	let answer: RequestListener;
	const { npm_config_registry: before } = process.env;

	beforeAll(async () => {
		registry = createServer((request, response) => answer(request, response));
		await new Promise<void>((listening) => registry.listen(0, '127.0.0.1', listening));
		const { port } = registry.address() as AddressInfo;
		process.env.npm_config_registry = `http://127.0.0.1:${port}/`;
	});

	afterAll(async () => {
		if (before === undefined) delete process.env.npm_config_registry;
		else process.env.npm_config_registry = before;
		registry.closeAllConnections();
		await new Promise((closed) => registry.close(closed));
	});

	test('that the registry does not have says so and leaves nothing that looks like n8n', async () => {
		answer = (_request, response) => response.writeHead(404).end();
		const root = createTemporaryFolder();
		await expect(ensureN8n({ root, pinned: createPins() })).rejects.toMatchObject({
			code: 'not-in-registry',
			message: expect.stringMatching(/cannot be installed from this npm registry.*404/),
		});
		expect(readdirSync(root).filter((name) => name.startsWith('n8n-'))).toEqual([]);
	});

	test.each([
		'npm error code ECONNREFUSED',
		'ERR_PNPM_META_FETCH_FAIL  GET http://127.0.0.1:9/n8n: request to http://127.0.0.1:9/n8n failed, reason: connect ECONNREFUSED 127.0.0.1:9',
		'npm error network request to http://host.invalid/n8n failed, reason: getaddrinfo ENOTFOUND host.invalid',
	])('without a network says so: %s', (line) => {
		expect(createRegistryError('n8n', ['Progress', line, 'at pnpm'])).toMatchObject({
			code: 'no-network',
			message: expect.stringMatching(/does not answer: .*npm ping/),
		});
	});

	test.each([
		'npm error code E404',
		'ERR_PNPM_NO_MATCHING_VERSION  No matching version found for n8n@9.9.9',
	])('of a version that the registry does not have says so: %s', (line) => {
		const error = createRegistryError('n8n 9.9.9', [line, 'npm error 404']);
		expect(error).toMatchObject({ code: 'not-in-registry' });
		expect(error.message).toContain('Choose another version');
	});

	test('that is stopped ends pnpm and leaves nothing that looks like n8n', async () => {
		const stop = new AbortController();
		answer = () => stop.abort();
		const root = createTemporaryFolder();
		await expect(
			ensureN8n({ root, pinned: createPins(), signal: stop.signal }),
		).rejects.toMatchObject({
			code: 'stopped',
		});
		expect(readdirSync(root).filter((name) => name.startsWith('n8n-'))).toEqual([]);
	});

	test('replaces a broken install, and says why', async () => {
		answer = (_request, response) => response.writeHead(404).end();
		const [root, pins] = [createTemporaryFolder(), createPins()];
		const broken = join(root, await getInstallName(pins));
		mkdirSync(broken);
		writeFileSync(join(broken, 'complete.json'), '{"packages":1}');
		mkdirSync(join(broken, 'node_modules', '.pnpm'), { recursive: true });
		const lines: string[] = [];
		const log = (line: string) => lines.push(line);
		await expect(ensureN8n({ root, pinned: pins, log })).rejects.toThrow();
		expect(lines[0]).toContain(
			'is incomplete (1 packages were installed, 0 were found): replacing it',
		);
		expect(existsSync(broken)).toBe(false);
	});

	test('is refused where no Node runs n8n', () => {
		expect(() => requireNodeFor('sunos-x64', '20.19.0')).toThrow('Install Node 24');
		expect(() => requireNodeFor('sunos-x64', '24.0.0')).not.toThrow();
		expect(() => requireNodeFor('linux-x64', '20.19.0')).not.toThrow();
	});
});
