import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { N8nClient } from '../n8n/n8nClient';
import { ensureN8n } from '../n8n/install';
import { packPackage, installPackage } from '../n8n/wavexPackage';
import { startN8n, type RunningN8n } from '../n8n/startN8n';
import type { Installation } from '../n8n/verifyInstall';
import { startSandbox, type SandboxOptions } from '../../sandbox';
import type { EnvironmentInfo, TestEnvironment } from './testEnvironment';
import { SandboxControl } from './sandboxControl';

export interface EnvironmentOptions {
	/** The n8n to run. Default: the one that this repository pins. */
	installation?: Installation;
	/** The sandbox's settings, except the token. */
	sandbox?: Omit<SandboxOptions, 'tokens'>;
	/** Added to n8n's environment. */
	env?: Record<string, string | undefined>;
	/** Adds more to n8n's home, after our package is installed and before the start. */
	prepareHome?: (home: string) => Promise<void>;
	/** Receives progress messages. */
	log?: (line: string) => void;
	/** Stops everything that was started when aborted. */
	signal?: AbortSignal;
}

/** A real n8n with the packed package and a credential, and a sandbox. */
export interface RunningEnvironment {
	environment: TestEnvironment;
	info: EnvironmentInfo;
	n8n: RunningN8n;
	/** Stops n8n and the sandbox and removes their folder. May be called twice. */
	close: () => Promise<void>;
}

/**
 * Starts a sandbox, and a real n8n with the packed package, a signed-in owner and a credential for the sandbox.
 *
 * @throws CliError; nothing is left running and no folder remains
 */
export async function startEnvironment(
	options: EnvironmentOptions = {},
): Promise<RunningEnvironment> {
	const { log, signal } = options;
	const endings: Array<() => Promise<unknown>> = [];
	const close = async () => {
		for (let end = endings.pop(); end; end = endings.pop()) await end();
	};
	try {
		const folder = await mkdtemp(join(tmpdir(), 'wavex-test-'));
		endings.push(async () => await rm(folder, { recursive: true, force: true }));
		const home = join(folder, 'n8n');
		const installation = options.installation ?? (await ensureN8n({ log, signal }));
		await installPackage(home, await packPackage(join(folder, 'tarball')));
		await options.prepareHome?.(home);

		const token = `wavex_${randomBytes(9).toString('hex')}`;
		const sandbox = await startSandbox({ ...options.sandbox, tokens: [token] });
		endings.push(async () => await sandbox.close());
		const n8n = await startN8n({ installation, home, env: options.env, signal });
		endings.push(async () => await n8n.stop());

		const owner = { email: 'owner@example.com', password: `Aa1${randomBytes(9).toString('hex')}` };
		const client = new N8nClient(n8n.url);
		await client.setUpOwner(owner);
		const data = { apiToken: token, baseUrl: sandbox.apiUrl };
		const saved = await client.createCredential({ name: 'Wavex', type: 'wavexApi', data });
		const credential = { ...data, ...saved };
		const info = { n8nUrl: n8n.url, owner, sandboxUrl: sandbox.url, folder, credential };
		const environment = {
			n8n: client,
			sandbox: new SandboxControl(sandbox.url),
			credential,
			owner,
		};
		return { environment, info, n8n, close };
	} catch (error) {
		await close();
		throw error;
	}
}
