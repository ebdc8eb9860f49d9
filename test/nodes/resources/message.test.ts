import { testOperations } from '../../support/table';

const session = { __rl: true, mode: 'id', value: '1' };

testOperations('message', {
	sendText: {
		parameters: { sessionId: session, to: '+20 123-456 7890', message: 'Hello' },
		request: 'POST /sessions/1/messages/text',
		body: { to: '201234567890', message: 'Hello' },
		answer: {
			success: true,
			message: 'تم',
			message_en: 'Message queued',
			data: { status: 'queued', to: '201234567890', session_id: 1 },
		},
		items: [{ status: 'queued', to: '201234567890', session_id: 1 }],
	},
});
