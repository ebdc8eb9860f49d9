import { createHash } from 'node:crypto';
import { readFile, statfs } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, isAbsolute, join } from 'node:path';
import { CliError } from '../cliError';

/** The files that pin n8n: the same three give the same install. */
export const lockedFiles = ['package.json', 'pnpm-lock.yaml', 'pnpm-workspace.yaml'];

/** What an install needs at its largest (2.1 GB, plus the compiling of sqlite3), in bytes. */
const NEEDED = 2.6e9;

/**
 * The folder that holds every install of n8n and the package store they share: outside the checkout, so that
 * a new clone finds it again. A relative XDG_CACHE_HOME is ignored, as its specification asks.
 */
export function cacheRoot(env: NodeJS.ProcessEnv = process.env): string {
	const base = env.XDG_CACHE_HOME;
	const cache = base && isAbsolute(base) ? base : join(homedir(), '.cache');
	return join(cache, 'n8n-nodes-wavex');
}

/** The name of the install that the pins in `folder` ask for on this machine. */
export async function installName(folder: string): Promise<string> {
	const hash = createHash('sha256').update(`${process.platform}-${process.arch}`);
	for (const pin of lockedFiles) hash.update(await readFile(join(folder, pin)));
	return `n8n-${hash.digest('hex').slice(0, 16)}`;
}

/**
 * Throws a `no-space` failure when the disk that will hold `folder` has too little room.
 *
 * @param needed in bytes; default what an install of n8n needs
 */
export async function requireSpace(folder: string, needed = NEEDED): Promise<void> {
	const { bavail, bsize } = await statfs(folder).catch((error: NodeJS.ErrnoException) => {
		if (error.code === 'ENOENT' && dirname(folder) !== folder) return { bavail: -1, bsize: 0 };
		throw error;
	});
	if (bavail < 0) return await requireSpace(dirname(folder), needed);
	const free = bavail * bsize;
	if (free < needed)
		throw createNoSpaceError(folder, `${size(free)} are free, ${size(needed)} are needed`);
}

/** The failure for a full disk. `detail` is a clause such as what is free and what is needed. */
export function createNoSpaceError(folder: string, detail: string): CliError {
	return new CliError(
		'no-space',
		`There is not enough disk space for n8n under ${folder}: ${detail}. Free some space and run the command ` +
			'again. (n8n itself is installed under XDG_CACHE_HOME, which may be on another disk.)',
	);
}

function size(bytes: number): string {
	return bytes < 1e9 ? `${Math.floor(bytes / 1e6)} MB` : `${(bytes / 1e9).toFixed(1)} GB`;
}
