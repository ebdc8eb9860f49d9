import { rm } from 'node:fs/promises';

import { takeOpen } from './open';

/** After the last end-to-end test: ends n8n and the sandbox, and removes their folder. */
export default async function tearDown(): Promise<void> {
	const open = takeOpen();
	if (!open) return;
	await open.n8n.stop();
	await open.sandbox.close();
	await rm(open.folder, { recursive: true, force: true });
}
