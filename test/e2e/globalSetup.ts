import type { Config } from '@jest/types';

import { startEnvironment } from '../../tools/testEnvironment/startEnvironment';
import { setTeardown } from './teardown';

/**
 * Starts an environment for each Jest worker: a sandbox without rate limits, and a real n8n. The tests find them through
 * the environment variable WAVEX_E2E, because Jest passes nothing else on.
 */
export default async function setUp({
	maxWorkers,
	maxConcurrency,
}: Config.GlobalConfig): Promise<void> {
	const start = async () =>
		await startEnvironment({
			// A minute takes two seconds: message statuses change quickly, and n8n still handles deliveries in order.
			sandbox: { clock: 30, limits: false },
			// A publication that waits for a response must not delay the others.
			env: { N8N_WORKFLOW_PUBLICATION_CONCURRENCY: String(maxConcurrency) },
			log: (line) => process.stdout.write(`${line}\n`),
		});
	const started = await Promise.all(Array.from({ length: maxWorkers }, start));
	setTeardown(
		async () => void (await Promise.all(started.map(async ({ close }) => await close()))),
	);
	process.env.WAVEX_E2E = JSON.stringify(started.map(({ info }) => info));
}
