import { success, localized } from '../responses';
import type { ApiRequest, Handlers } from '../requestHandler';
import { createHistoryResponse } from '../listResponse';
import { readMedia } from '../mediaInput';
import type { Content } from '../../world/messages';
import type { Message, Session } from '../../world/recordTypes';
import { queueMessage } from '../../world/sending';
import { toMessageRecord } from '../../world/apiRecords';
import { requireConnected, findOrFail } from './findOrFail';

const MESSAGE_QUEUED = localized(
	'Message queued successfully',
	'تم إضافة الرسالة إلى قائمة الانتظار',
);

/** Queues the content and returns the API's response: accepted, without a message id. */
export function queueAndRespond(
	request: ApiRequest,
	session: Session,
	to: string,
	content: Content,
): object {
	queueMessage(request.world, session, to, content);
	return success({ status: 'queued', to, session_id: session.id }, MESSAGE_QUEUED);
}

/** Creates the handler that sends the content of one message type. */
function createSendHandler<Body>(createContent: (body: Body, request: ApiRequest) => Content) {
	return (request: ApiRequest) => {
		const session = requireConnected(findOrFail(request.world.sessions, request, 'Session'));
		const body = request.body as Body & { to: string };
		return queueAndRespond(request, session, body.to, createContent(body, request));
	};
}

function createMediaHandler(type: 'image' | 'document' | 'video' | 'audio') {
	return createSendHandler((body: Record<string, string | undefined>, { world, settings }) => {
		const rules = { base64: settings.dialect.base64, allowPrivate: settings.allowPrivateMedia };
		return { type, text: body.caption ?? null, media: readMedia(world, type, body, rules) };
	});
}

/** Returns the messages that match the query, newest first. */
function filterMessages({ world, query }: ApiRequest, session: Session): Message[] {
	const to = typeof query.to === 'string' ? query.to.replace(/\D/g, '') : '';
	return world.messages
		.all()
		.filter((message) => message.session_id === session.id)
		.filter((message) => !query.status || message.status === query.status)
		.filter((message) => !to || message.to.includes(to))
		.reverse();
}

export const messageHandlers: Handlers = {
	listMessages: (request) => {
		const session = findOrFail(request.world.sessions, request, 'Session');
		return createHistoryResponse(
			filterMessages(request, session).map(toMessageRecord),
			request.query,
		);
	},

	sendText: createSendHandler((body: { message: string }) => ({
		type: 'text',
		text: body.message,
	})),
	sendImage: createMediaHandler('image'),
	sendDocument: createMediaHandler('document'),
	sendVideo: createMediaHandler('video'),
	sendAudio: createMediaHandler('audio'),

	sendLocation: createSendHandler(
		(body: { latitude: number | string; longitude: number | string; description?: string }) => ({
			type: 'location',
			text: body.description ?? null,
			location: {
				latitude: Number(body.latitude),
				longitude: Number(body.longitude),
				description: body.description ?? null,
			},
		}),
	),

	sendContact: createSendHandler((body: { contact_name: string; contact_phone: string }) => ({
		type: 'contact',
		text: null,
		contact: { name: body.contact_name, phone: body.contact_phone },
	})),
};
