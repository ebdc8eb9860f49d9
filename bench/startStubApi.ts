import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** What the stub received since the last call of `takeReceived`. */
export interface ReceivedRequests {
	requests: number;
	/** Of all bodies. */
	bytes: number;
	/** The texts in the order in which they came. */
	texts: string[];
}

export interface StubApi {
	/** What a credential takes as its base URL. */
	apiUrl: string;
	/**
	 * Returns what was received, and clears it.
	 *
	 * @param history how many messages the stub's history holds from now on
	 */
	takeReceived: (history?: number) => Promise<ReceivedRequests>;
	close: () => Promise<void>;
}

export async function startStubApi(): Promise<StubApi> {
	const child = fork(join(__dirname, 'stubApi.ts'), {
		execArgv: ['--require', require.resolve('tsx/cjs')],
	});
	const ended = once(child, 'exit');
	const [{ port }] = (await Promise.race([
		once(child, 'message'),
		ended.then(() => Promise.reject(new Error('The stub API exited before it listened.'))),
	])) as [{ port: number }];
	const url = `http://127.0.0.1:${port}`;
	return {
		apiUrl: `${url}/api/v1`,
		takeReceived: async (history) => {
			const query = history === undefined ? '' : `?history=${history}`;
			return (await (await fetch(`${url}/received${query}`)).json()) as ReceivedRequests;
		},
		close: async () => {
			child.disconnect();
			await ended;
		},
	};
}
