/** An endpoint, copied from the API's description. */
export interface Endpoint {
	method: string;
	path: string;
	/** The description's complete body. */
	body?: Record<string, unknown>;
	/** Required fields. */
	required?: string[];
	/** The required query. */
	query?: string;
	status?: 201;
}

const to = '201234567890';

function media(kind: string, extra: Record<string, unknown> = {}): Endpoint {
	const url = `https://example.com/${kind}`;
	const body = { to, [`${kind}_url`]: url, ...extra };
	const path = `/sessions/{id}/messages/${kind}`;
	return { method: 'POST', path, body, required: ['to', `${kind}_url`] };
}

export const ENDPOINTS: Endpoint[] = [
	{ method: 'GET', path: '/sessions' },
	{
		method: 'POST',
		path: '/sessions',
		body: { name: 'Second', connection_method: 'qr' },
		required: ['name'],
		status: 201,
	},
	{ method: 'GET', path: '/sessions/{id}' },
	{ method: 'DELETE', path: '/sessions/{id}' },
	{ method: 'GET', path: '/sessions/{id}/qr' },
	{
		method: 'POST',
		path: '/sessions/{id}/pair',
		body: { phone_number: to },
		required: ['phone_number'],
	},
	{ method: 'POST', path: '/sessions/{id}/start' },
	{ method: 'POST', path: '/sessions/{id}/stop' },
	{ method: 'POST', path: '/sessions/{id}/restart' },
	{ method: 'GET', path: '/sessions/{id}/status' },
	{ method: 'GET', path: '/sessions/{id}/health' },
	{ method: 'GET', path: '/sessions/{id}/messages' },
	{
		method: 'POST',
		path: '/sessions/{id}/messages/text',
		body: { to, message: 'Hello from API!' },
		required: ['to', 'message'],
	},
	media('image', { caption: 'A picture' }),
	media('document', { mime_type: 'application/pdf', filename: 'a.pdf' }),
	media('video', { caption: 'A film' }),
	media('audio'),
	{
		method: 'POST',
		path: '/sessions/{id}/messages/location',
		body: { to, latitude: 30.04, longitude: 31.23, description: 'Cairo' },
		required: ['to', 'latitude', 'longitude'],
	},
	{
		method: 'POST',
		path: '/sessions/{id}/messages/contact',
		body: { to, contact_name: 'Mona', contact_phone: '201112223334' },
		required: ['to', 'contact_name', 'contact_phone'],
	},
	{ method: 'GET', path: '/campaigns' },
	{
		method: 'POST',
		path: '/campaigns',
		body: {
			name: 'Image Campaign',
			session_id: 1,
			message: 'Check this out {{name}}!',
			type: 'scheduled',
			scheduled_at: '2999-01-01T10:00:00Z',
			delay_seconds: 5,
			media_options: {
				media_url: 'https://your-domain.com/storage/media/promo.jpg',
				media_type: 'image/jpeg',
				filename: 'promo.jpg',
			},
			recipients: [{ phone: to, name: 'Ahmed', variables: { name: 'Ahmed' } }],
		},
		required: ['name', 'session_id', 'message', 'scheduled_at', 'recipients'],
		status: 201,
	},
	{ method: 'GET', path: '/campaigns/{id}' },
	{ method: 'POST', path: '/campaigns/{id}/start' },
	{ method: 'POST', path: '/campaigns/{id}/pause' },
	{ method: 'POST', path: '/campaigns/{id}/resume' },
	{ method: 'DELETE', path: '/campaigns/{id}' },
	{ method: 'GET', path: '/campaigns/{id}/stats' },
	{ method: 'GET', path: '/templates' },
	{
		method: 'POST',
		path: '/templates',
		body: {
			name: 'Promo',
			content: 'Dear {{name}}',
			category: 'marketing',
			media_url: 'https://example.com/promo.jpg',
			media_type: 'image/jpeg',
			media_filename: 'promo.jpg',
		},
		required: ['name', 'content'],
		status: 201,
	},
	{ method: 'GET', path: '/templates/{id}' },
	{ method: 'PUT', path: '/templates/{id}', body: { name: 'Renamed', media_url: null } },
	{ method: 'DELETE', path: '/templates/{id}' },
	{ method: 'POST', path: '/templates/{id}/preview', body: { variables: { name: 'Ahmed' } } },
	{
		method: 'POST',
		path: '/templates/{id}/send',
		body: { session_id: 1, to, variables: { name: 'Ahmed', shop: 'Shop' } },
		required: ['session_id', 'to'],
	},
	{ method: 'GET', path: '/contacts' },
	{ method: 'GET', path: '/contacts/{id}' },
	{ method: 'POST', path: '/contacts/sync', body: { session_id: 1 }, required: ['session_id'] },
	{
		method: 'POST',
		path: '/contacts/import',
		body: { contacts: [{ phone: to, name: 'Ahmed' }] },
		required: ['contacts'],
	},
	{ method: 'GET', path: '/contacts/{phone}/check', query: 'session_id=1' },
	{ method: 'GET', path: '/groups' },
	{ method: 'GET', path: '/groups/{id}' },
	{ method: 'GET', path: '/groups/{id}/participants' },
	{
		method: 'POST',
		path: '/groups/{id}/message',
		body: { message: 'Hello all', session_id: 1 },
		required: ['message'],
	},
	{ method: 'POST', path: '/groups/sync', body: { session_id: 1 } },
	{ method: 'GET', path: '/webhooks/events' },
	{ method: 'GET', path: '/webhooks' },
	{
		method: 'POST',
		path: '/webhooks',
		body: { url: 'http://127.0.0.1:9/hook', events: ['message.received', 'message.sent'] },
		required: ['url', 'events'],
		status: 201,
	},
	{ method: 'PUT', path: '/webhooks/{id}', body: { events: ['message.read'] } },
	{ method: 'DELETE', path: '/webhooks/{id}' },
	{ method: 'POST', path: '/webhooks/{id}/test' },
	{ method: 'GET', path: '/api/client/api-token' },
	{ method: 'POST', path: '/api/client/api-token/regenerate' },
];
