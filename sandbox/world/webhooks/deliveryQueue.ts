import type { Settings } from '../../options';
import { encodeBody } from './encodeBody';
import { HttpClient, type PostResult } from './httpClient';
import { createPayload, type WebhookEvent } from './payload';

/** World milliseconds between a failed attempt and the next; after the last retry the delivery is given up. */
const RETRY_DELAYS_MS = [2_000, 10_000, 30_000, 120_000];

/** One attempt as the journal stores it. */
export interface DeliveryAttempt extends PostResult {
	webhook_id: number;
	url: string;
	event: WebhookEvent['event'];
	session_id: number;
	/** Counts from 1. */
	attempt: number;
	/** True when it failed and will not be retried. */
	given_up: boolean;
	/** Real milliseconds. */
	duration_ms: number;
	/** As JSON, however it was encoded. */
	body: string;
}

export type ReportAttempt = (attempt: DeliveryAttempt) => void;

interface Webhook {
	id: number;
	url: string;
}

type GetWebhook = () => Webhook | undefined;

type NewEvent = Omit<WebhookEvent, 'timestamp'>;

interface Delivery {
	getWebhook: GetWebhook;
	event: WebhookEvent;
}

interface WorldClock {
	iso(): string;
	sleep(ms: number): Promise<void>;
}

/**
 * Delivers events at least once: a response other than 2xx is retried. The events of one session reach one
 * webhook in order, one at a time; sessions and webhooks do not wait for each other.
 */
export class DeliveryQueue {
	private readonly queues = new Map<string, Delivery[]>();
	private readonly client = new HttpClient();
	private stopped = false;

	constructor(
		private readonly clock: WorldClock,
		private readonly settings: Settings,
		private readonly report: ReportAttempt,
	) {}

	/** `getWebhook` returns undefined once the webhook is deleted: its pending deliveries are then dropped. */
	enqueue(webhookId: number, getWebhook: GetWebhook, event: NewEvent): void {
		const delivery = { getWebhook, event: { ...event, timestamp: this.clock.iso() } };
		const isDoubled = this.settings.dialect.deliveries === 'twice';
		const deliveries = isDoubled ? [delivery, delivery] : [delivery];
		const key = `${webhookId}:${event.session.id}`;
		const queue = this.queues.get(key);
		if (queue) {
			queue.push(...deliveries);
			return;
		}
		this.queues.set(key, deliveries);
		void this.drain(key, deliveries);
	}

	/** Delivers once and immediately, outside the queue. */
	async deliverNow(webhook: Webhook, event: NewEvent): Promise<PostResult> {
		return this.attempt(webhook, { ...event, timestamp: this.clock.iso() }, 1, true);
	}

	stop(): void {
		this.stopped = true;
		this.client.close();
	}

	private async drain(key: string, queue: Delivery[]): Promise<void> {
		while (queue.length > 0 && !this.stopped) {
			await this.deliver(queue[0]);
			queue.shift();
		}
		this.queues.delete(key);
	}

	private async deliver({ getWebhook, event }: Delivery): Promise<void> {
		for (let attempt = 1; !this.stopped; attempt++) {
			const webhook = getWebhook();
			if (!webhook) return;
			const isLast = attempt > RETRY_DELAYS_MS.length;
			const { status } = await this.attempt(webhook, event, attempt, isLast);
			if (isDelivered(status) || isLast) return;
			await this.clock.sleep(RETRY_DELAYS_MS[attempt - 1]);
		}
	}

	private async attempt(
		webhook: Webhook,
		event: WebhookEvent,
		attempt: number,
		isLast: boolean,
	): Promise<PostResult> {
		const { dialect } = this.settings;
		const { body, headers } = createPayload(event, dialect);
		const encoded = encodeBody(body, dialect.webhookBody);
		const { url, id } = webhook;
		const start = performance.now();
		const result = await this.client.post(
			url,
			encoded.body,
			{ ...headers, ...encoded.headers },
			this.settings.webhookTimeoutMs,
		);
		if (this.stopped) return result;
		this.report({
			webhook_id: id,
			url,
			event: event.event,
			session_id: event.session.id,
			attempt,
			given_up: isLast && !isDelivered(result.status),
			duration_ms: Math.round(performance.now() - start),
			body,
			...result,
		});
		return result;
	}
}

export function isDelivered(status: number | null): boolean {
	return status !== null && status >= 200 && status < 300;
}
