import { closeAll, eventually, type Body, type Client } from './sandboxClient';
import { closeReceivers, type ReceivedDelivery } from './webhookReceiver';

export async function registerWebhook(
	client: Client,
	url: string,
	events: string[],
): Promise<void> {
	expect((await client.api('POST', '/webhooks', { url, events })).status).toBe(201);
}

/** A customer sends a text to session 1. */
export async function receiveText(client: Client, text: string): Promise<void> {
	await client.control('POST', '/incoming', { session_id: 1, from: '201234567890', text });
}

export function getTexts(received: ReceivedDelivery[]): string[] {
	return received.map(({ body }) => body.data.text as string);
}

/** Returns the delivery attempts in the journal, once there are `count` of them. */
export function waitForAttempts(client: Client, count: number): Promise<Body[]> {
	return eventually(async () => {
		const { body } = await client.control('GET', '/journal?kind=delivery');
		return body.length === count && (body as Body[]);
	}, `${count} delivery attempts`);
}

export async function closeSandboxesAndReceivers(): Promise<void> {
	await closeAll();
	closeReceivers();
}
