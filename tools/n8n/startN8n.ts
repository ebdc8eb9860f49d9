import { spawn } from 'node:child_process';
import { mkdir, open, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createNoSpaceError } from './cache';
import { n8nEnvironment } from './n8nEnvironment';
import { CliError } from '../cliError';
import { freePorts } from './ports';
import { endGroup } from './processGroup';
import type { Installation } from './verifyInstall';

export interface N8nOptions {
	/** The n8n to run, from `ensureN8n`. */
	installation: Installation;
	/** The folder that holds n8n's `.n8n` (database, packages); made when missing. */
	home: string;
	/** Default: a free port. */
	port?: number;
	/** Gets everything n8n says; written anew at each start. Default: `n8n.log` in `home`. */
	logFile?: string;
	/** Added to, or put in the place of, the settings of `n8nEnvironment`; undefined takes one away. */
	env?: Record<string, string | undefined>;
	/** n8n's command. Default: `start`, which serves the editor. */
	command?: string[];
	/** What answers 200 once that command is ready, one after the other. Default: readiness, then the editor's settings. */
	ready?: string[];
	/** How long n8n may take until it is ready, in milliseconds. Default: two minutes. */
	timeout?: number;
	/** Gives up waiting, and ends n8n, when aborted. */
	signal?: AbortSignal;
}

export interface RunningN8n {
	/** Without a slash at its end, such as "http://127.0.0.1:5678". */
	url: string;
	/** The process id of n8n. */
	pid: number;
	/** The file that gets everything n8n says. */
	logFile: string;
	/** Resolves when n8n has ended, for whatever reason. */
	ended: Promise<void>;
	/** Ends n8n and everything it started. May be called twice. */
	stop: () => Promise<void>;
}

/** `/healthz` answers long before the editor does, and readiness a little before its settings. */
const EDITOR = ['/healthz/readiness', '/rest/settings'];

/** How long n8n gets to end by itself, in milliseconds: a little more than its own shutdown time-out. */
const STOP_TIMEOUT_MS = 10_000;

/**
 * Starts n8n and waits until its editor answers.
 *
 * @throws Failure `port-in-use`, `start-failed` or `stopped`; n8n has ended by then
 */
export async function startN8n(options: N8nOptions): Promise<RunningN8n> {
	const { installation, home, logFile = join(home, 'n8n.log'), signal } = options;
	const { command = ['start'], ready = EDITOR } = options;
	await mkdir(home, { recursive: true });
	await mkdir(dirname(logFile), { recursive: true });
	const [freePort, brokerPort] = await freePorts(2);
	const port = options.port ?? freePort;
	const url = `http://127.0.0.1:${port}`;
	const output = await open(logFile, 'w');
	const child = spawn(
		installation.node,
		['--require', join(__dirname, 'exitWithParent.cjs'), installation.n8n, ...command],
		{
			cwd: home,
			detached: true,
			env: {
				...n8nEnvironment({ node: installation.node, home, port, brokerPort }),
				...options.env,
			},
			stdio: ['ignore', output.fd, output.fd, 'ipc'],
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
	await output.close();

	let stopping: Promise<void> | undefined;
	const stop = async () => await (stopping ??= endGroup(child, STOP_TIMEOUT_MS));
	const stopped = new Promise<false>((resolve) => {
		signal?.addEventListener('abort', () => resolve(false), { once: true });
	});
	try {
		const deadline = Date.now() + (options.timeout ?? 120_000);
		while (!(await Promise.race([isReady(url, ready), ended.then(() => false), stopped]))) {
			if (exit !== undefined) throw await explain(logFile, port, `ended with ${exit}`);
			if (signal?.aborted) throw new CliError('stopped', 'n8n was stopped before it was ready.');
			if (Date.now() > deadline) throw await explain(logFile, port, 'took too long');
			await Promise.race([sleep(150), ended]);
		}
		// Another n8n may have answered on this port while ours was turned away.
		if (exit !== undefined) throw await explain(logFile, port, `ended with ${exit}`);
	} catch (error) {
		await stop();
		throw error;
	}
	return { url, pid: child.pid ?? 0, logFile, ended, stop };
}

async function isReady(url: string, paths: string[]): Promise<boolean> {
	for (const path of paths) {
		const answer = await fetch(url + path, { signal: AbortSignal.timeout(5000) }).catch(
			() => undefined,
		);
		await answer?.body?.cancel();
		if (answer?.status !== 200) return false;
	}
	return true;
}

async function explain(logFile: string, port: number, what: string): Promise<CliError> {
	const said = await readFile(logFile, 'utf8').catch(() => '');
	if (/already in use|EADDRINUSE/.test(said)) {
		return new CliError(
			'port-in-use',
			`n8n cannot have port ${port}: another program uses it. End that program or choose another port.`,
		);
	}
	if (/ENOSPC|SQLITE_FULL/.test(said))
		return createNoSpaceError(dirname(logFile), 'the disk is full');
	const lines = said.split('\n').filter((line) => /\w/.test(line) && !/^\s+at /.test(line));
	return new CliError(
		'start-failed',
		`n8n did not start (it ${what}). Its last words: "${lines.slice(-2).join(' / ')}". All it said is in ${logFile}.`,
	);
}
