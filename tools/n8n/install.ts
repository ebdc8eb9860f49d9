import { copyFile, mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { lock } from 'proper-lockfile';
import { getCacheRoot, getInstallName, lockedFiles, requireSpace } from './cache';
import { CliError } from '../cliError';
import { pnpmInstall } from './pnpm';
import {
	markComplete,
	probe,
	getReason,
	requireNodeFor,
	clearCompleteMarker,
	verifyInstall,
	type Installation,
} from './verifyInstall';

export interface InstallOptions {
	/** Where installs are kept; default `getCacheRoot()`. */
	root?: string;
	/** The folder with the pins; default the one of this file. */
	pinned?: string;
	/** Gets a line whenever there is something to tell. */
	log?: (line: string) => void;
	/** Stops the installation when aborted. */
	signal?: AbortSignal;
}

/** How long another process may install before we stop waiting for it, in milliseconds. */
const LOCK_TIMEOUT_MS = 20 * 60_000;

/**
 * Gives the pinned n8n: the one in the cache when it is whole, else a newly installed one. Any number of
 * processes may ask at once; one installs, the others wait for it.
 *
 * @throws Failure `no-node`, `no-space`, `install-failed` or `stopped`
 */
export async function ensureN8n(options: InstallOptions = {}): Promise<Installation> {
	const { root = getCacheRoot(), pinned = __dirname, log = () => {} } = options;
	const folder = join(root, await getInstallName(pinned));
	const cached = await verifyInstall(folder);
	if (typeof cached !== 'string') return cached;

	requireNodeFor(`${process.platform}-${process.arch}`, process.versions.node);
	await mkdir(root, { recursive: true });
	const release = await lockInstall(folder, log);
	try {
		const found = await verifyInstall(folder);
		if (typeof found !== 'string') return found;
		if (!found.startsWith('ENOENT'))
			log(`The n8n in ${folder} is broken (${found}): replacing it.`);
		await clearCompleteMarker(folder);
		await rm(folder, { recursive: true, force: true });
		return await install({ ...options, root, pinned, log }, folder);
	} finally {
		await release();
	}
}

/** Installs beside `folder` and moves it there only when complete: a half install never has the right name. */
async function install(
	options: InstallOptions & { root: string; pinned: string; log: (line: string) => void },
	folder: string,
): Promise<Installation> {
	const { root, pinned, log, signal } = options;
	const unfinished = `${folder}.unfinished`;
	await rm(unfinished, { recursive: true, force: true });
	await requireSpace(root);
	log(`Installing n8n into ${folder} (about 2 GB; only the first time).`);
	try {
		await mkdir(unfinished);
		for (const pin of lockedFiles) await copyFile(join(pinned, pin), join(unfinished, pin));
		await pnpmInstall({ folder: unfinished, store: join(root, 'pnpm-store'), log, signal });
		await checkNew(unfinished);
		await markComplete(unfinished);
		await rename(unfinished, folder);
	} catch (error) {
		await rm(unfinished, { recursive: true, force: true });
		throw error;
	}
	return probe(folder);
}

async function checkNew(folder: string): Promise<void> {
	try {
		await probe(folder);
	} catch (error) {
		throw new CliError(
			'install-failed',
			`n8n was installed, but it does not run here: ${getReason(error)}. ` +
				'Install Node 24 (and a C++ compiler, when sqlite3 is named) and run the command again.',
		);
	}
}

async function lockInstall(
	folder: string,
	log: (line: string) => void,
): Promise<() => Promise<void>> {
	const options = { realpath: false, stale: 15_000 };
	try {
		return await lock(folder, options);
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'ELOCKED') throw error;
	}
	log('Another process is installing the same n8n: waiting for it.');
	const every = 1000;
	const retries = { retries: LOCK_TIMEOUT_MS / every, minTimeout: every, maxTimeout: every };
	return lock(folder, { ...options, retries }).catch(() => {
		throw new CliError(
			'install-failed',
			`Another process has been installing n8n for too long. End it, remove ${folder}.lock and run the command again.`,
		);
	});
}
