import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { createNoSpaceError } from './cache';
import { CliError } from '../cliError';
import { endGroup } from './processGroup';

export interface PnpmInstall {
	/** The folder with the pins; `node_modules` is made in it. */
	folder: string;
	/** pnpm's package store. On the same disk as `folder` it costs no space of its own. */
	store: string;
	/** Only writes the lockfile for the package.json in `folder`. */
	lockOnly?: boolean;
	/** Gets a line every few seconds. */
	log: (line: string) => void;
	/** Ends pnpm when aborted. */
	signal?: AbortSignal;
	/** How often a line is reported, in milliseconds. */
	every?: number;
}

/** The parts of pnpm's ndjson reports that are read here. */
interface PnpmEvent {
	level?: string;
	name?: string;
	status?: string;
	line?: string;
	message?: string;
	error?: { code?: string };
	err?: { message?: string; code?: string };
}

/** Installs what the lockfile in `folder` says, or writes that lockfile. Throws `install-failed`, `no-space` or `stopped`. */
export async function pnpmInstall(options: PnpmInstall): Promise<void> {
	const { folder, log, signal } = options;
	const started = Date.now();
	const counts = { resolved: 0, fetched: 0, found_in_store: 0, imported: 0 };
	let compiling = false;
	let retrying = false;
	let failure: PnpmEvent['err'];
	let lastLines: string[] = [];

	const guard = ['--require', join(__dirname, 'exitWithParent.cjs')];
	const child = spawn(process.execPath, [...guard, ...pnpmArguments(options)], {
		cwd: folder,
		env: pnpmEnvironment(),
		stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
		detached: true,
	});
	const abort = () => void endGroup(child, 2000);
	signal?.addEventListener('abort', abort, { once: true });
	const read = (line: string) => {
		const event = parse(line);
		if (event.status && event.status in counts) counts[event.status as keyof typeof counts] += 1;
		if (event.name === 'pnpm:lifecycle') compiling = true;
		if (event.name === 'pnpm:request-retry' && !retrying) {
			retrying = true;
			log(
				`n8n: the npm registry did not answer (${event.error?.code ?? 'no reason given'}), trying again`,
			);
		}
		if (event.level === 'error') failure = event.err ?? { message: event.message };
		const text = event.line ?? (event.name ? undefined : line);
		if (text) lastLines = [...lastLines, text].slice(-5);
	};
	for (const input of [child.stdout, child.stderr]) {
		if (input) createInterface({ input }).on('line', read);
	}

	const timer = setInterval(() => {
		const seconds = Math.round((Date.now() - started) / 1000);
		const there = counts.fetched + counts.found_in_store;
		log(
			compiling
				? `n8n: packages in place, preparing sqlite3 (${seconds} s)`
				: `n8n: ${there} of ${counts.resolved} packages fetched, ${counts.imported} in place (${seconds} s)`,
		);
	}, options.every ?? 5000);
	try {
		const exit = await new Promise<number | null>((resolve, reject) => {
			child.once('error', reject).once('close', resolve);
			if (signal?.aborted) abort();
		});
		if (signal?.aborted) {
			throw new CliError('stopped', 'The installation of n8n was stopped before its end.');
		}
		if (exit !== 0) throw explain(folder, failure, lastLines);
	} finally {
		clearInterval(timer);
		signal?.removeEventListener('abort', abort);
	}
}

function pnpmArguments({ store, lockOnly }: PnpmInstall): string[] {
	// pnpm exports its package.json as its main file.
	const pnpm = join(dirname(require.resolve('pnpm')), 'bin', 'pnpm.cjs');
	// Scripts run only for what pnpm-workspace.yaml names (sqlite3), whatever the user's own settings say.
	const settings = ['ignore-scripts=false', 'update-notifier=false', 'fetch-retries=3'];
	const patience = ['factor=3', 'mintimeout=1000', 'maxtimeout=10000'];
	return [
		pnpm,
		'install',
		lockOnly ? '--lockfile-only' : '--frozen-lockfile',
		'--reporter=ndjson',
		`--store-dir=${store}`,
		...settings.map((setting) => `--config.${setting}`),
		...patience.map((setting) => `--config.fetch-retry-${setting}`),
	];
}

/**
 * sqlite3 is compiled where its ready-made binary cannot be fetched. With the system's SQLite and Node
 * headers that takes seconds and no network.
 */
function pnpmEnvironment(): NodeJS.ProcessEnv {
	const env: NodeJS.ProcessEnv = { ...process.env, JOBS: String(availableParallelism()) };
	if (existsSync('/usr/include/sqlite3.h')) env.npm_config_sqlite ??= '/usr';
	if (existsSync('/usr/include/node/node_api.h')) env.npm_config_nodedir ??= '/usr';
	return env;
}

function parse(line: string): PnpmEvent {
	try {
		const value: unknown = JSON.parse(line);
		return typeof value === 'object' && value !== null ? value : {};
	} catch {
		return {};
	}
}

function explain(folder: string, error: PnpmEvent['err'], lastLines: string[]): CliError {
	const said = (error?.message ?? lastLines.join(' / ')).split('\n', 1)[0] || 'no reason given';
	if (/ENOSPC/.test(`${error?.code} ${said}`))
		return createNoSpaceError(folder, 'the disk is full');
	return new CliError(
		'install-failed',
		`n8n could not be installed: ${said}. ` +
			'Check that the npm registry can be reached (npm ping), then run the command again.',
	);
}
