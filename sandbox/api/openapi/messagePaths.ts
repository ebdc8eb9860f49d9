import {
	base64,
	cardPhone,
	latitude,
	longitude,
	mediaUrl,
	mimeType,
	name,
	phone,
	text,
} from './fieldSchemas';
import {
	idParameter,
	refArray,
	object,
	operation,
	ref,
	type Operation,
	type Paths,
	type Schema,
} from './operation';

const tag = 'messages';

/** Creates the path that sends one message type. */
function createSendPath(kind: string, summary: string, body: Schema): { post: Operation } {
	const operationId = `send${kind[0].toUpperCase()}${kind.slice(1)}`;
	return {
		post: operation(tag, {
			id: operationId,
			summary,
			path: idParameter,
			body,
			data: ref('Accepted'),
		}),
	};
}

/** Creates the body of a message type with a file, as a URL or as base64. */
function createMediaSchema(kind: string, properties: Record<string, Schema>): Schema {
	const fields = {
		to: phone,
		[`${kind}_url`]: mediaUrl,
		[`${kind}_base64`]: base64,
		...properties,
	};
	return {
		...object(fields, ['to']),
		anyOf: [{ required: [`${kind}_url`] }, { required: [`${kind}_base64`] }],
	};
}

const caption: Schema = { type: 'string', maxLength: 1024 };

const location = object(
	{
		to: phone,
		latitude,
		longitude,
		description: { type: 'string', maxLength: 1024 },
	},
	['to', 'latitude', 'longitude'],
);

const contact = object({ to: phone, contact_name: name, contact_phone: cardPhone }, [
	'to',
	'contact_name',
	'contact_phone',
]);

const document = createMediaSchema('document', { mime_type: mimeType, filename: name });

export const messagePaths: Paths = {
	'/sessions/{id}/messages': {
		get: operation(tag, {
			id: 'listMessages',
			summary: 'Message history (paginated)',
			path: idParameter,
			query: {
				page: { type: 'integer', minimum: 1 },
				per_page: { type: 'integer', minimum: 1, maximum: 100 },
				status: { enum: ['sent', 'failed', 'queued'] },
				to: { type: 'string' },
			},
			data: refArray('Message'),
			extra: { pagination: ref('Pagination') },
		}),
	},
	'/sessions/{id}/messages/text': createSendPath(
		'text',
		'Send text message',
		object({ to: phone, message: text }, ['to', 'message']),
	),
	'/sessions/{id}/messages/image': createSendPath(
		'image',
		'Send image',
		createMediaSchema('image', { caption }),
	),
	'/sessions/{id}/messages/document': createSendPath('document', 'Send document', document),
	'/sessions/{id}/messages/video': createSendPath(
		'video',
		'Send video',
		createMediaSchema('video', { caption }),
	),
	'/sessions/{id}/messages/audio': createSendPath(
		'audio',
		'Send audio/voice',
		createMediaSchema('audio', {}),
	),
	'/sessions/{id}/messages/location': createSendPath('location', 'Send location', location),
	'/sessions/{id}/messages/contact': createSendPath('contact', 'Send contact card', contact),
};
