import { byId } from '../../support/parameters';
import { testOperations } from '../../support/operationTests';

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
