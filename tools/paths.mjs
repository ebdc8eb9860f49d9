import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Everything the demo keeps between two starts. */
export const stateFolder = join(root, '.demo');

/** Held by the running demo. */
export const runningFile = join(stateFolder, 'running.json');
