import type { Dialect } from '../../api/dialects';

type Fields = Record<string, unknown>;

const toCamelCase = (key: string) =>
	key.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());

function isMessage(content: Fields): boolean {
	return 'message_type' in content;
}

/** How WhatsApp Web calls the types of messages. */
const WEB_TYPES: Record<string, string> = {
	text: 'chat',
	contact: 'vcard',
	edit: 'edited',
	revoke: 'revoked',
};

function toSeconds(time: unknown): number {
	return Math.floor(Date.parse(String(time)) / 1000);
}

/** As WhatsApp Web's own records. */
function toWebMessage(content: Fields): Fields {
	const { from, to, from_me, participant, text, media, location, sender_name } = content;
	const type = String(content.message_type);
	const id = String(content.whatsapp_message_id);
	return {
		id: { fromMe: from_me, remote: content.chat_id, id, _serialized: id },
		from,
		to,
		author: participant ?? undefined,
		body: text ?? '',
		type: WEB_TYPES[type] ?? type,
		t: toSeconds(content.created_at),
		_data: { notifyName: sender_name },
		session_id: content.session_id,
		media: media ?? undefined,
		location: location ?? undefined,
		reaction: content.reaction ?? undefined,
		original_message_id: content.original_message_id,
	};
}

/** As messages of Baileys, a library for WhatsApp. */
function toBaileysMessage(content: Fields): Fields {
	const { chat_id, from_me, participant, text, sender_name } = content;
	const key = {
		id: content.original_message_id ?? (content.reaction as Fields | null)?.message_id,
	};
	const location = content.location as Fields | null;
	const media = content.media as Fields | null;
	const file = { mimetype: media?.mime_type, fileName: media?.filename, caption: text };
	const messages: Record<string, Fields> = {
		text: { conversation: text },
		reaction: { reactionMessage: { key, text: (content.reaction as Fields | null)?.emoji } },
		revoke: { protocolMessage: { key, type: 'REVOKE' } },
		edit: { protocolMessage: { key, type: 'MESSAGE_EDIT', editedMessage: { conversation: text } } },
		location: {
			locationMessage: {
				degreesLatitude: location?.latitude,
				degreesLongitude: location?.longitude,
				name: location?.description,
			},
		},
	};
	const type = String(content.message_type);
	return {
		key: {
			remoteJid: chat_id,
			fromMe: from_me,
			id: content.whatsapp_message_id,
			participant: participant ?? undefined,
		},
		pushName: sender_name,
		messageTimestamp: toSeconds(content.created_at),
		session_id: content.session_id,
		message: messages[type] ?? { [`${type}Message`]: file },
		media_data: media?.data ?? undefined,
		mimetype: media?.data ? media.mime_type : undefined,
	};
}

/** Returns the content with the names of its fields in the dialect. Other events than messages only change their spelling. */
export function nameFields(content: object, names: Dialect['webhookFields']): object {
	const fields = content as Fields;
	if (names === 'record') return content;
	if (names === 'camelCase') {
		return Object.fromEntries(
			Object.entries(fields).map(([key, value]) => [toCamelCase(key), value]),
		);
	}
	if (!isMessage(fields)) return content;
	return names === 'web' ? toWebMessage(fields) : toBaileysMessage(fields);
}
