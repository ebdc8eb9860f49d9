import { ok, texts } from '../responses';
import type { Call, Handlers } from '../apiRequest';
import { history } from '../listResponse';
import { mediaOf } from '../mediaInput';
import type { Content } from '../../world/messages';
import type { Message, Session } from '../../world/records';
import { queueMessage } from '../../world/sending';
import { messageRecord } from '../../world/apiRecords';
import { connected, named } from './findOrFail';

const ACCEPTED = texts('Message queued successfully', 'تم إضافة الرسالة إلى قائمة الانتظار');

/** Queues the content and answers as the API does: accepted, without a message id. */
export function accept(call: Call, session: Session, to: string, content: Content): object {
	queueMessage(call.world, session, to, content);
	return ok({ status: 'queued', to, session_id: session.id }, ACCEPTED);
}

/** The handler of one way of sending: what its body becomes. */
function send<Body>(content: (body: Body, call: Call) => Content) {
	return (call: Call) => {
		const session = connected(named(call.world.sessions, call, 'Session'));
		const body = call.body as Body & { to: string };
		return accept(call, session, body.to, content(body, call));
	};
}

function media(type: 'image' | 'document' | 'video' | 'audio') {
	return send((body: Record<string, string | undefined>, { world, settings }) => {
		const dataUri = settings.dialect.base64 === 'dataUri';
		const rules = { dataUri, allowPrivate: settings.allowPrivateMedia };
		return { type, text: body.caption ?? null, media: mediaOf(world, type, body, rules) };
	});
}

/** Newest first. */
function messagesOf({ world, query }: Call, session: Session): Message[] {
	const to = typeof query.to === 'string' ? query.to.replace(/\D/g, '') : '';
	return world.messages
		.all()
		.filter((message) => message.session_id === session.id)
		.filter((message) => !query.status || message.status === query.status)
		.filter((message) => !to || message.to === to)
		.reverse();
}

export const messageHandlers: Handlers = {
	listMessages: (call) => {
		const session = named(call.world.sessions, call, 'Session');
		return history(messagesOf(call, session).map(messageRecord), call.query);
	},

	sendText: send((body: { message: string }) => ({ type: 'text', text: body.message })),
	sendImage: media('image'),
	sendDocument: media('document'),
	sendVideo: media('video'),
	sendAudio: media('audio'),

	sendLocation: send((body: { latitude: number; longitude: number; description?: string }) => ({
		type: 'location',
		text: body.description ?? null,
		location: {
			latitude: body.latitude,
			longitude: body.longitude,
			description: body.description ?? null,
		},
	})),

	sendContact: send((body: { contact_name: string; contact_phone: string }) => ({
		type: 'contact',
		text: null,
		contact: { name: body.contact_name, phone: body.contact_phone },
	})),
};
