import { randomBytes } from 'node:crypto';
import type { EventName } from './webhooks/webhookEvents';
import type { Message, Session } from './recordTypes';
import { toMessageRecord } from './apiRecords';
import { getCustomerId, getOwnId, toWhatsAppId } from './personIds';
import type { World } from './world';

/** The content of a message; its other fields depend on the session and the time. */
export type Content = Pick<Message, 'type' | 'text'> &
	Partial<Pick<Message, 'media' | 'location' | 'contact' | 'campaign_id'>>;

/** Returns the record with the additional fields of the phone page. */
export function toMessageView(message: Message) {
	const { type, chat_id, text, sender_name, participant, media, location, contact } = message;
	const { reaction, is_edited, is_deleted } = message;
	const from_me = message.status !== 'received';
	return {
		...toMessageRecord(message),
		type,
		from_me,
		chat_id,
		text,
		sender_name,
		participant,
		media,
		location,
		contact,
		reaction,
		is_edited,
		is_deleted,
	};
}

/** Creates a webhook's content for a message: the record and what a receiver needs for a reply. */
function createEventContent(world: World, message: Message): object {
	const {
		type,
		media,
		reaction: _,
		is_edited: __,
		is_deleted: ___,
		...view
	} = toMessageView(message);
	const file = media?.file && message.status === 'received' ? media.file.split('/').pop() : null;
	const bytes = file ? world.media.get(Number(file))?.bytes : undefined;
	return {
		...view,
		message_type: type,
		is_group: message.chat_id.endsWith('@g.us'),
		media: media && {
			mime_type: media.mime_type,
			filename: media.filename,
			url: media.url,
			size: media.size,
			data: bytes?.toString('base64') ?? null,
		},
	};
}

export function emitMessage(world: World, event: EventName, message: Message): void {
	world.emit(event, message.session_id, createEventContent(world, message));
}

/** Returns the text in the history: for anything except text only the type. */
function getHistoryText({ type, text }: Content): string {
	if (type === 'text') return text ?? '';
	if (type === 'location') return '[Location]';
	return type === 'contact' ? '[Contact]' : '[Media]';
}

export function createMessageFields(
	world: World,
	session: Session,
	content: Content,
): Omit<Message, 'id'> {
	const now = world.clock.iso();
	return {
		session_id: session.id,
		from: getOwnId(session, world.settings.dialect),
		to: '',
		message: getHistoryText(content),
		status: 'queued',
		delivery_status: 'pending',
		whatsapp_message_id: null,
		error_message: null,
		metadata: content.type === 'text' ? null : { type: content.type },
		created_at: now,
		updated_at: now,
		delivered_at: null,
		read_at: null,
		chat_id: '',
		sender_name: null,
		participant: null,
		media: null,
		location: null,
		contact: null,
		reaction: null,
		is_edited: false,
		is_deleted: false,
		campaign_id: null,
		...content,
	};
}

export function updateMessage(world: World, message: Message, fields: Partial<Message>): void {
	Object.assign(message, fields, { updated_at: world.clock.iso() });
	world.announce('message', toMessageView(message));
}

/** Returns the ID of a received message. */
export function createWhatsAppId(): string {
	return `3A${randomBytes(9).toString('hex').toUpperCase()}`;
}

/** Receives a message from a customer. `from.id` is a phone number or a WhatsApp id; `from.group`
 * is the group, the status posts or the channel in which it appears. */
export function receiveMessage(
	world: World,
	session: Session,
	from: { id: string; name: string | null; group: string | null },
	content: Content,
): Message {
	const { dialect } = world.settings;
	const author = toWhatsAppId(from.id);
	const chat_id = from.group ?? author;
	const sender = { sender_name: from.name, participant: from.group ? author : null };
	const draft = createMessageFields(world, session, content);
	const message = world.messages.add({
		...draft,
		...sender,
		from: getCustomerId(chat_id, dialect),
		to: getOwnId(session, dialect),
		chat_id,
		status: 'received',
		delivery_status: 'delivered',
		whatsapp_message_id: createWhatsAppId(),
		metadata: from.group ? { ...draft.metadata, ...sender } : draft.metadata,
	});
	world.announce('message', toMessageView(message));
	emitMessage(world, 'message.received', message);
	return message;
}
