import { byId, computed, hostileIds } from '../../support/parameters';
import { testBadInput, testOperations } from '../../support/table';

const to = { sessionId: byId(1), to: '+20 123-456 7890' };

const queued = { status: 'queued', to: '201234567890', session_id: 1 };

const answer = { success: true, message: 'تم', message_en: 'Message queued', data: queued };

/** A row of a send: what is set beside session and recipient, and what the body holds beside `to`. */
function send(path: string, parameters: object, body: object) {
	return {
		parameters: { ...to, ...parameters },
		request: `POST /sessions/1/messages/${path}`,
		body: { to: '201234567890', ...body },
		answer,
		items: [queued],
	};
}

const incoming = {
	id: 7,
	session_id: 1,
	from: '201234567890',
	to: '201000000001',
	message: 'Hi',
	status: 'received',
	delivery_status: 'pending',
	whatsapp_message_id: 'wa7',
	campaign_id: null,
	is_ai_generated: false,
	ai_prompt: null,
	error_message: null,
	metadata: null,
	created_at: '2026-01-01T00:00:00Z',
	updated_at: '2026-01-01T00:00:00Z',
	delivered_at: '2026-01-01T00:00:00Z',
	read_at: null,
	channel_type: 'whatsapp',
};

testOperations('message', {
	getAll: {
		parameters: {
			sessionId: byId(1),
			limit: 5,
			filters: { status: 'queued', to: '00 20 123 456 7890' },
		},
		request: 'GET /sessions/1/messages?per_page=5&status=queued&to=201234567890',
		answer: {
			success: true,
			data: [incoming],
			pagination: { current_page: 1, last_page: 1, per_page: 5, total: 1 },
		},
		items: [
			{
				id: 7,
				session_id: 1,
				from: '201234567890',
				to: '201000000001',
				message: 'Hi',
				direction: 'incoming',
				delivery: 'delivered',
				error_message: null,
				whatsapp_message_id: 'wa7',
				created_at: '2026-01-01T00:00:00Z',
			},
		],
	},
	sendAudio: send(
		'audio',
		{ mediaUrl: 'https://example.com/a.ogg' },
		{ audio_url: 'https://example.com/a.ogg' },
	),
	sendContact: send(
		'contact',
		{ contactName: 'Nathan', contactPhone: '+20 111 111 1111' },
		{ contact_name: 'Nathan', contact_phone: '201111111111' },
	),
	sendDocument: send(
		'document',
		{ mediaUrl: 'https://example.com/files/a%20b.PDF?x=1' },
		{
			document_url: 'https://example.com/files/a%20b.PDF?x=1',
			mime_type: 'application/pdf',
			filename: 'a b.PDF',
		},
	),
	sendImage: send(
		'image',
		{ mediaUrl: ' https://example.com/a.png ', caption: 'A picture' },
		{ image_url: 'https://example.com/a.png', caption: 'A picture' },
	),
	sendLocation: send(
		'location',
		{ latitude: 30.0444, longitude: '31.2357', description: 'Cairo' },
		{ latitude: 30.0444, longitude: 31.2357, description: 'Cairo' },
	),
	sendText: send('text', { message: 'Hello' }, { message: 'Hello' }),
	sendVideo: send(
		'video',
		{ mediaUrl: 'https://example.com/a.mp4' },
		{ video_url: 'https://example.com/a.mp4' },
	),
});

const place = { ...to, latitude: 0, longitude: 0 };

testBadInput('message', {
	...hostileIds('sessionId', 'session ID', {
		getAll: {},
		sendAudio: { to: '201234567890', mediaUrl: 'https://example.com/a.ogg' },
		sendContact: { to: '201234567890', contactName: 'Nathan', contactPhone: '201111111111' },
		sendDocument: { to: '201234567890', mediaUrl: 'https://example.com/a.pdf' },
		sendImage: { to: '201234567890', mediaUrl: 'https://example.com/a.png' },
		sendLocation: { to: '201234567890', latitude: 1, longitude: 1 },
		sendText: { to: '201234567890', message: 'Hello' },
		sendVideo: { to: '201234567890', mediaUrl: 'https://example.com/a.mp4' },
	}),
	'no recipient': {
		operation: 'sendText',
		parameters: { ...to, to: computed(''), message: 'Hello' },
		message: "The field 'To' is empty",
	},
	'a recipient that holds no number': {
		operation: 'sendLocation',
		parameters: { ...place, to: 'Nathan' },
		message: /'Nathan' is not a phone number.* for 'To'/,
	},
	'two recipients in one field': {
		operation: 'sendText',
		parameters: { ...to, to: '201234567890,201234567891', message: 'Hello' },
		message: 'is not a phone number',
	},
	'a LID for a recipient': {
		operation: 'sendText',
		parameters: { ...to, to: '123456789@lid', message: 'Hello' },
		message: "'123456789@lid' is a LID, which holds no phone number",
	},
	'a text of blanks': {
		operation: 'sendText',
		parameters: { ...to, message: ' \n ' },
		message: "The field 'Message' is empty",
	},
	'a list for a text': {
		operation: 'sendText',
		parameters: { ...to, message: '={{ ["a"] }}' },
		message: `The field 'Message' is '["a"]', not a text`,
	},
	'a caption that is data': {
		operation: 'sendImage',
		parameters: { ...to, mediaUrl: 'https://example.com/a.png', caption: '={{ ({ a: 1 }) }}' },
		message: "The field 'Caption' is",
	},
	'no latitude': {
		operation: 'sendLocation',
		parameters: { ...to, longitude: 31 },
		message: "The field 'Latitude' is empty",
	},
	'a latitude beyond the pole': {
		operation: 'sendLocation',
		parameters: { ...place, latitude: 90.1 },
		message: "The field 'Latitude' is '90.1', not a number from -90 to 90",
	},
	'a longitude twice around': {
		operation: 'sendLocation',
		parameters: { ...place, longitude: -180.5 },
		message: "The field 'Longitude' is '-180.5', not a number from -180 to 180",
	},
	'a longitude in words': {
		operation: 'sendLocation',
		parameters: { ...place, longitude: 'east' },
		message: "The field 'Longitude' is 'east', not a number",
	},
	'a contact without a name': {
		operation: 'sendContact',
		parameters: { ...to, contactName: computed(null), contactPhone: '201111111111' },
		message: "The field 'Contact Name' is empty",
	},
	'a contact without a number': {
		operation: 'sendContact',
		parameters: { ...to, contactName: 'Nathan', contactPhone: 'none' },
		message: /'none' is not a phone number.* for 'Contact Phone'/,
	},
	'a status of another world': {
		operation: 'getAll',
		parameters: { ...to, filters: { status: 'lost' } },
		message: /'Status' is 'lost'. It can be failed, queued, sent/,
	},
	'a filter by words': {
		operation: 'getAll',
		parameters: { ...to, filters: { to: 'Nathan' } },
		message: "'Nathan' is not a phone number",
	},
	'a limit of nothing': {
		operation: 'getAll',
		parameters: { ...to, limit: 0 },
		message: "The field 'Limit' is '0', not a whole number from 1 on",
	},
	'a limit in words': {
		operation: 'getAll',
		parameters: { ...to, limit: '={{ "few" }}' },
		message: "The field 'Limit' is 'few', not a whole number from 1 on",
	},
});
