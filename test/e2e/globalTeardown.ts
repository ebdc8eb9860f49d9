import { takeTeardown } from '../../tools/testEnvironment/info';

/** After the last end-to-end test: ends n8n and the sandbox, and removes their folder. */
export default async function tearDown(): Promise<void> {
	await takeTeardown()?.();
}
