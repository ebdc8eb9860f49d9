import { exec } from 'node:child_process';
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { getCacheRoot } from '../../tools/n8n/cache';
import { CliError } from '../../tools/cliError';
import { ensureN8n } from '../../tools/n8n/install';
import { packageRoot } from '../../tools/n8n/wavexPackage';
import { pnpmInstall } from '../../tools/n8n/pnpm';
import { createRegistryError } from '../../tools/n8n/registryError';
import { nodePackage, type Installation } from '../../tools/n8n/verifyInstall';

const pinned = join(packageRoot, 'tools', 'n8n');

/** The Node versions for n8n, by major version: the older one where n8n supports it. */
const NODES = { 22: '22.23.3', 24: '24.21.0' };

/** Replacements that an older n8n needs to be installed today. No test reads sheets or uses a model. */
const OVERRIDES = {
	// n8n 1 takes it from a host beside the registry, which not every machine reaches.
	xlsx: '0.18.5',
	// n8n asks for the newest 1.x, and later ones want a newer LangChain than n8n pins.
	'@langchain/langgraph-checkpoint@^1': '1.0.0',
};

/** For versions that pin a zod older than 3.25: the last one that does not need a newer zod. */
const OLD_ZOD = { 'zod-to-json-schema': '3.23.3' };

/** Returns the n8n versions that the README lists as tested. */
export async function namedVersions(): Promise<string[]> {
	const readme = await readFile(join(packageRoot, 'README.md'), 'utf8');
	const [, sentence = ''] = /Tested with n8n ([\d.,\sand]+)/.exec(readme) ?? [];
	const versions = sentence.match(/\d+\.\d+\.\d+/g);
	if (versions) return versions;
	throw new CliError('refused', 'The README does not say which versions of n8n were tested.');
}

async function nodeFor(version: string): Promise<string> {
	const question = `npm view n8n@${version} engines.node --loglevel=error`;
	const { stdout } = await promisify(exec)(question, { cwd: packageRoot }).catch(
		({ stderr }: { stderr: string }) => {
			throw createRegistryError(`n8n ${version}`, stderr.split('\n'));
		},
	);
	const [least] = /\d+/.exec(stdout) ?? ['24'];
	return Number(least) > 22 ? NODES[24] : NODES[22];
}

function isBefore100(version: string): boolean {
	const [major, minor] = version.split('.').map(Number);
	return major === 1 && minor < 100;
}

/** Creates the files that pin that n8n version. The lockfile is written once and kept in the cache. */
async function writePins(
	version: string,
	folder: string,
	log: (line: string) => void,
	signal: AbortSignal,
): Promise<void> {
	const lock = join(folder, 'pnpm-lock.yaml');
	if (await readFile(lock).catch(() => undefined)) return;
	await mkdir(folder, { recursive: true });
	const node = nodePackage();
	const manifest = {
		name: 'wavex-compat-n8n',
		private: true,
		dependencies: { n8n: version },
		pnpm: { overrides: isBefore100(version) ? { ...OVERRIDES, ...OLD_ZOD } : OVERRIDES },
		...(node && { optionalDependencies: { [node]: await nodeFor(version) } }),
	};
	await writeFile(join(folder, 'package.json'), JSON.stringify(manifest, null, 2));
	const workspace = 'pnpm-workspace.yaml';
	await copyFile(join(pinned, workspace), join(folder, workspace));
	const store = join(getCacheRoot(), 'pnpm-store');
	await pnpmInstall({ folder, store, lockOnly: true, log, signal });
}

/**
 * Gives that version of n8n, installed into the cache unless it is there; the own version is the one of the demo.
 *
 * @throws CliError
 */
export async function ensureVersion(
	version: string,
	log: (line: string) => void,
	signal: AbortSignal,
): Promise<Installation> {
	const own = JSON.parse(await readFile(join(pinned, 'package.json'), 'utf8')) as {
		dependencies: { n8n: string };
	};
	if (version === own.dependencies.n8n) return await ensureN8n({ log, signal });
	const folder = join(getCacheRoot(), 'pins', `n8n-${version}`);
	await writePins(version, folder, log, signal);
	return await ensureN8n({ pinned: folder, log, signal });
}
