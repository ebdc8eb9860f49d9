import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** What reached the sink since it was last asked. */
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
	 * Gives what came, and begins anew.
	 *
	 * @param history how many messages the sink's history holds from now on
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
		ended.then(() => Promise.reject(new Error('The sink ended before it listened.'))),
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
