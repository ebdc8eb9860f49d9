import { createHash } from 'node:crypto';
import { readFile, statfs } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, isAbsolute, join } from 'node:path';
import envPaths from 'env-paths';
import { CliError } from '../cliError';

const NAME = 'n8n-nodes-wavex';

/** The files that pin n8n: the same three give the same installation. */
export const lockedFiles = ['package.json', 'pnpm-lock.yaml', 'pnpm-workspace.yaml'];

/** The most space that an installation needs (2.1 GB, plus compiling sqlite3), in bytes. */
const NEEDED = 2.6e9;

/**
 * Returns the folder for every installation of n8n and the package store they share: outside the clone, so that a new
 * clone finds it too. On Linux it is in XDG_CACHE_HOME or ~/.cache.
 */
export function getCacheRoot(): string {
	const { cache } = envPaths(NAME, { suffix: '' });
	// Its specification says to ignore a relative XDG_CACHE_HOME.
	return isAbsolute(cache) ? cache : join(homedir(), '.cache', NAME);
}

/** Returns the name of the installation for the lock files in `folder` on this machine. */
export async function getInstallName(folder: string): Promise<string> {
	const hash = createHash('sha256').update(`${process.platform}-${process.arch}`);
	for (const pin of lockedFiles) hash.update(await readFile(join(folder, pin)));
	return `n8n-${hash.digest('hex').slice(0, 16)}`;
}

/**
 * Throws `no-space` when the disk that will hold `folder` has too little free space.
 *
 * @param needed in bytes; default: what an installation of n8n needs
 */
export async function requireSpace(folder: string, needed = NEEDED): Promise<void> {
	const { bavail, bsize } = await statfs(folder).catch((error: NodeJS.ErrnoException) => {
		if (error.code === 'ENOENT' && dirname(folder) !== folder) return { bavail: -1, bsize: 0 };
		throw error;
	});
	if (bavail < 0) return await requireSpace(dirname(folder), needed);
	const free = bavail * bsize;
	if (free < needed)
		throw createNoSpaceError(
			folder,
			`${formatSize(free)} are free, ${formatSize(needed)} are needed`,
		);
}

/** Returns the error for a full disk. `detail` says for example how much is free and how much is needed. */
export function createNoSpaceError(folder: string, detail: string): CliError {
	return new CliError(
		'no-space',
		`There is not enough disk space for n8n under ${folder}: ${detail}. Free some space and run the command ` +
			'again. (n8n itself is installed under XDG_CACHE_HOME, which may be on another disk.)',
	);
}

function formatSize(bytes: number): string {
	return bytes < 1e9 ? `${Math.floor(bytes / 1e6)} MB` : `${(bytes / 1e9).toFixed(1)} GB`;
}
