import type { Message } from './recordTypes';
import { createWhatsAppId, toMessageView, updateMessage } from './messages';
import { getCustomerId, getOwnId } from './personIds';
import type { World } from './world';

/** What a customer does to a message that is already there. */
export type MessageChange =
	{ type: 'reaction'; emoji: string } | { type: 'edit'; text: string } | { type: 'revoke' };

function getChangedFields(change: MessageChange): Partial<Message> {
	if (change.type === 'reaction') return { reaction: change.emoji || null };
	if (change.type === 'edit') return { text: change.text, message: change.text, is_edited: true };
	return {
		text: null,
		message: '',
		media: null,
		location: null,
		contact: null,
		reaction: null,
		is_deleted: true,
	};
}

/** Changes a message and delivers the change as WhatsApp does: as a message of its own, which nobody composed. */
export function changeMessage(world: World, message: Message, change: MessageChange): void {
	updateMessage(world, message, getChangedFields(change));
	const now = world.clock.iso();
	const { dialect } = world.settings;
	const session = world.sessions.get(message.session_id);
	const author =
		message.status === 'received' ? message.from : getCustomerId(message.chat_id, dialect);
	const text = change.type === 'edit' ? change.text : null;
	const target = message.whatsapp_message_id;
	const { type: _, is_edited: __, is_deleted: ___, ...view } = toMessageView(message);
	world.emit('message.received', message.session_id, {
		...view,
		id: null,
		from: author,
		to: session ? getOwnId(session, dialect) : '',
		message: text ?? '',
		text,
		status: 'received',
		from_me: false,
		delivery_status: 'delivered',
		whatsapp_message_id: createWhatsAppId(),
		metadata: null,
		created_at: now,
		updated_at: now,
		delivered_at: null,
		read_at: null,
		media: null,
		location: null,
		contact: null,
		message_type: change.type,
		is_group: message.chat_id.endsWith('@g.us'),
		reaction: change.type === 'reaction' ? { emoji: change.emoji, message_id: target } : null,
		original_message_id: target,
	});
}
