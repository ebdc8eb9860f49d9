import { execFile, exec } from 'node:child_process';
import { mkdir, readdir, readFile, realpath, rename, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import type { INodeType } from 'n8n-workflow';
import { extract } from 'tar';
import { CliError } from '../cliError';
import type { Installation } from './verifyInstall';

interface Manifest {
	name: string;
	version: string;
	author: { name: string; email: string };
	n8n: { nodes: string[] };
}

/** The root folder of the repository, which is the package. */
export const packageRoot = resolve(__dirname, '..', '..');

/**
 * Packs the built package as `npm publish` does, into the folder `into`, which is emptied first.
 *
 * @returns the tarball's path
 */
export async function packPackage(into: string): Promise<string> {
	await rm(into, { recursive: true, force: true });
	await mkdir(into, { recursive: true });
	try {
		await promisify(exec)('npm pack --ignore-scripts --silent', {
			cwd: packageRoot,
			env: { ...process.env, npm_config_pack_destination: into },
		});
	} catch (error) {
		const reason = error instanceof Error ? error.message.trim() : String(error);
		throw new CliError('package-failed', `The package could not be packed (npm pack): ${reason}`);
	}
	const [tarball] = await readdir(into);
	return join(into, tarball);
}

/**
 * Unpacks the tarball into n8n's folder for community packages in `home`, and replaces an older version. n8n loads it at
 * its next start. n8n's own installer is not used, because it accepts packages from the npm registry only.
 */
export async function installPackage(home: string, tarball: string): Promise<void> {
	const modules = join(home, '.n8n', 'nodes', 'node_modules');
	const { name } = await readManifest();
	const target = join(modules, name);
	const unpacked = join(modules, `.${name}.new`);
	await rm(unpacked, { recursive: true, force: true });
	await mkdir(unpacked, { recursive: true });
	await extract({ file: tarball, cwd: unpacked, strip: 1 });
	await rm(target, { recursive: true, force: true });
	await rename(unpacked, target);
}

/**
 * Adds the package to n8n's list of community packages (Settings, Community nodes), where it can be uninstalled. n8n's
 * database must exist, so n8n must have been started once; it may be running.
 */
export async function registerPackage(installation: Installation, home: string): Promise<void> {
	const { name, version, author } = await readManifest();
	const nodes = (await loadNodes()).map(({ description }) => ({
		name: description.displayName,
		type: `${name}.${description.name}`,
		version: [description.version].flat().at(-1),
	}));
	const rows = JSON.stringify({ name, version, author, nodes });
	const database = join(home, '.n8n', 'database.sqlite');
	const n8n = await realpath(join(installation.folder, 'node_modules', 'n8n', 'package.json'));
	await promisify(execFile)(installation.node, [
		join(__dirname, 'registerPackage.cjs'),
		n8n,
		database,
		rows,
	]);
}

async function readManifest(): Promise<Manifest> {
	return JSON.parse(await readFile(join(packageRoot, 'package.json'), 'utf8')) as Manifest;
}

/** Creates the nodes of the built package as n8n does: a class has the name of its file. */
async function loadNodes(): Promise<INodeType[]> {
	const { n8n } = await readManifest();
	return n8n.nodes.map((file) => {
		// eslint-disable-next-line @typescript-eslint/no-require-imports -- the path is known only at run time
		const module = require(join(packageRoot, file)) as Record<string, new () => INodeType>;
		const [className] = file.slice(file.lastIndexOf('/') + 1).split('.');
		return new module[className]();
	});
}
