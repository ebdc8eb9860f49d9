import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import {
	cpSync,
	existsSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import { N8nClient } from '../../tools/n8n/n8nClient';
import { eventually } from '../../tools/testEnvironment';
import { SandboxControl } from '../../tools/testEnvironment/sandboxControl';
import { scaleLimit } from '../../tools/machineFactor';

const repository = resolve(__dirname, '../..');
const notCopied = ['.demo', '.git', 'coverage', 'dist', 'node_modules'];

/** A demo that runs in a copy of the repository. */
interface Demo {
	process: ChildProcess;
	output: () => string;
}

let folder: string;
let demo: Demo | undefined;

beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), 'wavex-demo-e2e-'));
	for (const name of readdirSync(repository)) {
		if (!notCopied.includes(name))
			cpSync(join(repository, name), join(folder, name), { recursive: true });
	}
	symlinkSync(join(repository, 'node_modules'), join(folder, 'node_modules'));
});

afterAll(async () => {
	if (demo && demo.process.exitCode === null) {
		demo.process.kill('SIGKILL');
		await once(demo.process, 'exit');
	}
	rmSync(folder, { recursive: true, force: true });
});

function start(): Demo {
	const child = spawn(process.execPath, ['demo/start.mjs', '--port', '0', '--sandbox-port', '0'], {
		cwd: folder,
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	let text = '';
	child.stdout.on('data', (data) => (text += data));
	child.stderr.on('data', (data) => (text += data));
	return { process: child, output: () => text };
}

async function ready({ process: child, output }: Demo): Promise<void> {
	await eventually(
		'the demo to be ready',
		async () => {
			if (child.exitCode !== null) throw new Error(`The demo ended: ${output()}`);
			return output().includes('Ctrl-C stops everything');
		},
		120_000,
	);
}

/** Returns the ids of the processes whose environment names this folder. */
function listProcesses(folderName: string): string[] {
	return readdirSync('/proc').filter((id) => {
		if (!/^\d+$/.test(id) || id === String(process.pid)) return false;
		try {
			return readFileSync(`/proc/${id}/environ`, 'latin1').includes(folderName);
		} catch {
			return false;
		}
	});
}

async function stop({ process: child }: Demo): Promise<number | null> {
	if (child.exitCode !== null) return child.exitCode;
	const exited = once(child, 'exit');
	child.kill('SIGINT');
	const [code] = (await exited) as [number | null];
	return code;
}

function readOutput(pattern: RegExp): string {
	const found = pattern.exec(demo!.output())?.[1];
	if (!found) throw new Error(`Not printed: ${pattern}\n${demo!.output()}`);
	return found;
}

it(
	'brings up n8n with the nodes, and a published workflow that answers a customer',
	async () => {
		demo = start();
		await ready(demo);
		const n8n = new N8nClient(readOutput(/^ *n8n +(http:\S+)/m));
		const owner = { email: readOutput(/e-mail +(\S+)/), password: readOutput(/password +(\S+)/) };
		await n8n.login(owner);

		const packages = await n8n.call<Array<{ packageName: string; installedNodes: unknown[] }>>(
			'GET',
			'/community-packages',
		);
		expect(packages).toEqual([
			expect.objectContaining({
				packageName: 'n8n-nodes-wavex',
				installedNodes: expect.any(Array),
			}),
		]);
		expect(packages[0].installedNodes).toHaveLength(2);

		const sandbox = new SandboxControl(readOutput(/phones +(http:\S+)/));
		await sandbox.incoming({ from: '201112223334', text: 'Is anybody there?' });
		const answer = await eventually('the answer', async () =>
			(await sandbox.messages()).find((message) => message.from_me),
		);
		expect(answer.text).toContain('Is anybody there?');

		// The phone page names the workflow that answers.
		const [{ name }] = await n8n.listWorkflows();
		const settings = await (await fetch(`${sandbox.url}/_sandbox/settings`)).json();
		expect(settings).toMatchObject({ workflow: { name, url: readOutput(/workflow +(http:\S+)/) } });

		// The Reset button of the phone page: the published workflow still answers.
		await fetch(`${sandbox.url}/_sandbox/reset`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({ keepWebhooks: true }),
		});
		await sandbox.incoming({ from: '201112223334', text: 'And after a reset?' });
		await eventually('the answer after a reset', async () =>
			(await sandbox.messages()).find(
				({ from_me, text }) => from_me && text.includes('And after a reset?'),
			),
		);
	},
	scaleLimit(180_000),
);

it('stops cleanly and leaves no process', async () => {
	expect(await stop(demo!)).toBe(0);
	expect(demo!.output()).not.toMatch(/^\s+at /m);
	if (existsSync('/proc/self/environ')) expect(listProcesses(folder)).toEqual([]);
});

it(
	'is quick the second time, with the same owner',
	async () => {
		const password = readOutput(/password +(\S+)/);
		demo = start();
		const before = Date.now();
		await ready(demo);
		expect(Date.now() - before).toBeLessThan(scaleLimit(60_000));
		expect(readOutput(/password +(\S+)/)).toBe(password);
		const n8n = new N8nClient(readOutput(/^ *n8n +(http:\S+)/m));
		await n8n.login({ email: readOutput(/e-mail +(\S+)/), password });
		const workflows = await n8n.listWorkflows();
		expect(workflows).toEqual([expect.objectContaining({ active: true })]);
		expect(await stop(demo)).toBe(0);
	},
	scaleLimit(180_000),
);

it('is forgotten by demo:reset', async () => {
	expect(existsSync(join(folder, '.demo'))).toBe(true);
	const reset = spawn(process.execPath, ['demo/reset.mjs'], { cwd: folder, stdio: 'ignore' });
	const [code] = (await once(reset, 'exit')) as [number];
	expect(code).toBe(0);
	expect(existsSync(join(folder, '.demo'))).toBe(false);
});
