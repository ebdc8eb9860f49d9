import { randomBytes } from 'node:crypto';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { N8nClient } from '../../../demo/n8n/client';
import { ensureN8n } from '../../../demo/n8n/install';
import { packPackage, placePackage } from '../../../demo/n8n/packed';
import { startN8n } from '../../../demo/n8n/server';
import { startSandbox } from '../../../sandbox';
import { keepOpen, type Props } from './open';

/**
 * Before the first end-to-end test: a sandbox without limits, and a real n8n that has the packed tarball of the built
 * package in it. What the tests need to reach both goes through the environment, the one thing that Jest hands on.
 */
export default async function setUp(): Promise<void> {
	const report = (line: string) => process.stdout.write(`${line}\n`);
	const folder = await mkdtemp(join(tmpdir(), 'wavex-e2e-'));
	const home = join(folder, 'n8n');
	const installation = await ensureN8n({ report });
	await placePackage(home, await packPackage(join(folder, 'tarball')));

	const token = 'wavex_end-to-end';
	// A minute takes two seconds: ticks come quickly, and n8n's deliveries still keep their order.
	const sandbox = await startSandbox({ tokens: [token], clock: 30, limits: false });
	const n8n = await startN8n({ installation, home }).catch(async (error: unknown) => {
		await sandbox.close();
		throw error;
	});
	keepOpen({ folder, sandbox, n8n });

	const owner = { email: 'owner@example.com', password: `Aa1${randomBytes(9).toString('hex')}` };
	const client = new N8nClient(n8n.url);
	await client.setUpOwner(owner);
	const data = { apiToken: token, baseUrl: sandbox.apiUrl };
	const credential = await client.createCredential({ name: 'Wavex', type: 'wavexApi', data });
	const props: Props = {
		n8nUrl: n8n.url,
		owner,
		sandboxUrl: sandbox.url,
		credential: { ...data, ...credential },
	};
	process.env.WAVEX_E2E = JSON.stringify(props);
}
