import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { DIALECTS } from '../../sandbox/api/dialects';
import { closeAll, start } from './sandboxClient';

const ROOT = join(__dirname, '../..');
const children: ChildProcess[] = [];

afterEach(async () => {
	for (const child of children.splice(0)) child.kill('SIGKILL');
	await closeAll();
});

interface Run {
	child: ChildProcess;
	output: () => string;
	/** Exit code, or the signal that ended it. */
	ended: Promise<number | string | null>;
}

function run(...args: string[]): Run {
	const child = spawn(process.execPath, ['--import', 'tsx', 'sandbox/cli.ts', ...args], {
		cwd: ROOT,
	});
	children.push(child);
	let text = '';
	child.stdout.on('data', (chunk) => (text += chunk));
	child.stderr.on('data', (chunk) => (text += chunk));
	const ended = new Promise<number | string | null>((resolve) =>
		child.on('close', (code, signal) => resolve(code ?? signal)),
	);
	return { child, output: () => text, ended };
}

function waitForOutput(process: Run, pattern: RegExp): Promise<RegExpExecArray> {
	return new Promise((resolve, reject) => {
		const look = () => {
			const found = pattern.exec(process.output());
			if (found) resolve(found);
		};
		process.child.stdout?.on('data', look);
		void process.ended.then(() => reject(new Error(process.output())));
	});
}

// Each test starts a process.
jest.setTimeout(60_000);

it('explains every option and dialect', async () => {
	const { ended, output } = run('--help');
	expect(await ended).toBe(0);
	for (const option of ['--port', '--host', '--token', '--clock', '--dialect', '--no-limits']) {
		expect(output()).toContain(option);
	}
	for (const [name, values] of Object.entries(DIALECTS)) {
		expect(output()).toMatch(new RegExp(`${name} +${values.join(' \\| ')}`));
	}
});

it('accepts the token that it prints, and stops cleanly', async () => {
	const sandbox = run('--port', '0', '--clock', '60', '--dialect', 'lists=whole');
	const [, api, token] = await waitForOutput(sandbox, /API: +(\S+)\nToken: +(\S+)[^]*Ctrl-C/);
	const response = await fetch(`${api}/sessions`, {
		headers: { authorization: `Bearer ${token}` },
	});
	expect(await response.json()).toEqual({ success: true, data: [expect.any(Object)] });
	sandbox.child.kill('SIGINT');
	expect(await sandbox.ended).toBe(0);
});

it('does not print a token from the command line', async () => {
	const sandbox = run('--port', '0', '--token', 'wavex_secret');
	await waitForOutput(sandbox, /Ctrl-C/);
	expect(sandbox.output()).not.toContain('wavex_secret');
});

it('reports that a port is in use', async () => {
	const { sandbox } = await start();
	const { ended, output } = run('--port', new URL(sandbox.url).port);
	expect(await ended).toBe(1);
	expect(output()).toBe(
		'The sandbox did not start. The port is in use. Stop the program that uses it, or choose another port with --port.\n',
	);
});

it.each([
	[['--port', 'x'], '--port must be a number, not "x".'],
	[['--port', '70000'], '--port must be a port number from 0 to 65535.'],
	[['--clock', '0'], 'The clock must be a number above 0'],
	[
		['--dialect', 'lists=sideways'],
		'Choose one of: pagination, meta, flat, nested, cursor, whole.',
	],
	[['--nothing'], "Unknown option '--nothing'"],
])('rejects %j with a message', async (args, text) => {
	const { ended, output } = run(...args);
	expect(await ended).toBe(1);
	expect(output()).toContain(text);
	expect(output()).not.toContain('    at ');
});
