import type { Settings } from '../../options';
import type { Clock } from '../clock';
import type { Webhook } from '../records';
import { createPayload, type WebhookEvent } from './payload';
import { HttpClient, type PostResult } from './httpClient';

/** World milliseconds between a failed attempt and the next; after the last one the delivery is given up. */
const BACK_OFF_MS = [2_000, 10_000, 30_000, 120_000];

/** What the journal keeps of one attempt. */
export interface DeliveryAttempt extends PostResult {
	webhook_id: number;
	url: string;
	event: WebhookEvent['event'];
	session_id: number;
	/** Counts from 1. */
	attempt: number;
	/** It failed and will not be tried again. */
	given_up: boolean;
	/** Real milliseconds. */
	duration_ms: number;
	body: string;
}

export type ReportAttempt = (attempt: DeliveryAttempt) => void;

type GetWebhook = () => Webhook | undefined;

interface Job {
	webhook: GetWebhook;
	occurrence: WebhookEvent;
}

/**
 * Delivers events at least once: 2xx is an arrival, anything else is tried again. The events of one session
 * reach one webhook in order, one at a time; sessions and webhooks do not wait for each other.
 */
export class DeliveryQueue {
	private readonly queues = new Map<string, Job[]>();
	private readonly client = new HttpClient();
	private stopped = false;

	constructor(
		private readonly clock: Clock,
		private readonly settings: Settings,
		private readonly report: ReportAttempt,
	) {}

	/** `webhook` answers undefined once it is deleted: what waits for it is then dropped. */
	enqueue(webhookId: number, webhook: GetWebhook, what: Omit<WebhookEvent, 'timestamp'>): void {
		const job = { webhook, occurrence: { ...what, timestamp: this.clock.iso() } };
		const jobs = this.settings.dialect.deliveries === 'twice' ? [job, job] : [job];
		const key = `${webhookId}:${what.session.id}`;
		const lane = this.queues.get(key);
		if (lane) {
			lane.push(...jobs);
			return;
		}
		this.queues.set(key, jobs);
		void this.drain(key, jobs);
	}

	/** Delivers once, now, beside the queue. */
	async deliverNow(
		webhook: Webhook,
		occurrence: Omit<WebhookEvent, 'timestamp'>,
	): Promise<PostResult> {
		return this.attempt(webhook, { ...occurrence, timestamp: this.clock.iso() }, 1, true);
	}

	stop(): void {
		this.stopped = true;
		this.client.close();
	}

	private async drain(key: string, lane: Job[]): Promise<void> {
		while (lane.length > 0 && !this.stopped) {
			await this.deliver(lane[0]);
			lane.shift();
		}
		this.queues.delete(key);
	}

	private async deliver({ webhook, occurrence }: Job): Promise<void> {
		for (let attempt = 1; !this.stopped; attempt++) {
			const current = webhook();
			if (!current) return;
			const last = attempt > BACK_OFF_MS.length;
			const { status } = await this.attempt(current, occurrence, attempt, last);
			if (isDelivered(status) || last) return;
			await this.clock.sleep(BACK_OFF_MS[attempt - 1]);
		}
	}

	private async attempt(
		webhook: Webhook,
		occurrence: WebhookEvent,
		attempt: number,
		last: boolean,
	): Promise<PostResult> {
		const { body, headers } = createPayload(occurrence, this.settings.dialect);
		const { url, id } = webhook;
		const start = performance.now();
		const outcome = await this.client.post(url, body, headers, this.settings.webhookTimeoutMs);
		if (this.stopped) return outcome;
		this.report({
			webhook_id: id,
			url,
			event: occurrence.event,
			session_id: occurrence.session.id,
			attempt,
			given_up: last && !isDelivered(outcome.status),
			duration_ms: Math.round(performance.now() - start),
			body,
			...outcome,
		});
		return outcome;
	}
}

export function isDelivered(status: number | null): boolean {
	return status !== null && status >= 200 && status < 300;
}
