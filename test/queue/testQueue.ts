import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

import { buildIfStale } from '../../tools/buildIfStale';
import { packageRoot } from '../../tools/n8n/wavexPackage';
import { createStopSignal } from '../../tools/stopSignal';
import { startCluster, type RunningCluster } from './cluster';

/**
 * Runs the tests of n8n's queue mode: raises what they need, hands it to Jest, and ends it whatever happens.
 *
 * @param given goes to Jest, such as the name of one file
 * @returns the exit code
 * @throws Failure with the sentence to show; nothing that was started is left then
 */
export async function testQueue(given: string[]): Promise<number> {
	const log = (line: string) => console.log(line);
	const signal = createStopSignal(log);
	try {
		await buildIfStale(packageRoot, log);
		log("Starting Redis, PostgreSQL, n8n's main process and a webhook processor.");
		const started = await startCluster(log, signal);
		try {
			return await runJest(started, given, signal);
		} finally {
			await started.close();
		}
	} catch (error) {
		if (!signal.aborted) throw error;
		log('Stopped. Nothing of the tests is running any more.');
		return 130;
	}
}

/** Jest runs beside us, so that no time-out and no crash of a test keeps us from ending what was started. */
async function runJest(
	{ cluster, info }: RunningCluster,
	given: string[],
	signal: AbortSignal,
): Promise<number> {
	signal.throwIfAborted();
	const config = join(packageRoot, 'test', 'jest.queue.config.js');
	const child = spawn(
		process.execPath,
		[require.resolve('jest/bin/jest'), '--config', config, ...given],
		{
			cwd: packageRoot,
			env: {
				...process.env,
				WAVEX_E2E: JSON.stringify([info]),
				WAVEX_QUEUE: JSON.stringify(cluster),
			},
			stdio: 'inherit',
		},
	);
	signal.addEventListener('abort', () => child.kill('SIGTERM'), { once: true });
	const [code] = (await once(child, 'exit')) as [number | null];
	signal.throwIfAborted();
	return code ?? 1;
}
