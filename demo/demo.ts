import { join } from 'node:path';
import { startSandbox, type Sandbox } from '../sandbox';
import { buildIfStale } from '../tools/buildIfStale';
import { requireSpace } from '../tools/n8n/cache';
import { N8nClient } from '../tools/n8n/n8nClient';
import { CliError } from '../tools/cliError';
import { ensureN8n } from '../tools/n8n/install';
import {
	packageRoot,
	packPackage,
	installPackage,
	registerPackage,
} from '../tools/n8n/wavexPackage';
import { requirePort } from '../tools/n8n/ports';
import { startN8n, type RunningN8n } from '../tools/n8n/startN8n';
import { ensureCredential, ensureExample, publishAll, signIn } from './seedN8n';
import { loadState, saveState, type DemoState } from './state';
import { createStopSignal } from '../tools/stopSignal';

export interface DemoOptions {
	/** The address to listen on: 127.0.0.1, or 0.0.0.0 for all. */
	host: string;
	/** n8n's port; 0: a free one. */
	port: number;
	/** The sandbox's port; 0: a free one. */
	sandboxPort: number;
	/** Prints a line for the user. */
	log: (line: string) => void;
}

const folder = join(packageRoot, '.demo');
const stateFile = join(folder, 'state.json');
const home = join(folder, 'home');

/** The space that n8n's database needs, in bytes. */
const STATE_SIZE = 1e8;

/**
 * Starts the demo and runs it until SIGINT, SIGTERM or SIGHUP. Everything it started is stopped when it returns or throws.
 *
 * @throws CliError with the sentence to show
 */
export async function runDemo(options: DemoOptions): Promise<void> {
	const { log } = options;
	const stop = createStopSignal(log);
	let sandbox: Sandbox | undefined;
	let n8n: RunningN8n | undefined;
	try {
		await requirePort(options.port, 'n8n', 'npm start -- --port 5680');
		await requirePort(options.sandboxPort, 'the sandbox', 'npm start -- --sandbox-port 4020');
		await requireSpace(folder, STATE_SIZE);
		const state = await loadState(stateFile);
		await saveState(stateFile, state);
		await buildIfStale(packageRoot, log);
		stop.throwIfAborted();
		await installPackage(home, await packPackage(join(folder, 'package')));
		const installation = await ensureN8n({ log, signal: stop });
		const { host } = options;
		const tokens = [state.sandboxToken];
		sandbox = await startSandbox({ host, port: options.sandboxPort, tokens });
		log('Starting n8n.');
		const logFile = join(folder, 'n8n.log');
		const port = options.port || undefined;
		const env = { N8N_LISTEN_ADDRESS: host };
		n8n = await startN8n({ installation, home, port, logFile, env, signal: stop });
		await registerPackage(installation, home);
		const name = await seed(new N8nClient(n8n.url), state, sandbox, log);
		await nameWorkflow(sandbox, name, `${n8n.url}/workflow/${state.workflowId}`);
		log(formatWelcome(n8n.url, sandbox.url, state));
		await waitUntilStopped(n8n, stop);
	} catch (error) {
		if (!stop.aborted) throw error;
	} finally {
		await n8n?.stop();
		await sandbox?.close();
	}
	log('Stopped.');
}

/** Returns the name of the published example. */
async function seed(
	client: N8nClient,
	state: DemoState,
	sandbox: Sandbox,
	log: (line: string) => void,
): Promise<string> {
	await signIn(client, state);
	await ensureCredential(client, state, sandbox.apiUrl);
	const example = await ensureExample(client, state);
	await saveState(stateFile, state);
	for (const complaint of await publishAll(client, example)) log(complaint);
	return example.name;
}

/** Tells the phone page that everything is connected, and which workflow answers. */
async function nameWorkflow(sandbox: Sandbox, name: string, url: string): Promise<void> {
	await fetch(`${sandbox.url}/_sandbox/settings`, {
		method: 'PUT',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ workflow: { name, url } }),
	});
}

async function waitUntilStopped(n8n: RunningN8n, stop: AbortSignal): Promise<void> {
	const stopped = new Promise<void>((resolve) => {
		if (stop.aborted) resolve();
		stop.addEventListener('abort', () => resolve(), { once: true });
	});
	await Promise.race([stopped, n8n.ended]);
	if (stop.aborted) return;
	throw new CliError(
		'start-failed',
		`n8n stopped unexpectedly. See the end of ${n8n.logFile}, then run npm start again.`,
	);
}

function formatWelcome(n8n: string, sandbox: string, { owner, workflowId }: DemoState): string {
	return `
n8n is running with the Wavex nodes.

  n8n              ${n8n}
    e-mail         ${owner.email}
    password       ${owner.password}
  The customers'
  phones           ${sandbox}
  The workflow     ${n8n}/workflow/${workflowId}

Open the phones and write to the shop as a customer. The workflow replies.
When you try a workflow of your own, unpublish this one first: otherwise both reply.
The sandbox simulates the Wavex API: no message leaves this machine.
Ctrl-C stops everything.
`;
}
