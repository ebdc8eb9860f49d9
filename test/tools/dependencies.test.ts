import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
	createCheckout,
	editJson,
	run,
	stackLine,
	createTemporaryFolder,
	type Ended,
} from '../demo/checkout';

/** A checkout whose only dependency is a package beside it, so that real npm needs no network. */
function makeSmallCheckout(): string {
	const folder = createCheckout({ installed: false });
	rmSync(join(folder, 'package-lock.json'));
	mkdirSync(join(folder, 'dependency'));
	writeFileSync(
		join(folder, 'dependency', 'package.json'),
		JSON.stringify({ name: 'dependency', version: '1.0.0' }),
	);
	execFileSync('npm pack --silent ./dependency', { cwd: folder, shell: true });
	writeFileSync(
		join(folder, 'package.json'),
		JSON.stringify({ name: 'small', dependencies: { dependency: 'file:dependency-1.0.0.tgz' } }),
	);
	execFileSync('npm install --offline --no-audit --silent', { cwd: folder, shell: true });
	return folder;
}

let original: string;

beforeAll(() => {
	original = makeSmallCheckout();
});

function createSmallCheckout(): string {
	const folder = createTemporaryFolder();
	cpSync(original, folder, { recursive: true });
	return folder;
}

async function ensure(folder: string, env: NodeJS.ProcessEnv = {}): Promise<Ended> {
	const url = (name: string) => JSON.stringify(pathToFileURL(join(folder, 'tools', name)).href);
	const script = `import { ensureDependencies } from ${url('bootstrap.mjs')};
		import { runCommand } from ${url('runCommand.mjs')};
		await runCommand(async () => await ensureDependencies(console.log));`;
	return await run(folder, ['--input-type=module', '-e', script], env);
}

const installed = (folder: string) => join(folder, 'node_modules', 'dependency', 'package.json');

describe('the packages of the repository', () => {
	test('are left alone when they are what the lockfile says', async () => {
		// Without a PATH npm could not be found.
		expect(await ensure(createSmallCheckout(), { PATH: '' })).toEqual({ code: 0, output: '' });
	});

	test('are not installed through a link, which would empty its target', async () => {
		const folder = createSmallCheckout();
		const elsewhere = createSmallCheckout();
		rmSync(join(folder, 'node_modules'), { recursive: true });
		symlinkSync(join(elsewhere, 'node_modules'), join(folder, 'node_modules'), 'junction');
		editJson(join(elsewhere, 'node_modules', '.package-lock.json'), (lock) => {
			lock.packages = { 'node_modules/dependency': { version: '0.9.0' } };
		});
		const { code, output } = await ensure(folder);
		expect(code).toBe(1);
		expect(output).toContain('node_modules is a link');
		expect(existsSync(installed(elsewhere))).toBe(true);
	});

	test('are installed when there are none', async () => {
		const folder = createSmallCheckout();
		rmSync(join(folder, 'node_modules'), { recursive: true });
		const { code, output } = await ensure(folder);
		expect(output).toContain('Installing the packages of this repository');
		expect(code).toBe(0);
		expect(existsSync(installed(folder))).toBe(true);
	});

	test('are installed again when the lockfile lists another version', async () => {
		const folder = createSmallCheckout();
		editJson(join(folder, 'node_modules', '.package-lock.json'), (lock) => {
			lock.packages = { 'node_modules/dependency': { version: '0.9.0' } };
		});
		rmSync(installed(folder));
		expect((await ensure(folder)).code).toBe(0);
		expect(existsSync(installed(folder))).toBe(true);
	});

	test('that cannot be installed end in what npm said', async () => {
		const folder = createSmallCheckout();
		rmSync(join(folder, 'node_modules'), { recursive: true });
		rmSync(join(folder, 'dependency-1.0.0.tgz'));
		const { code, output } = await ensure(folder, { npm_config_cache: join(folder, 'empty') });
		expect(code).toBe(1);
		expect(output).toContain('could not be installed. npm said:\nnpm error code ENOENT');
		expect(output).not.toMatch(stackLine);
	});
});
