import { spawn } from 'node:child_process';
import { mkdir, open, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createNoSpaceError } from './cache';
import { createN8nEnvironment } from './n8nEnvironment';
import { CliError } from '../cliError';
import { findFreePorts } from './ports';
import { endGroup } from './processGroup';
import type { Installation } from './verifyInstall';

export interface N8nOptions {
	/** The n8n to run, from `ensureN8n`. */
	installation: Installation;
	/** The folder for n8n's `.n8n` (database, packages); created if missing. */
	home: string;
	/** Default: a free port. */
	port?: number;
	/** Receives n8n's output; overwritten at each start. Default: `n8n.log` in `home`. */
	logFile?: string;
	/** Added to the settings of `createN8nEnvironment`; undefined removes one. */
	env?: Record<string, string | undefined>;
	/** n8n's command. Default: `start`, which serves the editor. */
	command?: string[];
	/** Paths that return 200 once the command is ready, in order. Default: readiness, then the editor's settings. */
	ready?: string[];
	/** How long n8n may take to start, in milliseconds. Default: two minutes. */
	timeout?: number;
	/** Stops n8n when aborted before it is ready. */
	signal?: AbortSignal;
}

export interface RunningN8n {
	/** Without a trailing slash, such as "http://127.0.0.1:5678". */
	url: string;
	/** The process id of n8n. */
	pid: number;
	/** The file with n8n's output. */
	logFile: string;
	/** Resolves when n8n has exited, for any reason. */
	ended: Promise<void>;
	/** Stops n8n and everything it started. May be called twice. */
	stop: () => Promise<void>;
}

/** `/healthz` responds long before the editor, and readiness shortly before the editor's settings. */
const EDITOR = ['/healthz/readiness', '/rest/settings'];

/** How long n8n gets to shut down, in milliseconds: more than its own shutdown timeout of 5 s. */
const STOP_TIMEOUT_MS = 10_000;

/**
 * Starts n8n and waits until its editor responds.
 *
 * @throws CliError `port-in-use`, `start-failed` or `stopped`; n8n is stopped
 */
export async function startN8n(options: N8nOptions): Promise<RunningN8n> {
	const { installation, home, logFile = join(home, 'n8n.log'), signal } = options;
	const { command = ['start'], ready = EDITOR } = options;
	await mkdir(home, { recursive: true });
	await mkdir(dirname(logFile), { recursive: true });
	const [freePort, brokerPort] = await findFreePorts(2);
	const port = options.port ?? freePort;
	const url = `http://127.0.0.1:${port}`;
	const log = await open(logFile, 'w');
	const child = spawn(
		installation.node,
		['--require', join(__dirname, 'exitWithParent.cjs'), installation.n8n, ...command],
		{
			cwd: home,
			detached: true,
			env: {
				...createN8nEnvironment({ node: installation.node, home, port, brokerPort }),
				...options.env,
			},
			stdio: ['ignore', log.fd, log.fd, 'ipc'],
		},
	);
	let exit: string | undefined;
	const ended = new Promise<void>((resolve) => {
		const end = (reason: string) => {
			exit = reason;
			resolve();
		};
		child.once('exit', (code, by) => end(by ?? `exit code ${String(code)}`));
		child.once('error', (error) => end(error.message));
	});
	await log.close();

	let stopping: Promise<void> | undefined;
	const stop = async () => await (stopping ??= endGroup(child, STOP_TIMEOUT_MS));
	const stopped = new Promise<false>((resolve) => {
		signal?.addEventListener('abort', () => resolve(false), { once: true });
	});
	try {
		const deadline = Date.now() + (options.timeout ?? 120_000);
		while (!(await Promise.race([isReady(url, ready), ended.then(() => false), stopped]))) {
			if (exit !== undefined) throw await createStartError(logFile, port, `ended with ${exit}`);
			if (signal?.aborted) throw new CliError('stopped', 'n8n was stopped before it was ready.');
			if (Date.now() > deadline) throw await createStartError(logFile, port, 'took too long');
			await Promise.race([sleep(150), ended]);
		}
		// Another n8n may have responded on this port.
		if (exit !== undefined) throw await createStartError(logFile, port, `ended with ${exit}`);
	} catch (error) {
		await stop();
		throw error;
	}
	return { url, pid: child.pid ?? 0, logFile, ended, stop };
}

async function isReady(url: string, paths: string[]): Promise<boolean> {
	for (const path of paths) {
		const response = await fetch(url + path, { signal: AbortSignal.timeout(5000) }).catch(
			() => undefined,
		);
		await response?.body?.cancel();
		if (response?.status !== 200) return false;
	}
	return true;
}

async function createStartError(logFile: string, port: number, what: string): Promise<CliError> {
	const output = await readFile(logFile, 'utf8').catch(() => '');
	if (/already in use|EADDRINUSE/.test(output)) {
		return new CliError(
			'port-in-use',
			`n8n cannot use port ${port}: another program uses it. Stop that program or choose another port.`,
		);
	}
	if (/ENOSPC|SQLITE_FULL/.test(output))
		return createNoSpaceError(dirname(logFile), 'the disk is full');
	const lines = output.split('\n').filter((line) => /\w/.test(line) && !/^\s+at /.test(line));
	return new CliError(
		'start-failed',
		`n8n did not start (it ${what}). Its last output: "${lines.slice(-2).join(' / ')}". The full log is in ${logFile}.`,
	);
}
