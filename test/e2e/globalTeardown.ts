import { takeTeardown } from './teardown';

/** Stops every n8n and sandbox after the last test, and removes their folders. */
export default async function tearDown(): Promise<void> {
	await takeTeardown()?.();
}
