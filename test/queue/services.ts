import { execFile, spawn } from 'node:child_process';
import { chown, mkdir, open, readFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';

import { CliError } from '../../tools/cliError';
import { findFreePorts } from '../../tools/n8n/ports';
import { endGroup } from '../../tools/n8n/processGroup';
import type { Programs } from './programs';

const run = promisify(execFile);

export interface Service {
	port: number;
	/** Ends it. May be called twice. */
	stop: () => Promise<void>;
}

interface Command {
	name: string;
	/** The program with its arguments. */
	line: string[];
	/** The signal that ends it at once and cleanly. */
	signal: NodeJS.Signals;
	port: number;
	folder: string;
	/** The account it runs as. Default: our own. */
	account?: Account;
}

interface Account {
	uid: number;
	gid: number;
}

/** How long a service may take to begin or to end, in milliseconds. */
const TIMEOUT_MS = 30_000;

async function acceptsConnections(port: number): Promise<boolean> {
	return await new Promise((resolve) => {
		const socket = connect(port, '127.0.0.1');
		socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
		socket.once('connect', () => socket.destroy());
	});
}

/** Starts a service in a group of its own; it ends with this process, however that ends. */
async function start({ name, line, signal, port, folder, account }: Command): Promise<Service> {
	const logFile = join(dirname(folder), `${name}.log`);
	const output = await open(logFile, 'w');
	const supervisor = [
		join(__dirname, 'superviseChild.cjs'),
		JSON.stringify({ signal, ...account }),
	];
	const child = spawn(process.execPath, [...supervisor, ...line], {
		cwd: folder,
		detached: true,
		stdio: ['ignore', output.fd, output.fd, 'ipc'],
	});
	await output.close();
	const stop = async () => await endGroup(child, TIMEOUT_MS);
	const deadline = Date.now() + TIMEOUT_MS;
	while (!(await acceptsConnections(port))) {
		if (child.exitCode === null && child.signalCode === null && Date.now() < deadline) {
			await sleep(50);
			continue;
		}
		await stop();
		const said = (await readFile(logFile, 'utf8')).trim().split('\n').at(-1);
		throw new CliError('start-failed', `${name} did not start. It said: ${said}`);
	}
	return { port, stop };
}

/** Starts a Redis that keeps everything in memory. `folder` is made. */
export async function startRedis(programs: Programs, folder: string): Promise<Service> {
	await mkdir(folder);
	const [port] = await findFreePorts(1);
	const settings = ['--bind', '127.0.0.1', '--port', String(port), '--save', '', '--dir', folder];
	const line = [programs['redis-server'], ...settings];
	return await start({ name: 'Redis', line, signal: 'SIGTERM', port, folder });
}

/** PostgreSQL refuses to run as root: then it runs as the account that its Debian package made. */
async function accountForPostgres(): Promise<Account | undefined> {
	if (process.getuid?.() !== 0) return undefined;
	const id = async (flag: string) => Number((await run('id', [flag, 'postgres'])).stdout);
	return { uid: await id('-u'), gid: await id('-g') };
}

/** A PostgreSQL with an empty database "postgres", which its user "n8n" may use without a password from this machine. */
export async function startPostgres(programs: Programs, folder: string): Promise<Service> {
	await mkdir(folder);
	const account = await accountForPostgres();
	if (account) await chown(folder, account.uid, account.gid);
	const cluster = ['-D', folder, '-U', 'n8n', '-A', 'trust', '-E', 'UTF8', '--no-sync'];
	await run(programs.initdb, cluster, { ...account, cwd: folder });
	const [port] = await findFreePorts(1);
	const settings = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'fsync=off'];
	const flags = settings.flatMap((setting) => ['-c', setting]);
	const line = [programs.postgres, '-D', folder, '-p', String(port), ...flags];
	// SIGINT is its fast shutdown; SIGTERM would wait for n8n to hang up.
	return await start({ name: 'PostgreSQL', line, signal: 'SIGINT', port, folder, account });
}
