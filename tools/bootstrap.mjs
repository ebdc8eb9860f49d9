// Prepares a new clone. It runs before any package is installed, so it uses Node's own modules only.
import { spawn } from 'node:child_process';
import { lstatSync, mkdirSync, readFileSync, rmSync, statSync, utimesSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { CliError } from './cliError.js';
import { root, stateFolder } from './paths.mjs';

/** When a lock that is not renewed counts as abandoned, and how often its holder renews it; in milliseconds. */
const ABANDONED_MS = 10_000;
const RENEW_MS = 2000;

/** Throws when this Node is older than what package.json asks for. */
export function requireNode(version = process.versions.node) {
	const { devEngines } = readJson('package.json') ?? {};
	const [major, minor] = /(\d+)\.(\d+)/
		.exec(devEngines?.runtime.version ?? '20.0')
		.slice(1)
		.map(Number);
	const [ownMajor, ownMinor] = version.split('.').map(Number);
	if (ownMajor > major || (ownMajor === major && ownMinor >= minor)) return;
	throw new CliError(
		'no-node',
		`This needs Node ${major}.${minor} or newer, and this is Node ${version}. Install a newer Node from https://nodejs.org and run the command again.`,
	);
}

/**
 * Runs `npm ci` unless node_modules already holds what package-lock.json lists.
 *
 * @param {(line: string) => void} log
 */
export async function ensureDependencies(log) {
	if (dependenciesAreCurrent()) return;
	// npm ci would empty the folder that the link points to, which others may use.
	if (lstatSync(join(root, 'node_modules'), { throwIfNoEntry: false })?.isSymbolicLink()) {
		throw new CliError(
			'install-failed',
			'node_modules is a link to a folder that does not match package-lock.json. Remove the link, or install the packages in the folder it points to.',
		);
	}
	const release = await lockInstallation(log);
	try {
		if (!dependenciesAreCurrent()) await cleanInstall(log);
	} finally {
		release();
	}
}

/**
 * Stops this process when the shell that npm started it with has ended: npm sends a signal to that shell only, and
 * Debian's shell does not pass it on.
 */
export function stopWithNpm() {
	const parent = process.ppid;
	if (!process.env.npm_lifecycle_event) return;
	const timer = setInterval(() => {
		if (process.ppid === parent) return;
		clearInterval(timer);
		process.kill(process.pid, 'SIGTERM');
	}, 250);
	timer.unref();
}

/** Loads a TypeScript module of the repository, with tsx. */
export async function loadTypeScript(path) {
	const { register } = await import('tsx/cjs/api');
	register();
	const require = createRequire(import.meta.url);
	// `./Wavex.node` must mean Wavex.node.ts, not the Wavex.node.json beside it: extensions are tried in this order.
	const { '.json': json, ...others } = require.extensions;
	for (const extension of ['.json', ...Object.keys(others)]) delete require.extensions[extension];
	Object.assign(require.extensions, others, { '.json': json });
	return require(join(root, path));
}

/** Compares the lockfile with the list of installed packages that npm keeps in node_modules. */
function dependenciesAreCurrent() {
	const locked = readJson('package-lock.json')?.packages ?? {};
	const installed = readJson(join('node_modules', '.package-lock.json'))?.packages;
	if (!installed) return false;
	const same = (path) => installed[path]?.version === locked[path]?.version;
	const needed = Object.keys(locked).filter((path) => path !== '' && !isOptional(locked[path]));
	return needed.every(same) && Object.keys(installed).every(same);
}

function isOptional(entry) {
	return Boolean(entry.optional || entry.devOptional);
}

/** Locks with a folder as proper-lockfile does, which is not installed yet. Its holder renews the time stamp. */
async function lockInstallation(log) {
	const folder = join(stateFolder, 'installing.lock');
	mkdirSync(stateFolder, { recursive: true });
	for (let isWaiting = false; !createFolder(folder); isWaiting = true) {
		const { mtimeMs = Date.now() } = statSync(folder, { throwIfNoEntry: false }) ?? {};
		if (Date.now() - mtimeMs > ABANDONED_MS) rmSync(folder, { recursive: true, force: true });
		if (!isWaiting) log('Another command is installing the packages of this repository. Waiting.');
		await sleep(500);
	}
	const timer = setInterval(() => utimesSync(folder, new Date(), new Date()), RENEW_MS);
	const release = () => {
		clearInterval(timer);
		rmSync(folder, { recursive: true, force: true });
	};
	process.once('exit', release);
	return release;
}

/** Returns false when it exists already. */
function createFolder(folder) {
	try {
		mkdirSync(folder);
		return true;
	} catch (error) {
		if (error.code === 'EEXIST') return false;
		throw error;
	}
}

async function cleanInstall(log) {
	log(
		'Installing the packages of this repository (npm ci; one or two minutes, only the first time).',
	);
	const started = Date.now();
	const timer = setInterval(() => {
		log(`npm ci is still running (${Math.round((Date.now() - started) / 1000)} s)`);
	}, 10_000);
	try {
		// No package here needs an install script, and npm 10 would run those that package.json forbids.
		const { code, output } = await npm('ci --ignore-scripts --no-audit --no-fund --no-progress');
		if (code === 0) return;
		const reason = output.split('\n').filter((line) => /^npm error [a-z]/i.test(line));
		throw new CliError(
			'install-failed',
			`The packages of this repository could not be installed. npm said:\n${reason.slice(0, 8).join('\n')}\n` +
				'Check that the npm registry can be reached (npm ping), then run the command again.',
		);
	} finally {
		clearInterval(timer);
	}
}

/** Runs npm in the repository. A signal that stops this process also stops npm. */
async function npm(command) {
	const group = process.platform !== 'win32';
	const child = spawn(`npm ${command}`, { cwd: root, shell: true, detached: group });
	let output = '';
	child.stdout.on('data', (data) => (output += data));
	child.stderr.on('data', (data) => (output += data));
	const end = (signal) => (group ? process.kill(-child.pid, signal) : child.kill());
	let stopped = false;
	const stop = () => {
		if (stopped) return;
		stopped = true;
		end('SIGTERM');
		setTimeout(end, 3000, 'SIGKILL');
	};
	const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
	for (const signal of signals) process.on(signal, stop);
	const code = await new Promise((resolve, reject) => {
		child.once('error', reject).once('close', resolve);
	});
	if (stopped) {
		process.stdout.write('\nStopped. The packages are incomplete; the next start installs them.\n');
		process.exit(0);
	}
	for (const signal of signals) process.removeListener(signal, stop);
	return { code, output };
}

function readJson(path) {
	try {
		return JSON.parse(readFileSync(join(root, path), 'utf8'));
	} catch {
		return undefined;
	}
}
