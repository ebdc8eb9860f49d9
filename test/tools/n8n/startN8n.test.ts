import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { createN8nEnvironment } from '../../../tools/n8n/n8nEnvironment';
import { findFreePorts, requirePort } from '../../../tools/n8n/ports';
import { startN8n, type N8nOptions } from '../../../tools/n8n/startN8n';
import { temporaryFolder } from '../../demo/checkout';

/** A program in n8n's place: the lines decide what it does. */
function options(script: string): N8nOptions {
	const home = temporaryFolder();
	const n8n = join(home, 'n8n.cjs');
	writeFileSync(n8n, script);
	return { home, installation: { folder: home, node: process.execPath, n8n, version: '0' } };
}

const answering = `require('http').createServer((request, response) => response.end('{}'))
	.listen(process.env.N8N_PORT, '127.0.0.1');`;

/** Starts a child that ignores SIGTERM and writes its process id down. */
const withChild = `const child = require('child_process').spawn(process.execPath,
	['-e', 'process.on("SIGTERM", () => {}); setInterval(() => {}, 1000)']);
	require('fs').writeFileSync('child.pid', String(child.pid));`;

/** A process that has ended, but whose parent has not taken note, counts as gone. */
function isAlive(pid: number): boolean {
	try {
		const status = `/proc/${pid}/status`;
		if (existsSync(status)) return !readFileSync(status, 'utf8').includes('State:\tZ');
		return process.kill(pid, 0);
	} catch {
		return false;
	}
}

async function until(condition: () => boolean): Promise<void> {
	while (!condition()) await new Promise((again) => setTimeout(again, 20));
}

describe('starting n8n', () => {
	test('waits until it answers, and stopping leaves no process', async () => {
		const given = options(`${withChild}${answering}`);
		const n8n = await startN8n(given);
		expect((await fetch(`${n8n.url}/rest/settings`)).status).toBe(200);
		const child = Number(readFileSync(join(given.home, 'child.pid'), 'utf8'));
		expect(isAlive(child)).toBe(true);
		await n8n.stop();
		expect(isAlive(n8n.pid)).toBe(false);
		await until(() => !isAlive(child));
	});

	test('gives up when it ends, with its last words', async () => {
		await expect(
			startN8n(options('console.log("No room for me"); process.exit(3)')),
		).rejects.toMatchObject({
			code: 'start-failed',
			message: expect.stringMatching(/ended with exit code 3.*"No room for me"/),
		});
	});

	test('tells a port that was taken meanwhile', async () => {
		const busy = createServer((socket) => socket.destroy());
		await new Promise<void>((listening) => busy.listen(0, '127.0.0.1', listening));
		const { port } = busy.address() as AddressInfo;
		const given = { ...options(answering), port };
		await expect(startN8n(given)).rejects.toMatchObject({ code: 'port-in-use' });
		await new Promise((closed) => busy.close(closed));
	});

	test('stops n8n after the timeout', async () => {
		const given = { ...options('setInterval(() => {}, 1000)'), timeout: 300 };
		await expect(startN8n(given)).rejects.toMatchObject({
			code: 'start-failed',
			message: expect.stringContaining('took too long'),
		});
	});

	test('is given up when stopped', async () => {
		const given = { ...options('setInterval(() => {}, 1000)'), signal: AbortSignal.timeout(200) };
		await expect(startN8n(given)).rejects.toMatchObject({ code: 'stopped' });
	});

	test('is bound to the life of the process that did it', async () => {
		const given = options(answering);
		const starter = join(given.home, 'starter.ts');
		const server = resolve(__dirname, '../../../tools/n8n/startN8n');
		writeFileSync(
			starter,
			`import { startN8n } from ${JSON.stringify(server)};
			void startN8n(${JSON.stringify(given)}).then(({ pid }) => console.log(pid));`,
		);
		const process_ = spawn(process.execPath, ['--import', require.resolve('tsx'), starter], {
			stdio: ['ignore', 'pipe', 'inherit'],
		});
		const [said] = (await once(process_.stdout, 'data')) as [Buffer];
		const pid = Number(said.toString());
		expect(isAlive(pid)).toBe(true);
		process_.kill('SIGKILL');
		await until(() => !isAlive(pid));
	});
});

describe("n8n's environment", () => {
	const place = { node: '/opt/node/bin/node', home: '/h', port: 1, brokerPort: 2 };

	test("has nothing of the user's own n8n", () => {
		const own = { N8N_ENCRYPTION_KEY: 'k', DB_TYPE: 'postgresdb', NODE_OPTIONS: '-r x', LANG: 'C' };
		const env = createN8nEnvironment(place, own);
		expect(env.LANG).toBe('C');
		for (const name of ['N8N_ENCRYPTION_KEY', 'DB_TYPE', 'NODE_OPTIONS']) {
			expect(env).not.toHaveProperty(name);
		}
	});

	test('puts its own Node before others', () => {
		expect(createN8nEnvironment(place, { PATH: '/usr/bin' }).PATH).toBe('/opt/node/bin:/usr/bin');
	});
});

describe('ports', () => {
	test('that are free are different and can be had', async () => {
		const ports = await findFreePorts(3);
		expect(new Set(ports).size).toBe(3);
		for (const port of ports) await requirePort(port, 'n8n', '--port 1');
	});
});
