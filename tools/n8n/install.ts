import { copyFile, mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { lock } from 'proper-lockfile';
import { getCacheRoot, getInstallName, lockedFiles, requireSpace } from './cache';
import { CliError } from '../cliError';
import { pnpmInstall } from './pnpm';
import {
	markComplete,
	probeInstallation,
	getReason,
	requireNodeFor,
	clearCompleteMarker,
	verifyInstall,
	type Installation,
} from './verifyInstall';

export interface InstallOptions {
	/** The folder for installations; default: `getCacheRoot()`. */
	root?: string;
	/** The folder with the files that pin n8n; default: the folder of this file. */
	pinned?: string;
	/** Receives progress messages. */
	log?: (line: string) => void;
	/** Stops the installation when aborted. */
	signal?: AbortSignal;
}

/** How long to wait for an installation by another process, in milliseconds. */
const LOCK_TIMEOUT_MS = 20 * 60_000;

/**
 * Returns the pinned n8n: the one in the cache when it is complete, else a new installation. Several processes may call
 * this at once; one installs, the others wait.
 *
 * @throws CliError `no-node`, `no-space`, `install-failed`, `no-network`, `not-in-registry` or `stopped`
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
			log(`The n8n in ${folder} is incomplete (${found}): replacing it.`);
		await clearCompleteMarker(folder);
		await rm(folder, { recursive: true, force: true });
		return await install({ ...options, root, pinned, log }, folder);
	} finally {
		await release();
	}
}

/** Installs into another folder and renames it when complete, so an incomplete installation never has the right name. */
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
	return probeInstallation(folder);
}

async function checkNew(folder: string): Promise<void> {
	try {
		await probeInstallation(folder);
	} catch (error) {
		throw new CliError(
			'install-failed',
			`n8n was installed, but it does not run on this machine: ${getReason(error)}. ` +
				'Install Node 24 (and a C++ compiler, if the error names sqlite3) and run the command again.',
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
	log('Another process is installing the same n8n. Waiting.');
	const every = 1000;
	const retries = { retries: LOCK_TIMEOUT_MS / every, minTimeout: every, maxTimeout: every };
	return lock(folder, { ...options, retries }).catch(() => {
		throw new CliError(
			'install-failed',
			`Another process has been installing n8n for 20 minutes. Stop it, remove ${folder}.lock and run the command again.`,
		);
	});
}
