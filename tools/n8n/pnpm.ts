import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { createNoSpaceError } from './cache';
import { CliError } from '../cliError';
import { endGroup } from './processGroup';
import { createRegistryError } from './registryError';

export interface PnpmInstall {
	/** The folder with package.json and the lockfile. pnpm creates `node_modules` in it. */
	folder: string;
	/** pnpm's package store. On the same disk as `folder` it needs no space of its own. */
	store: string;
	/** Only writes the lockfile for the package.json in `folder`. */
	lockOnly?: boolean;
	/** Receives pnpm's output line by line. */
	log: (line: string) => void;
	/** Stops pnpm when aborted. */
	signal?: AbortSignal;
}

/**
 * Installs what the lockfile in `folder` lists, or writes that lockfile. Throws `install-failed`, `no-network`,
 * `not-in-registry`, `no-space` or `stopped`.
 */
export async function pnpmInstall(options: PnpmInstall): Promise<void> {
	const { folder, log, signal } = options;
	let lastLines: string[] = [];
	const preload = ['--require', join(__dirname, 'exitWithParent.cjs')];
	const child = spawn(process.execPath, [...preload, ...pnpmArguments(options)], {
		cwd: folder,
		env: pnpmEnvironment(),
		stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
		detached: true,
	});
	const abort = () => void endGroup(child, 2000);
	signal?.addEventListener('abort', abort, { once: true });
	const read = (line: string) => {
		if (!line.trim()) return;
		log(`pnpm: ${line}`);
		lastLines = [...lastLines, line.trim()].slice(-20);
	};
	for (const input of [child.stdout, child.stderr]) {
		if (input) createInterface({ input }).on('line', read);
	}
	try {
		const exit = await new Promise<number | null>((resolve, reject) => {
			child.once('error', reject).once('close', resolve);
			if (signal?.aborted) abort();
		});
		if (signal?.aborted) throw new CliError('stopped', 'The installation of n8n was stopped.');
		if (exit !== 0) throw createInstallError(folder, lastLines);
	} finally {
		signal?.removeEventListener('abort', abort);
	}
}

function pnpmArguments({ store, lockOnly }: PnpmInstall): string[] {
	// pnpm exports its package.json as its main file.
	const pnpm = join(dirname(require.resolve('pnpm')), 'bin', 'pnpm.cjs');
	// Install scripts run only for the packages in pnpm-workspace.yaml (sqlite3), regardless of the user's settings.
	const settings = ['ignore-scripts=false', 'update-notifier=false', 'fetch-retries=3'];
	const retries = ['factor=3', 'mintimeout=1000', 'maxtimeout=10000'];
	return [
		pnpm,
		'install',
		lockOnly ? '--lockfile-only' : '--frozen-lockfile',
		'--reporter=append-only',
		`--store-dir=${store}`,
		...settings.map((setting) => `--config.${setting}`),
		...retries.map((setting) => `--config.fetch-retry-${setting}`),
	];
}

/**
 * Returns pnpm's environment. sqlite3 is compiled where its prebuilt binary cannot be downloaded; with the system's SQLite
 * and Node headers that takes seconds and needs no network.
 */
function pnpmEnvironment(): NodeJS.ProcessEnv {
	const env: NodeJS.ProcessEnv = { ...process.env, JOBS: String(availableParallelism()) };
	if (existsSync('/usr/include/sqlite3.h')) env.npm_config_sqlite ??= '/usr';
	if (existsSync('/usr/include/node/node_api.h')) env.npm_config_nodedir ??= '/usr';
	return env;
}

function createInstallError(folder: string, lastLines: string[]): CliError {
	if (lastLines.some((line) => line.includes('ENOSPC'))) {
		return createNoSpaceError(folder, 'the disk is full');
	}
	return createRegistryError('n8n', lastLines);
}
