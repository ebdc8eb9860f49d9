import type { IDataObject } from 'n8n-workflow';

import { fields, findValue, isTruthyFlag, toObject, toText } from './payloadValues';
import type { Sources } from './payloadValues';

/** How the API, WhatsApp Web and the libraries around it call each type of message, in lower case and without separators. */
const NAMES: Record<string, string> = {
	text: 'text chat conversation extendedtext buttonsresponse listresponse templatebuttonreply interactive button ephemeral viewonce',
	image: 'image picture photo',
	video: 'video gif ptv videonote',
	audio: 'audio',
	voice: 'voice ptt voicenote',
	document: 'document documentwithcaption file pdf',
	sticker: 'sticker',
	location: 'location livelocation',
	contact: 'contact contacts contactsarray contactcard vcard multivcard',
	poll: 'poll pollcreation',
	reaction: 'reaction',
	edit: 'edit edited',
	revoke: 'revoke revoked deleted senderrevoke adminrevoke',
	call: 'call calllog missedcall',
	system:
		'system protocol notification notificationtemplate groupnotification e2enotification broadcastnotification ciphertext pollupdate pollvote gp2',
};

const types = new Map(
	Object.entries(NAMES).flatMap(([type, names]) => names.split(' ').map((name) => [name, type])),
);

/** The types of messages; `unknown` is one that no field tells. */
export const MESSAGE_TYPES = [...Object.keys(NAMES), 'unknown'];

/** What certainly nobody composed. */
export const NOT_COMPOSED = ['reaction', 'edit', 'revoke', 'call', 'system'];

/** Returns the type that a text names, such as `ptt`, `E2E_Notification` or `pollCreationMessageV3`. */
export function toMessageType(value: unknown): string | null {
	const text = typeof value === 'string' && value.length <= 40 ? value.toLowerCase() : '';
	const name = text.replace(/[^a-z0-9]/g, '').replace(/^message(?=.)|(?<=.)message(v\d)?$/g, '');
	return types.get(name) ?? null;
}

/** Returns the type that a MIME type names. */
function toFileType(value: unknown): string | null {
	const [kind, format] = (toText(value) ?? '').toLowerCase().split('/');
	if (format === undefined) return null;
	return ['image', 'video', 'audio'].includes(kind) ? kind : 'document';
}

/**
 * Returns the content of a message of Baileys, `{imageMessage: {…}}`, and its type. A disappearing message and the like wrap
 * another one.
 */
export function findContentField(message: IDataObject): [string, IDataObject] | undefined {
	for (const key of Object.keys(message)) {
		const content = /message(v\d)?$/i.test(key) ? toObject(message[key]) : undefined;
		const type = content && toMessageType(key);
		if (!type) continue;
		const inner = type === 'edit' ? undefined : toObject(content.message);
		return inner ? (findContentField(inner) ?? [type, inner]) : [type, content];
	}
	return undefined;
}

const TYPE_FIELDS = fields(
	'message_type msg_type type _data.type media_type kind metadata.type media.type attachments.type',
);
const CHANGE_FIELDS = fields('subtype protocolMessage.type protocol.type');

/** Returns what a protocol message does: it edits or deletes another one. */
function getChange(sources: Sources): string | null {
	return findValue(sources, CHANGE_FIELDS, (value) => {
		const text = toText(value)?.toLowerCase() ?? '';
		// The numbers are those of WhatsApp's protocol.
		if (text === '0' || text.includes('revoke')) return 'revoke';
		return text === '14' || text.includes('edit') ? 'edit' : null;
	});
}

/** What else was read of a message. */
interface Content {
	text: string | null;
	media: IDataObject | null;
	location: IDataObject | null;
	contacts: IDataObject[] | null;
}

const REACTION = fields('reaction.text reaction.emoji reaction.message_id reacted_message_id');
/** Also where nobody wrote a text or sent a sticker. */
const EMOJI = [...REACTION, ...fields('reaction emoji')];

/** Returns the type that the content itself shows. */
function inferType(sources: Sources, { text, media, location, contacts }: Content): string {
	const isPresent = (value: unknown) => (value ? true : null);
	if (findValue(sources, text === null && media === null ? EMOJI : REACTION, isPresent))
		return 'reaction';
	if (location) return 'location';
	if (contacts) return 'contact';
	if (findValue(sources, fields('poll.options poll.name poll_name'), isPresent)) return 'poll';
	const fileType = toFileType(media?.mime_type);
	if (fileType) return fileType;
	if (media?.filename) return 'document';
	if (text !== null && media === null) return 'text';
	// Baileys so marks what WhatsApp itself says, such as who joined a group.
	return findValue(sources, fields('messageStubType'), isPresent) ? 'system' : 'unknown';
}

/** Returns the type of a message. A type that its content contradicts is not trusted. */
export function getMessageType(sources: Sources, content: Content): string {
	const nested = sources
		.map((source) => source && findContentField(source))
		.find((found) => found !== undefined);
	const isComposed = Object.values(content).some((part) => part !== null);
	const readType = (value: unknown) => {
		const type = toMessageType(value);
		// `type: notification` may say of the delivery what it is.
		return type === 'system' && isComposed && /^notification$/i.test(String(value)) ? null : type;
	};
	const named = findValue(sources, TYPE_FIELDS, readType);
	const special = findValue(sources, TYPE_FIELDS, (value) => {
		const type = readType(value);
		return type === 'text' ? null : type;
	});
	const inferred = special ?? nested?.[0] ?? inferType(sources, content);
	const type = inferred === 'unknown' ? (named ?? inferred) : inferred;
	if (type === 'system') return getChange([{ protocol: nested?.[1] }, ...sources]) ?? type;
	const isVoice = findValue(sources, fields('ptt is_ptt audio.voice'), (flag) =>
		isTruthyFlag(flag) ? true : null,
	);
	return type === 'audio' && isVoice ? 'voice' : type;
}
