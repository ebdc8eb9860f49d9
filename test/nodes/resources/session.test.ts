import { byId, createInvalidIdRows } from '../../support/parameters';
import { testInvalidInput, testOperations } from '../../support/operationTests';

const record = {
	id: 1,
	name: 'Shop',
	status: 'connected',
	health_status: 'healthy',
	connection_method: 'qr',
	phone: '201000000001',
	pushname: 'Shop',
	profile_pic: false,
	last_connected_at: '2026-01-01T00:00:00Z',
	last_heartbeat_at: '2026-01-01T00:00:00Z',
	created_at: '2026-01-01T00:00:00Z',
};

const simple = {
	id: 1,
	name: 'Shop',
	phone: '201000000001',
	status: 'connected',
	health_status: 'healthy',
	last_connected_at: '2026-01-01T00:00:00Z',
};

const health = { healthy: true, status: 'healthy' };

const inSession = { sessionId: byId(1) };

const done = { success: true, message: 'تم', message_en: 'Done' };

testOperations('session', {
	create: {
		parameters: { name: 'Shop', connectionMethod: 'code' },
		request: 'POST /sessions',
		body: { name: 'Shop', connection_method: 'code' },
		answer: { ...done, data: record },
		items: [record],
	},
	delete: {
		parameters: inSession,
		request: 'DELETE /sessions/1',
		answer: done,
		items: [{ deleted: true }],
	},
	get: {
		parameters: inSession,
		request: 'GET /sessions/1',
		answer: { success: true, data: record, health },
		items: [{ ...simple, health }],
	},
	getAll: {
		request: 'GET /sessions',
		answer: { success: true, data: [record, { ...record, id: 2 }] },
		items: [simple, { ...simple, id: 2 }],
	},
	getHealth: {
		parameters: inSession,
		request: 'GET /sessions/1/health',
		answer: { success: true, data: { status: 'connected', consecutive_failures: 0 } },
		items: [{ status: 'connected', consecutive_failures: 0 }],
	},
	getQr: {
		parameters: inSession,
		request: 'GET /sessions/1/qr',
		answer: {
			success: true,
			data: {
				status: 'connecting',
				qr_code: '2@abc',
				qr_image: 'data:image/png;base64,iVBORw0KGgo=',
			},
		},
		items: [{ status: 'connecting', qr_code: '2@abc' }],
	},
	getStatus: {
		parameters: inSession,
		request: 'GET /sessions/1/status',
		answer: {
			success: true,
			data: { status: 'connected', connectionCode: null, clientInfo: null },
		},
		items: [{ status: 'connected', connectionCode: null, clientInfo: null }],
	},
	requestPairingCode: {
		parameters: { ...inSession, phoneNumber: '+20 123-456 7890' },
		request: 'POST /sessions/1/pair',
		body: { phone_number: '201234567890' },
		answer: { success: true, data: { status: 'connecting', pairingCode: 'ABCD-1234' } },
		items: [{ status: 'connecting', pairing_code: 'ABCD-1234' }],
	},
	restart: {
		parameters: inSession,
		request: 'POST /sessions/1/restart',
		answer: { ...done, data: null },
		items: [{ success: true, message: 'Done' }],
	},
	start: {
		parameters: inSession,
		request: 'POST /sessions/1/start',
		answer: { ...done, data: [] },
		items: [{ success: true, message: 'Done' }],
	},
	stop: {
		parameters: inSession,
		request: 'POST /sessions/1/stop',
		answer: { ...done, data: {} },
		items: [{ success: true, message: 'Done' }],
	},
});

testInvalidInput('session', {
	...createInvalidIdRows('sessionId', 'session ID', {
		delete: {},
		get: {},
		getHealth: {},
		getQr: {},
		getStatus: {},
		requestPairingCode: { phoneNumber: '201234567890' },
		restart: {},
		start: {},
		stop: {},
	}),
	'pairing a number of eight digits': {
		operation: 'requestPairingCode',
		parameters: { ...inSession, phoneNumber: '+29051234' },
		message: /'29051234' is not a phone number that can be paired.*'Phone Number'/,
	},
	'pairing a group': {
		operation: 'requestPairingCode',
		parameters: { ...inSession, phoneNumber: '120363041234567890@g.us' },
		message: "'120363041234567890@g.us' is a group",
	},
	'pairing words': {
		operation: 'requestPairingCode',
		parameters: { ...inSession, phoneNumber: 'mine' },
		message: /'mine' is not a phone number/,
	},
	'a picture without a field to put it in': {
		operation: 'getQr',
		parameters: { ...inSession, binaryPropertyName: ' ' },
		message: "The field 'Put Output File in Field' is empty",
	},
	'a wait of forever': {
		operation: 'getQr',
		parameters: { ...inSession, options: { waitSeconds: 100_000 } },
		message: "The field 'Wait (Seconds)' is '100000', not a number from 0 to 300",
	},
	'create without a name': {
		operation: 'create',
		parameters: { name: ' ' },
		message: "The field 'Name' is empty",
	},
	'create with data for a name': {
		operation: 'create',
		parameters: { name: '={{ ({ a: 1 }) }}' },
		message: `The field 'Name' is '{"a":1}', not text`,
	},
	'create with a method of another world': {
		operation: 'create',
		parameters: { name: 'Shop', connectionMethod: 'carrier pigeon' },
		message: /'Connection Method' is 'carrier pigeon'. It can be qr, code/,
	},
});
