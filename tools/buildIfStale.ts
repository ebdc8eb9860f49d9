import { exec } from 'node:child_process';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { CliError } from './cliError';

const sources = [
	...['nodes', 'credentials', 'icons', 'index.js', 'gulpfile.js'],
	...['sandbox/api/openapi', 'tools/outputSchemas'],
	...['package.json', 'tsconfig.json'],
];

/** Builds the package in `root` with `npm run build` when a source is newer than what is in `dist`. */
export async function buildIfStale(root: string, log: (line: string) => void): Promise<void> {
	if (await isBuilt(root)) return;
	log('Building the Wavex nodes (npm run build).');
	try {
		// In CI n8n's tool prints no animation.
		const env = { ...process.env, CI: 'true' };
		await promisify(exec)('npm run build --silent', { cwd: root, env });
	} catch (error) {
		const { stdout = '', message = '' } = error as { stdout?: string; message?: string };
		throw new CliError(
			'package-failed',
			`The Wavex nodes could not be built. Output of npm run build:\n${(stdout || message).trim()}`,
		);
	}
}

/** Returns true when every compiled file is at least as new as every source. */
export async function isBuilt(root: string): Promise<boolean> {
	// Copied icons keep the times of their originals, so only compiled files count.
	const built = (await listTimes(join(root, 'dist'))).filter(({ path }) => path.endsWith('.js'));
	if (built.length === 0) return false;
	const changed = await Promise.all(
		sources.map(async (source) => await listTimes(join(root, source))),
	);
	return getNewest(changed.flat()) <= Math.min(...built.map(({ time }) => time));
}

interface Stamp {
	path: string;
	/** When it was changed, in milliseconds; a folder changes when a file is added or removed. */
	time: number;
}

async function listTimes(path: string): Promise<Stamp[]> {
	const info = await stat(path).catch(() => undefined);
	if (!info) return [];
	const own = { path, time: info.mtimeMs };
	if (!info.isDirectory()) return [own];
	const names = await readdir(path);
	const inside = await Promise.all(names.map(async (name) => await listTimes(join(path, name))));
	return [own, ...inside.flat()];
}

function getNewest(stamps: Stamp[]): number {
	return Math.max(...stamps.map(({ time }) => time));
}
