import { startSandbox, type SandboxOptions } from '../../sandbox';
import type { TestEnvironment } from '.';
import { SandboxControl } from './sandboxControl';

/** An environment with a sandbox, a token and a credential of its own, and the n8n of the one it was made from. */
export interface OwnSandbox {
	environment: TestEnvironment;
	/** Ends the sandbox. */
	close: () => Promise<void>;
}

/**
 * Starts another sandbox for the n8n of an environment. What n8n has learned about the rate limit of one token then does not
 * reach the tests of another.
 */
export async function startOwnSandbox(
	environment: TestEnvironment,
	options: SandboxOptions,
): Promise<OwnSandbox> {
	const sandbox = await startSandbox(options);
	const data = { apiToken: sandbox.tokens[0], baseUrl: sandbox.apiUrl };
	const saved = await environment.n8n.createCredential({ name: 'Own', type: 'wavexApi', data });
	return {
		environment: {
			...environment,
			sandbox: new SandboxControl(sandbox.url),
			credential: { ...data, ...saved },
		},
		close: async () => await sandbox.close(),
	};
}
