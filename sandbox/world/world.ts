import type { Settings } from '../options';
import { DeliveryQueue, type ReportAttempt } from './webhooks/deliveryQueue';
import type { EventName } from './webhooks/webhookEvents';
import { Clock, type Timer } from './clock';
import { MediaStore } from './mediaStore';
import type { Campaign, Contact, Group, Message, Session, Template, Webhook } from './records';
import { Table } from './table';

/** Something that happened, for the page: see README.md for each kind's JSON. */
export type Announce = (kind: string, record: unknown) => void;

/** One account's WhatsApp: its records, its clock, and its deliveries. */
export class World {
	readonly clock: Clock;
	readonly sessions = new Table<Session>();
	readonly messages = new Table<Message>();
	readonly campaigns = new Table<Campaign>();
	readonly templates = new Table<Template>();
	readonly contacts = new Table<Contact>();
	readonly groups = new Table<Group>();
	readonly webhooks = new Table<Webhook>();
	readonly media = new MediaStore();
	readonly deliveryQueue: DeliveryQueue;
	/** What a session does next by itself (boot, renew its QR, connect). */
	readonly sessionTimers = new Map<number, Timer>();
	/** What a campaign does next by itself. */
	readonly campaignTimers = new Map<number, Timer>();
	/** World time at which a session can send its next message. */
	readonly sendingUntil = new Map<number, number>();

	constructor(
		readonly settings: Settings,
		readonly announce: Announce,
		report: ReportAttempt,
	) {
		this.clock = new Clock(settings.clock);
		this.deliveryQueue = new DeliveryQueue(this.clock, settings, report);
	}

	/** Sends an event to every webhook that asked for it. */
	emit(event: EventName, sessionId: number, content: object): void {
		const session = { id: sessionId, name: this.sessions.get(sessionId)?.name ?? null };
		for (const { id } of this.getSubscribers(event)) {
			this.deliveryQueue.enqueue(id, () => this.webhooks.get(id), { event, session, content });
		}
	}

	/** Whether anybody asked for this event. */
	hasSubscribers(event: EventName): boolean {
		return this.getSubscribers(event).length > 0;
	}

	private getSubscribers(event: EventName): Webhook[] {
		return this.webhooks.all().filter((each) => each.is_active && each.events.includes(event));
	}

	stop(): void {
		this.clock.stop();
		this.deliveryQueue.stop();
	}
}
