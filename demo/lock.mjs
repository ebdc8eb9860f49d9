import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { stateFolder } from '../tools/paths.mjs';

/** When a lock that is not renewed counts as abandoned, for example after its process was killed; in milliseconds. */
const STALE_MS = 5000;
const RETRY_MS = 500;

/**
 * Locks the demo of this folder for this process. proper-lockfile must be installed.
 *
 * @returns {Promise<(() => Promise<void>) | undefined>} the function that unlocks it; undefined when another process holds the lock
 */
export async function lockDemo() {
	const { default: lockfile } = await import('proper-lockfile');
	mkdirSync(stateFolder, { recursive: true });
	try {
		return await lockfile.lock(join(stateFolder, 'running'), {
			realpath: false,
			stale: STALE_MS,
			update: 1000,
			retries: { retries: (STALE_MS + 1000) / RETRY_MS, factor: 1, minTimeout: RETRY_MS },
			// A laptop that wakes up finds its own lock stale, which must not stop the demo.
			onCompromised: () => {},
		});
	} catch (error) {
		if (error.code === 'ELOCKED') return undefined;
		throw error;
	}
}
