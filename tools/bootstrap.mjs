// What a fresh machine needs before anything of this repository can run. Only Node's own modules are used here.
import { spawn } from 'node:child_process';
import { lstatSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { CliError } from './runCommand.mjs';
import { hold } from './hold.mjs';
import { root, stateFolder } from './paths.mjs';

/** Throws when this Node is older than what package.json asks for. */
export function requireNode(version = process.versions.node) {
	const { engines } = readJson('package.json') ?? {};
	const [major, minor] = /(\d+)\.(\d+)/
		.exec(engines?.node ?? '20.0')
		.slice(1)
		.map(Number);
	const [ownMajor, ownMinor] = version.split('.').map(Number);
	if (ownMajor > major || (ownMajor === major && ownMinor >= minor)) return;
	throw new CliError(
		`This needs Node ${major}.${minor} or newer, and this is Node ${version}. Install a newer Node from https://nodejs.org and run the command again.`,
	);
}

/**
 * Makes node_modules what package-lock.json says, with `npm ci`, unless it is already.
 *
 * @param {(line: string) => void} log
 */
export async function ensureDependencies(log) {
	if (dependenciesAreCurrent()) return;
	// npm ci would empty what it points to, under the feet of everyone who uses it.
	if (lstatSync(join(root, 'node_modules'), { throwIfNoEntry: false })?.isSymbolicLink()) {
		throw new CliError(
			'node_modules is a link to a folder that does not hold what package-lock.json asks for. Remove the link, or install the packages where it points to.',
		);
	}
	const release = await takeTurn(log);
	try {
		if (!dependenciesAreCurrent()) await cleanInstall(log);
	} finally {
		release();
	}
}

/**
 * npm passes a signal to its shell only, and Debian's shell dies of it without passing it on: under npm, the
 * loss of that parent counts as SIGTERM.
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
	// `./Wavex.node` means Wavex.node.ts, not the Wavex.node.json beside it: endings are tried in this order.
	const { '.json': json, ...others } = require.extensions;
	for (const ending of ['.json', ...Object.keys(others)]) delete require.extensions[ending];
	Object.assign(require.extensions, others, { '.json': json });
	return require(join(root, path));
}

/** npm keeps beside the packages a list of what it installed: the versions there must be those of the lockfile. */
function dependenciesAreCurrent() {
	const wanted = readJson('package-lock.json')?.packages ?? {};
	const there = readJson(join('node_modules', '.package-lock.json'))?.packages;
	if (!there) return false;
	const same = (path) => there[path]?.version === wanted[path]?.version;
	const needed = Object.keys(wanted).filter((path) => path !== '' && !isOptional(wanted[path]));
	return needed.every(same) && Object.keys(there).every(same);
}

function isOptional(entry) {
	return Boolean(entry.optional || entry.devOptional);
}

async function takeTurn(log) {
	for (let waiting = false; ; waiting = true) {
		const release = await hold(join(stateFolder, 'installing.json'));
		if (release) return release;
		if (!waiting)
			log('Another command is installing the packages of this repository: waiting for it.');
		await sleep(500);
	}
}

async function cleanInstall(log) {
	log('Installing the packages of this repository (npm ci; a minute or two, only the first time).');
	const started = Date.now();
	const timer = setInterval(() => {
		log(`npm ci: still at work (${Math.round((Date.now() - started) / 1000)} s)`);
	}, 10_000);
	try {
		// Nothing here needs an install script, and npm 10 would run those that package.json forbids.
		const { code, output } = await npm('ci --ignore-scripts --no-audit --no-fund --no-progress');
		if (code === 0) return;
		const reason = output.split('\n').filter((line) => /^npm error [a-z]/i.test(line));
		throw new CliError(
			`The packages of this repository could not be installed. npm said:\n${reason.slice(0, 8).join('\n')}\n` +
				'Check that the npm registry can be reached (npm ping), then run the command again.',
		);
	} finally {
		clearInterval(timer);
	}
}

/** Runs npm in the repository. A signal that ends this process ends npm as well. */
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
		process.stdout.write(
			'\nStopped. The packages are not all there: the next start installs them.\n',
		);
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
