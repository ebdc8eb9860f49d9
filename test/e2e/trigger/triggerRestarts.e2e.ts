import { setTimeout as sleep } from 'node:timers/promises';

import type { Workflow } from '../../../tools/n8n/n8nTypes';
import { eventually, type TestEnvironment } from '../../../tools/testEnvironment';
import { RestartableN8n } from '../../../tools/testEnvironment/restartableN8n';
import { scaleLimit } from '../../../tools/machineFactor';
import { createDelivery, createListener, getSecretUrl, post, REMOVAL_MS } from './triggerWorkflow';

jest.setTimeout(scaleLimit(180_000));

/** The two ways in which n8n 2.41 publishes workflows. */
describe.each(['true', 'false'])('N8N_USE_WORKFLOW_PUBLICATION_SERVICE=%s', (mode) => {
	let n8n: RestartableN8n;
	let environment: TestEnvironment;

	beforeAll(async () => {
		const env = { N8N_USE_WORKFLOW_PUBLICATION_SERVICE: mode };
		n8n = await RestartableN8n.start({ env, sandbox: { limits: false } });
		environment = n8n.environment;
	});
	afterAll(async () => await n8n?.close());

	async function activate(workflow: Workflow): Promise<string> {
		const { id, versionId } = await environment.n8n.createWorkflow(workflow);
		await environment.n8n.call('POST', `/workflows/${id}/activate`, { versionId }).catch(() => {});
		return id;
	}

	async function publish(options: object) {
		const { workflow, url } = createListener(environment, { options });
		const id = await activate(workflow);
		const secretUrl = await eventually('the registration', async () =>
			getSecretUrl(environment, url).catch(() => undefined),
		);
		return { id, url: secretUrl, workflow };
	}

	/** Delivers a message until n8n's listener is there. */
	async function deliver(url: string, message: string): Promise<void> {
		const delivery = createDelivery({ whatsapp_message_id: message });
		await eventually('the response', async () => (await post(url, delivery)) === 200);
	}

	const count = async (id: string) => (await environment.n8n.listExecutions(id)).length;

	it('Ignore Duplicate Events remembers deliveries across a restart of n8n', async () => {
		const [once, always] = [await publish({ ignoreDuplicates: true }), await publish({})];
		await deliver(always.url, 'WA0');
		await deliver(once.url, 'WA0');
		const messages = Array.from({ length: 20 }, (_, n) => `WA${n}`);
		// Of simultaneous deliveries, too, none is forgotten.
		await Promise.all(messages.map(async (message) => await deliver(once.url, message)));
		await eventually('20 executions', async () => (await count(once.id)) >= 20);

		await n8n.restart();
		for (const message of [...messages, 'WA20']) await deliver(once.url, message);
		await deliver(always.url, 'WA0');
		await eventually('the repeated message', async () => (await count(always.id)) === 2);
		await eventually('the new message', async () => (await count(once.id)) >= 21);
		expect(await count(once.id)).toBe(21);
	});

	it('a copy whose publication fails leaves the webhook of the original alone', async () => {
		const original = await publish({});
		await deliver(original.url, 'WA1');
		const copy = await activate(original.workflow);
		await sleep(REMOVAL_MS);
		await environment.n8n.call('POST', `/workflows/${copy}/deactivate`, {}).catch(() => {});
		await sleep(REMOVAL_MS);
		await deliver(original.url, 'WA2');
		await eventually('both executions', async () => (await count(original.id)) === 2);
		expect(await count(copy)).toBe(0);
		expect(await environment.sandbox.webhooks()).toContainEqual(
			expect.objectContaining({ url: original.url }),
		);
	});
});
