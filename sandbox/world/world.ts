import type { Settings } from '../options';
import { DeliveryQueue, type ReportAttempt } from './webhooks/deliveryQueue';
import type { EventName } from './webhooks/webhookEvents';
import { Clock, type Timer } from './clock';
import { MediaStore } from './mediaStore';
import type { Campaign, Contact, Group, Message, Session, Template, Webhook } from './recordTypes';
import { RecordTable } from './recordTable';

/** Sends a change to the phone page; CONTROL.md documents the JSON of each kind. */
export type Announce = (kind: string, record: unknown) => void;

/** One account's WhatsApp: its records, clock and webhook deliveries. */
export class World {
	readonly clock: Clock;
	readonly sessions = new RecordTable<Session>();
	readonly messages = new RecordTable<Message>();
	readonly campaigns = new RecordTable<Campaign>();
	readonly templates = new RecordTable<Template>();
	readonly contacts = new RecordTable<Contact>();
	readonly groups = new RecordTable<Group>();
	readonly webhooks = new RecordTable<Webhook>();
	readonly media = new MediaStore();
	readonly deliveryQueue: DeliveryQueue;
	/** The next automatic step of each session: start, renew its QR code, connect. */
	readonly sessionTimers = new Map<number, Timer>();
	/** The next automatic step of each campaign. */
	readonly campaignTimers = new Map<number, Timer>();
	/** World time in milliseconds of the last scheduled message of each session. */
	readonly lastSendAt = new Map<number, number>();

	constructor(
		readonly settings: Settings,
		readonly announce: Announce,
		report: ReportAttempt,
	) {
		this.clock = new Clock(settings.clock);
		this.deliveryQueue = new DeliveryQueue(this.clock, settings, report);
	}

	/** Delivers an event to every active webhook that is registered for it. */
	emit(event: EventName, sessionId: number, content: object): void {
		const session = { id: sessionId, name: this.sessions.get(sessionId)?.name ?? null };
		for (const { id } of this.getSubscribers(event)) {
			this.deliveryQueue.enqueue(id, () => this.webhooks.get(id), { event, session, content });
		}
	}

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
