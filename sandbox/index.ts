import type { AddressInfo } from 'node:net';
import { SandboxState } from './state/sandboxState';
import { generateToken, createSettings, type SandboxOptions } from './options';
import { createServer } from './server/createServer';

export { DEFAULT_DIALECT, DIALECTS, type Dialect } from './api/dialects';
export type { Limits, SandboxOptions } from './options';

export interface Sandbox {
	/** `http://127.0.0.1:PORT` */
	readonly url: string;
	/** The base URL for a credential: `http://127.0.0.1:PORT/api/v1` */
	readonly apiUrl: string;
	/** The current tokens, one per account; a regenerated token changes here. */
	readonly tokens: string[];
	/** Ends all timers, connections and deliveries. */
	close(): Promise<void>;
}

/**
 * Starts a sandbox. Throws an Error that names an invalid option, or Node's error when it cannot listen
 * (`code` is `EADDRINUSE` for a port in use).
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
	const tokens = options.tokens ?? [generateToken()];
	if (tokens.length === 0 || new Set(tokens).size < tokens.length) {
		throw new Error('Pass at least one token, and each one once.');
	}
	const state = new SandboxState(createSettings(options), tokens);
	const app = await createServer(state);
	const host = options.host ?? '127.0.0.1';
	const close = async () => {
		state.stop();
		await app.close();
	};
	try {
		await app.listen({ host, port: options.port ?? 0 });
	} catch (error) {
		await close();
		throw error;
	}
	const { port } = app.server.address() as AddressInfo;
	const url = `http://${formatHost(host)}:${port}`;
	return {
		url,
		apiUrl: `${url}/api/v1`,
		get tokens() {
			return state.accounts.map((account) => account.token);
		},
		close,
	};
}

/** Returns the address for a URL: whoever listens on all addresses is called at 127.0.0.1. */
function formatHost(host: string): string {
	if (host === '0.0.0.0' || host === '::') return '127.0.0.1';
	return host.includes(':') ? `[${host}]` : host;
}
