import { randomBytes } from 'node:crypto';
import {
	updateMessage,
	emitMessage,
	toMessageView,
	createMessageFields,
	type Content,
} from './messages';
import type { Message, Session } from './recordTypes';
import { isOnWhatsApp } from './apiRecords';
import { toWhatsAppId } from './personIds';
import type { World } from './world';

// World milliseconds.
const FIRST_SEND_MS = 800;
const NEXT_SEND_MS = 400;
const DELIVERY_STATUS_LAG_MS = 30_000;

/** Returns a delay between the two limits that is always the same for the same id. */
function getDeterministicDelay(id: number, from: number, to: number): number {
	return from + (((id * 2654435761) % 4294967296) / 4294967296) * (to - from);
}

/**
 * Queues a message to a phone or a group. A session sends its messages one after another, in order.
 * `onSettled` is called when this one is sent or has failed.
 */
export function queueMessage(
	world: World,
	session: Session,
	to: string,
	content: Content,
	onSettled: (message: Message) => void = () => {},
): Message {
	const message = world.messages.add({
		...createMessageFields(world, session, content),
		to,
		chat_id: toWhatsAppId(to),
	});
	world.announce('message', toMessageView(message));
	const now = world.clock.now();
	const turn = (world.lastSendAt.get(session.id) ?? 0) + NEXT_SEND_MS;
	const at = Math.max(now + FIRST_SEND_MS, turn);
	world.lastSendAt.set(session.id, at);
	world.clock.schedule(at - now, () => {
		sendMessage(world, message);
		onSettled(message);
	});
	return message;
}

function sendMessage(world: World, message: Message): void {
	const session = world.sessions.get(message.session_id);
	if (session?.status !== 'connected') {
		markFailed(world, message, 'The session is not connected');
	} else if (!message.chat_id.endsWith('@g.us') && !isOnWhatsApp(message.to)) {
		markFailed(world, message, 'The number is not registered on WhatsApp');
	} else {
		updateMessage(world, message, {
			status: 'sent',
			delivery_status: isLate(world) ? 'queued' : 'sent',
			whatsapp_message_id: `3EB0${randomBytes(9).toString('hex').toUpperCase()}`,
		});
		emitMessage(world, 'message.sent', message);
		if (message.to.endsWith('0001')) return;
		world.clock.schedule(getDeterministicDelay(message.id, 1_000, 3_000), () =>
			markDelivered(world, message),
		);
	}
}

/** Marks the message as failed; with the dialect `alone` its `status` does not say so. */
export function markFailed(world: World, message: Message, error_message: string): void {
	const isAlone = world.settings.dialect.deliveryStatus === 'alone';
	const status = isAlone ? message.status : 'failed';
	updateMessage(world, message, { status, delivery_status: 'failed', error_message });
	emitMessage(world, 'message.failed', message);
}

function isLate(world: World): boolean {
	return world.settings.dialect.deliveryStatus === 'late';
}

function isOnTheWay({ status, delivery_status }: Message): boolean {
	return status === 'sent' && delivery_status !== 'failed';
}

/** Marks the message as delivered. If `delivery_status` is late, two of three messages keep their old one. */
export function markDelivered(world: World, message: Message): void {
	if (message.delivered_at || !isOnTheWay(message)) return;
	const current = isLate(world) ? {} : { delivery_status: 'delivered' as const };
	updateMessage(world, message, { delivered_at: world.clock.iso(), ...current });
	emitMessage(world, 'message.delivered', message);
	if (isLate(world) && message.id % 3 === 0) {
		world.clock.schedule(DELIVERY_STATUS_LAG_MS, () => {
			if (isOnTheWay(message)) updateMessage(world, message, { delivery_status: 'delivered' });
		});
	}
	if (message.to.endsWith('0002')) return;
	world.clock.schedule(getDeterministicDelay(message.id, 4_000, 20_000), () =>
		markRead(world, message),
	);
}

export function markRead(world: World, message: Message): void {
	if (message.read_at || !isOnTheWay(message)) return;
	markDelivered(world, message);
	const current = isLate(world) ? {} : { delivery_status: 'read' as const };
	updateMessage(world, message, { read_at: world.clock.iso(), ...current });
	emitMessage(world, 'message.read', message);
}
