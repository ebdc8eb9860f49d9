import { byId, asExpression, createInvalidIdRows } from '../../support/parameters';
import { testInvalidInput, testOperations } from '../../support/operationTests';

const family = { id: 3, name: 'Family' };

const groupId = byId('120363@g.us');

testOperations('group', {
	get: {
		parameters: { groupId },
		request: 'GET /groups/120363%40g.us',
		answer: { success: true, data: { ...family, contacts: [{ id: 5 }] } },
		items: [{ ...family, contacts: [{ id: 5 }] }],
	},
	getAll: {
		request: 'GET /groups',
		answer: { success: true, data: [family] },
		items: [family],
	},
	getParticipants: {
		parameters: { groupId, limit: 1 },
		request: 'GET /groups/120363%40g.us/participants',
		answer: { success: true, data: [{ id: '2012@c.us' }, { id: '2013@c.us' }] },
		items: [{ id: '2012@c.us' }],
	},
	sendMessage: {
		parameters: { groupId, message: 'Hello', additionalFields: { sessionId: byId('1') } },
		request: 'POST /groups/120363%40g.us/message',
		body: { message: 'Hello', session_id: 1 },
		answer: { success: true, data: { status: 'queued' } },
		items: [{ status: 'queued' }],
	},
	sync: {
		parameters: { additionalFields: { sessionId: byId('1') } },
		request: 'POST /groups/sync',
		body: { session_id: 1 },
		answer: { success: true, message_en: 'Sync started' },
		items: [{ success: true, message: 'Sync started' }],
	},
});

// The same without what need not be given.
testOperations('group', {
	getParticipants: {
		parameters: { groupId, returnAll: true },
		request: 'GET /groups/120363%40g.us/participants',
		answer: ['2012@c.us', '2013@c.us'],
		items: [{ value: '2012@c.us' }, { value: '2013@c.us' }],
	},
	sendMessage: {
		parameters: { groupId, message: 'Hello' },
		request: 'POST /groups/120363%40g.us/message',
		body: { message: 'Hello' },
		answer: { success: true },
		items: [{ success: true }],
	},
	sync: {
		request: 'POST /groups/sync',
		answer: { success: true, message_en: 'Sync started' },
		items: [{ success: true, message: 'Sync started' }],
	},
});

testInvalidInput('group', {
	...createInvalidIdRows('groupId', 'group ID', {
		get: {},
		getParticipants: {},
		sendMessage: { message: 'Hello' },
	}),
	'no text': {
		operation: 'sendMessage',
		parameters: { groupId, message: asExpression('') },
		message: "The field 'Message' is empty",
	},
	'a text that is data': {
		operation: 'sendMessage',
		parameters: { groupId, message: '={{ ({ a: 1 }) }}' },
		message: "The field 'Message' is",
	},
	'a message by a session that is no number': {
		operation: 'sendMessage',
		parameters: { groupId, message: 'Hello', additionalFields: { sessionId: byId('shop') } },
		message: "The field 'Session' is 'shop'",
	},
	'a sync of a session that is no number': {
		operation: 'sync',
		parameters: { additionalFields: { sessionId: byId('-1') } },
		message: "The field 'Session' is '-1'",
	},
	'a list limited to a half': {
		operation: 'getAll',
		parameters: { limit: 0.5 },
		message: "The field 'Limit' is '0.5'",
	},
});
