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

testOperations('contact', {
	import: {
		parameters: {
			contacts: {
				contact: [
					{ phone: '+20 123-456 7890', name: 'Nathan' },
					{ phone: '2.01E+11', name: 'Mona' },
					{ phone: asExpression(''), name: 'Bo' },
				],
			},
			options: { skipWrongRows: true },
		},
		request: 'POST /contacts/import',
		body: { contacts: [{ phone: '201234567890', name: 'Nathan' }] },
		answer: { success: true, data: { imported: 1 } },
		items: [
			{
				imported: 1,
				skipped: [
					{ row: 2, phone: '2.01E+11', reason: "'2.01E+11' was shortened by a spreadsheet" },
					{ row: 3, phone: '', reason: 'has no phone number' },
				],
			},
		],
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
		message: "1 of 2 contacts in 'Contacts' is wrong. Contact 2: has no phone number.",
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
		message: "Contact 1: 'null' is not an object.",
	},
	'import of a name that is data': {
		operation: 'import',
		parameters: json('[{"phone":"201234567890","name":{"first":"Nathan"}}]'),
		message: 'Contact 1: the name \'{"first":"Nathan"}\' is not text.',
	},
	'import of wrong rows': {
		operation: 'import',
		parameters: json(
			'[{"phone":"201234567890"},{"phone":"5551234/5555678"},{"phone":"1203630123@g.us"},{"phone":"01001112223"},7]',
		),
		message:
			/4 of 5 contacts in 'Contacts \(JSON\)' are wrong\. Contact 2: '5551234\/5555678' contains two numbers\. Contact 3: '1203630123@g\.us' is a group\. Contact 4: '01001112223' has no country code, .*\. Contact 5: '7' is not an object\. .*'Skip Wrong Rows'.*No contact was imported/,
	},
	'import of eleven wrong rows': {
		operation: 'import',
		parameters: json(JSON.stringify(Array.from({ length: 12 }, () => ({ phone: 'x' })))),
		message: /Contact 10: 'x' is not a phone number\. And 2 more\./,
	},
	'import of wrong rows only, to be skipped': {
		operation: 'import',
		parameters: { ...json('[{"phone":"x"}]'), options: { skipWrongRows: true } },
		message: /1 of 1 contacts .* is wrong\. .*There is nothing to import/,
	},
	'check of a group': {
		operation: 'check',
		parameters: { sessionId: byId('1'), phone: '120363012345678901@g.us' },
		message: 'is a group',
	},
});
