import { execFile } from 'node:child_process';
import { access, readdir } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';

import { CliError } from '../../tools/cliError';

const run = promisify(execFile);

const NEEDED = ['redis-server', 'initdb', 'postgres', 'psql'] as const;

/** Where each program is. */
export type Programs = Record<(typeof NEEDED)[number], string>;

/** Debian keeps PostgreSQL's server programs off the PATH, in a folder of their version. */
async function folders(): Promise<string[]> {
	const versions = await readdir('/usr/lib/postgresql').catch(() => []);
	const debian = versions.map((version) => join('/usr/lib/postgresql', version, 'bin'));
	return [...(process.env.PATH ?? '').split(delimiter), ...debian];
}

async function find(): Promise<Partial<Programs>> {
	const found: Partial<Programs> = {};
	for (const folder of await folders()) {
		for (const name of NEEDED) {
			const path = join(folder, name);
			const isThere = await access(path).then(
				() => true,
				() => false,
			);
			if (isThere) found[name] ??= path;
		}
	}
	return found;
}

async function install(): Promise<void> {
	const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
	await run('apt-get', ['update', '-qq'], { env });
	const packages = ['redis-server', 'postgresql'];
	await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], { env });
}

/**
 * Finds Redis and PostgreSQL. Where they are missing and can be installed from Debian, as root, they are.
 *
 * @throws CliError `refused` that says what to install
 */
export async function findPrograms(log: (line: string) => void): Promise<Programs> {
	const missing = (found: Partial<Programs>) => NEEDED.filter((name) => !found[name]);
	let found = await find();
	let reason = '';
	if (missing(found).length > 0 && process.getuid?.() === 0) {
		log('Installing redis-server and postgresql (apt-get install).');
		await install().catch((error: Error) => {
			reason = ` (apt-get said: ${error.message.trim().split('\n').at(-1)})`;
		});
		found = await find();
	}
	const still = missing(found);
	if (still.length === 0) return found as Programs;
	throw new CliError(
		'refused',
		`n8n's queue mode needs Redis and PostgreSQL; not found: ${still.join(', ')}${reason}. ` +
			'Install them (on Debian and Ubuntu: sudo apt-get install redis-server postgresql) and run the command again. ' +
			'They need not run: the tests start their own on free ports.',
	);
}
