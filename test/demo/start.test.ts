import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { join } from 'node:path';
import { createCheckout, editJson, run, stackLine } from './checkout';
import { startLockHolder } from './lockHolder';

const start = join('demo', 'start.mjs');

describe('npm start, when it cannot start', () => {
	let busy: Server;
	let busyPort: string;

	beforeAll(async () => {
		busy = createServer();
		await new Promise<void>((listening) => busy.listen(0, '127.0.0.1', listening));
		busyPort = String((busy.address() as AddressInfo).port);
	});

	afterAll(async () => {
		await new Promise((closed) => busy.close(closed));
	});

	test.each([
		['n8n', (port: string) => ['--port', port, '--sandbox-port', '0'], '--port 5680'],
		[
			'the sandbox',
			(port: string) => ['--port', '0', '--sandbox-port', port],
			'--sandbox-port 4020',
		],
	])('says that the port of %s is in use and how to choose another', async (user, args, advice) => {
		const { code, output } = await run(createCheckout(), [start, ...args(busyPort)]);
		expect(code).toBe(1);
		expect(output).toContain(`Port ${busyPort}, which ${user} needs, is used by another program`);
		expect(output).toContain(advice);
		expect(output).not.toMatch(stackLine);
	});

	test('reads the ports from the environment too', async () => {
		const env = { WAVEX_DEMO_PORT: busyPort, WAVEX_DEMO_SANDBOX_PORT: '0' };
		const { code, output } = await run(createCheckout(), [start], env);
		expect(code).toBe(1);
		expect(output).toContain(`Port ${busyPort}, which n8n needs`);
	});

	test.each([
		[['--port', 'abc'], '"abc" is not a port (--port)'],
		[['--sandbox-port', '65536'], '"65536" is not a port (--sandbox-port)'],
		[['--port', '4010'], 'cannot share port 4010'],
		[['--host', 'example.com'], '"example.com" is not possible (--host)'],
		[['--prot', '1'], "Unknown option '--prot'"],
	])('refuses %j', async (args, sentence) => {
		const { code, output } = await run(createCheckout(), [start, ...args]);
		expect(code).toBe(1);
		expect(output).toContain(sentence);
		expect(output).not.toMatch(stackLine);
	});

	test('says that a demo of the same folder is running', async () => {
		const folder = createCheckout();
		const holder = await startLockHolder(folder);
		const { code, output } = await run(folder, [start]);
		await holder.kill();
		expect(code).toBe(1);
		expect(output).toContain('The demo of this folder is already running');
	});

	test('reports a file in the place of its folder', async () => {
		const folder = createCheckout();
		writeFileSync(join(folder, '.demo'), '');
		const { code, output } = await run(folder, [start]);
		expect(code).toBe(1);
		expect(output).toContain(`${join(folder, '.demo')}: This is a file, but it must be a folder`);
		expect(output).not.toMatch(stackLine);
	});

	test('suggests demo:reset when the state is damaged', async () => {
		const folder = createCheckout();
		mkdirSync(join(folder, '.demo'));
		writeFileSync(join(folder, '.demo', 'state.json'), '{"owner":');
		const { code, output } = await run(folder, [start, '--port', '0', '--sandbox-port', '0']);
		expect(code).toBe(1);
		expect(output).toContain('npm run demo:reset');
		expect(output).not.toMatch(stackLine);
	});

	test('saves the stack of an unexpected error in a file', async () => {
		const folder = createCheckout();
		writeFileSync(join(folder, 'demo', 'demo.ts'), 'throw new TypeError("this is unexpected");');
		const { code, output } = await run(folder, [start]);
		expect(code).toBe(1);
		expect(output).toContain('Something unexpected happened: this is unexpected');
		expect(output).toContain(join(folder, '.demo', 'error.log'));
		expect(output).not.toMatch(stackLine);
	});

	test('asks for a newer Node', async () => {
		const folder = createCheckout();
		const runtime = { name: 'node', version: '>=99.1' };
		editJson(join(folder, 'package.json'), (json) => (json.devEngines = { runtime }));
		const { code, output } = await run(folder, [start]);
		expect(code).toBe(1);
		expect(output).toContain(
			`This needs Node 99.1 or newer, and this is Node ${process.versions.node}`,
		);
		expect(existsSync(join(folder, '.demo'))).toBe(false);
	});
});
