import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

import { chainNodes, createBareNode } from '../tools/testEnvironment';
import type { BenchEnvironment } from './benchEnvironment';
import { createWavexNode } from './workflows';

/** How many questions are asked at a time. */
const AT_ONCE = 10;

const POLL_INTERVAL_MS = 250;

/** A workflow whose executions wait for a reply, and n8n's own Webhook node for comparison. */
export interface Waits {
	/** Asks until `count` executions wait. Returns the URLs that resume them. */
	open: (count: number) => Promise<string[]>;
	/** A workflow that only responds. */
	otherUrl: string;
}

/** Publishes both workflows. */
export async function publishWaits({ environment }: BenchEnvironment): Promise<Waits> {
	const { n8n, sandbox, credential } = environment;
	const publish = async (name: string, ...next: Parameters<typeof chainNodes>[1][]) => {
		const path = randomUUID();
		const parameters = { httpMethod: 'POST', path, responseMode: 'onReceived', options: {} };
		const rest = { typeVersion: 2.1, webhookId: path };
		const start = createBareNode('Start', 'n8n-nodes-base.webhook', parameters, rest);
		const { id } = await n8n.createWorkflow(chainNodes(name, start, ...next));
		await n8n.publish(id);
		return { id, url: `${n8n.url}/webhook/${path}` };
	};
	const ask = createWavexNode(credential.id, 'sendAndWait', {
		to: '=2011{{ 12223000 + $json.body.n }}',
		message: '=Is {{ $json.body.n }} all right?',
		options: { limitWaitMinutes: 600 },
	});
	const question = await publish('Question', ask);
	const other = await publish('Other', createBareNode('Next', 'n8n-nodes-base.noOp'));
	const countWaiting = async () => {
		const filter = encodeURIComponent(
			JSON.stringify({ workflowId: question.id, status: ['waiting'] }),
		);
		const path = `/executions?limit=1&filter=${filter}`;
		// After a burst n8n answers 503 for a while.
		const { count } = await n8n.call<{ count: number }>('GET', path).catch(() => ({ count: 0 }));
		return count;
	};
	let asked = 0;
	const open = async (count: number) => {
		for (; asked < count; asked += AT_ONCE) {
			const post = async (_: unknown, n: number) =>
				await fetch(question.url, {
					method: 'POST',
					headers: { 'content-type': 'application/json' },
					body: JSON.stringify({ n: asked + n }),
				});
			await Promise.all(Array.from({ length: AT_ONCE }, post));
			while ((await countWaiting()) < asked + AT_ONCE) await sleep(POLL_INTERVAL_MS);
		}
		const webhooks = await sandbox.webhooks();
		return webhooks.map(({ url }) => url);
	};
	return { open, otherUrl: other.url };
}
