import { byId, asExpression, createInvalidIdRows } from '../../support/parameters';
import { testInvalidInput, testOperations } from '../../support/operationTests';

const nathan = { id: 5, name: 'Nathan', phone: '201234567890' };

testOperations('contact', {
	check: {
		parameters: { sessionId: byId('1'), phone: '+20 (123) 456-7890' },
		request: 'GET /contacts/201234567890/check?session_id=1',
		answer: { success: true, data: { phone: '201234567890', exists: true } },
		items: [{ phone: '201234567890', exists: true }],
	},
	get: {
		parameters: { contactId: byId('5') },
		request: 'GET /contacts/5',
		answer: { success: true, data: nathan },
		items: [nathan],
	},
	getAll: {
		parameters: { filters: { search: 'Nath an&b', sessionId: byId('1') } },
		request: 'GET /contacts?search=Nath%20an%26b&session_id=1',
		answer: { success: true, data: [nathan] },
		items: [nathan],
	},
	import: {
		parameters: {
			contacts: {
				contact: [{ phone: '+201234567890', name: 'Nathan' }, { phone: '201111111111' }],
			},
		},
		request: 'POST /contacts/import',
		body: { contacts: [{ phone: '201234567890', name: 'Nathan' }, { phone: '201111111111' }] },
		answer: { success: true, message: 'تم', message_en: 'Imported', data: { imported: 2 } },
		items: [{ imported: 2 }],
	},
	sync: {
		parameters: { sessionId: byId('1') },
		request: 'POST /contacts/sync',
		body: { session_id: 1 },
		answer: { success: true, message: 'تم', message_en: 'Sync started' },
		items: [{ success: true, message: 'Sync started' }],
	},
});

testOperations('contact', {
	import: {
		parameters: {
			contactsMode: 'json',
			contactsJson:
				'[{"phone":"٢٠١٢٣٤٥٦٧٨٩٠","name":"Nathan","city":"Cairo"},{"phone":201111111111}]',
		},
		request: 'POST /contacts/import',
		body: { contacts: [{ phone: '201234567890', name: 'Nathan' }, { phone: '201111111111' }] },
		answer: { success: true, data: { imported: 2 } },
		items: [{ imported: 2 }],
	},
	getAll: {
		parameters: { filters: { search: ' ', sessionId: byId(asExpression('')) } },
		request: 'GET /contacts',
		answer: { success: true, data: [] },
		items: [],
	},
});

const json = (contactsJson: string) => ({ contactsMode: 'json', contactsJson });

testInvalidInput('contact', {
	...createInvalidIdRows('contactId', 'contact ID', { get: {} }),
	'check without a session': {
		operation: 'check',
		parameters: { sessionId: byId(asExpression('')), phone: '201234567890' },
		message: "The field 'Session' is empty",
	},
	'check with a session that is no number': {
		operation: 'check',
		parameters: { sessionId: byId(asExpression('1.5')), phone: '201234567890' },
		message: "The field 'Session' is '1.5', not a whole number of at least 1",
	},
	'check without a number': {
		operation: 'check',
		parameters: { sessionId: byId('1'), phone: asExpression(null) },
		message: "The field 'Phone Number' is empty",
	},
	'check of a path': {
		operation: 'check',
		parameters: { sessionId: byId('1'), phone: '../../sessions' },
		message: "'../../sessions' is not a phone number",
	},
	'check of an ID that climbs': {
		operation: 'check',
		parameters: { sessionId: byId('1'), phone: 'a@c.us/../x?y' },
		message: "'a@c.us/../x?y' is not a phone number",
	},
	'a filter by a session that is no number': {
		operation: 'getAll',
		parameters: { filters: { sessionId: byId('one') } },
		message: "The field 'Session' is 'one'",
	},
	'a search for data': {
		operation: 'getAll',
		parameters: { filters: { search: '={{ ({ a: 1 }) }}' } },
		message: "The field 'Search' is",
	},
	'sync without a session': {
		operation: 'sync',
		parameters: { sessionId: byId(asExpression('')) },
		message: "The field 'Session' is empty",
	},
	'sync of a session that is no number': {
		operation: 'sync',
		parameters: { sessionId: byId(asExpression('1; DROP')) },
		message: "The field 'Session' is '1; DROP'",
	},
	'an import without contacts': {
		operation: 'import',
		parameters: { contacts: {} },
		message: "The field 'Contacts' is empty",
	},
	'import of a name without a number': {
		operation: 'import',
		parameters: {
			contacts: { contact: [{ phone: '201234567890' }, { phone: asExpression(''), name: 'Bo' }] },
		},
		message: "Contact 2 of 'Contacts' has no phone number",
	},
	'import of no JSON': {
		operation: 'import',
		parameters: json('[{"phone"'),
		message: 'which is not JSON',
	},
	'import of JSON that is no list': {
		operation: 'import',
		parameters: json('{"phone":"201234567890"}'),
		message: '\'Contacts (JSON)\' is \'{"phone":"201234567890"}\', not a list',
	},
	'import of an empty list': {
		operation: 'import',
		parameters: json('[]'),
		message: "The field 'Contacts (JSON)' is empty",
	},
	'import of a list of nothing': {
		operation: 'import',
		parameters: json('[null]'),
		message: "Contact 1 of 'Contacts (JSON)' has no phone number: 'null'",
	},
	'import of a name that is data': {
		operation: 'import',
		parameters: json('[{"phone":"201234567890","name":{"first":"Nathan"}}]'),
		message: "The name of contact 1 of 'Contacts (JSON)'",
	},
});
