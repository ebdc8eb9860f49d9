import { z } from 'zod';
import { findSession, requireConnected } from '../api/handlers/findOrFail';
import { readMedia } from '../api/mediaInput';
import { notFound } from '../api/responses';
import { receiveMessage, type Content } from '../world/messages';
import { toWhatsAppId } from '../world/personIds';
import type { Message } from '../world/recordTypes';
import type { World } from '../world/world';

/** A customer's message. The required fields depend on its type. */
export const incomingSchema = z
	.object({
		session_id: z.number().int().positive(),
		/** Digits, or a WhatsApp id such as `…@lid`. */
		from: z.string().regex(/^\d{5,20}(@(c\.us|lid|s\.whatsapp\.net))?$/),
		sender_name: z.string().max(255).nullish(),
		/** The group's id or WhatsApp id, if `from` writes in a group. */
		group_id: z.union([z.number().int().positive(), z.string()]).nullish(),
		/** Where it appears instead of a chat. */
		post: z.enum(['status', 'channel']).optional(),
		type: z
			.enum(['text', 'image', 'document', 'video', 'audio', 'sticker', 'location', 'contact'])
			.default('text'),
		/** The text, or the caption of a file. */
		text: z.string().max(65536).nullish(),
		/** Base64 or a data URI. */
		media_base64: z.string().optional(),
		mime_type: z.string().max(127).optional(),
		filename: z.string().max(255).optional(),
		latitude: z.number().min(-90).max(90).optional(),
		longitude: z.number().min(-180).max(180).optional(),
		description: z.string().max(1024).nullish(),
		contact_name: z.string().max(255).optional(),
		contact_phone: z.string().max(32).optional(),
	})
	.strict()
	.superRefine((body, context) => {
		const requireField = (field: keyof typeof body) => {
			if (body[field] !== undefined && body[field] !== null) return;
			const message = `A message of type ${body.type} requires ${field}.`;
			context.addIssue({ code: 'custom', path: [field], message });
		};
		if (body.type === 'text') requireField('text');
		else if (body.type === 'location') (['latitude', 'longitude'] as const).forEach(requireField);
		else if (body.type === 'contact')
			(['contact_name', 'contact_phone'] as const).forEach(requireField);
		else requireField('media_base64');
	});

type Incoming = z.infer<typeof incomingSchema>;

function createIncomingContent(world: World, body: Incoming): Content {
	const { type, text = null } = body;
	if (type === 'text') return { type, text };
	if (type === 'location') {
		const { latitude = 0, longitude = 0, description = null } = body;
		return { type, text: description, location: { latitude, longitude, description } };
	}
	if (type === 'contact') {
		const { contact_name: name = '', contact_phone: phone = '' } = body;
		return { type, text, contact: { name, phone } };
	}
	const { media_base64, mime_type, filename } = body;
	const fields = { [`${type}_base64`]: media_base64, mime_type, filename };
	return {
		type,
		text,
		media: readMedia(world, type, fields, { base64: 'dataUri', allowPrivate: true }),
	};
}

/** The chats of posts, as WhatsApp calls them. */
const POST_CHATS = { status: 'status@broadcast', channel: '120363000000000001@newsletter' };

function findGroupId(world: World, id: number | string): string {
	const group = world.groups.find((each) => each.id === id || each.group_id === id);
	if (!group) throw notFound('Group');
	return group.group_id;
}

/** Receives a message from a customer. Throws a 404 or 422. */
export function receiveIncoming(world: World, body: Incoming): Message {
	const session = requireConnected(findSession(world, body.session_id));
	const group = body.post
		? POST_CHATS[body.post]
		: body.group_id
			? findGroupId(world, body.group_id)
			: null;
	const known = world.contacts.find(({ phone }) => toWhatsAppId(phone) === toWhatsAppId(body.from));
	const name = body.sender_name ?? known?.name ?? null;
	return receiveMessage(
		world,
		session,
		{ id: body.from, name, group },
		createIncomingContent(world, body),
	);
}
