import { byId, asExpression, createInvalidIdRows } from '../../support/parameters';
import { testInvalidInput, testOperations } from '../../support/operationTests';

const record = {
	id: 5,
	name: 'Shipped',
	content: 'Hello {{name}}, order {{order}} is on its way',
	category: 'transactional',
	media_url: null,
};

const templateId = byId(5);
const media = {
	mediaUrl: 'https://example.com/promo.jpg',
	mediaType: 'image/jpeg',
	mediaFilename: 'promo.jpg',
};
const sentMedia = {
	media_url: 'https://example.com/promo.jpg',
	media_type: 'image/jpeg',
	media_filename: 'promo.jpg',
};
const variables = {
	mappingMode: 'defineBelow',
	value: { name: 'Ahmed', order: 12 },
	schema: [{ id: 'name' }, { id: 'order' }],
};

testOperations('template', {
	getAll: {
		request: 'GET /templates',
		answer: { success: true, data: [record] },
		items: [record],
	},
	create: {
		parameters: {
			name: 'Shipped',
			content: record.content,
			category: 'transactional',
			additionalFields: media,
		},
		request: 'POST /templates',
		body: {
			name: 'Shipped',
			content: record.content,
			category: 'transactional',
			...sentMedia,
		},
		answer: { success: true, data: record },
		items: [record],
	},
	get: {
		parameters: { templateId },
		request: 'GET /templates/5',
		answer: { success: true, data: record },
		items: [record],
	},
	update: {
		parameters: {
			templateId,
			updateFields: { name: 'Sent', content: 'Hello', category: 'general', ...media },
		},
		request: 'PUT /templates/5',
		body: { name: 'Sent', content: 'Hello', category: 'general', ...sentMedia },
		answer: { success: true, data: record },
		items: [record],
	},
	delete: {
		parameters: { templateId },
		request: 'DELETE /templates/5',
		answer: { success: true },
		items: [{ deleted: true }],
	},
	preview: {
		parameters: { templateId, variables },
		request: 'POST /templates/5/preview',
		body: { variables: { name: 'Ahmed', order: 12 } },
		answer: { success: true, data: { content: 'Hello Ahmed, order 12 is on its way' } },
		items: [{ content: 'Hello Ahmed, order 12 is on its way' }],
	},
	send: {
		parameters: { templateId, sessionId: byId('1'), to: '+20 123-456 7890', variables },
		request: 'POST /templates/5/send',
		body: { session_id: 1, to: '201234567890', variables: { name: 'Ahmed', order: 12 } },
		answer: { success: true, data: { status: 'queued', to: '201234567890', session_id: 1 } },
		items: [{ status: 'queued', to: '201234567890', session_id: 1 }],
	},
});

const create = (parameters: object) => ({
	operation: 'create',
	parameters: { name: 'Shipped', content: 'Hello', ...parameters },
});
const update = (updateFields: object) => ({
	operation: 'update',
	parameters: { templateId, updateFields },
});
const send = (parameters: object) => ({
	operation: 'send',
	parameters: { templateId, sessionId: byId('1'), to: '201234567890', ...parameters },
});

testInvalidInput('template', {
	...createInvalidIdRows('templateId', 'template ID', {
		get: {},
		update: { updateFields: { name: 'Sent' } },
		delete: {},
		preview: {},
		send: { sessionId: byId('1'), to: '201234567890' },
	}),
	'no name': { ...create({ name: asExpression('') }), message: "The field 'Name' is empty" },
	'no content': {
		...create({ content: asExpression('') }),
		message: "The field 'Content' is empty",
	},
	'content that is an object': {
		...create({ content: asExpression({ a: 1 }) }),
		message: `The field 'Content' is '{"a":1}', not text`,
	},
	'a category that is none': {
		...create({ category: asExpression('spam') }),
		message: "The field 'Category' is 'spam'",
	},
	'a media URL that is not valid': {
		...create({ additionalFields: { mediaUrl: 'promo.jpg' } }),
		message: "The field 'Media URL' is 'promo.jpg', not a valid URL",
	},
	'nothing to update': { ...update({}), message: 'There is nothing to update' },
	'only empty fields to update': {
		...update({ name: '', content: ' ', removeMedia: false }),
		message: 'There is nothing to update',
	},
	'an update to a category that is none': {
		...update({ category: asExpression('spam') }),
		message: "The field 'Category' is 'spam'",
	},
	'media that is given and removed': {
		...update({ removeMedia: true, mediaUrl: media.mediaUrl }),
		message: "'Remove Media' is on, but new media is given too",
	},
	'no session': {
		...send({ sessionId: byId(asExpression('')) }),
		message: "The field 'Session' is empty",
	},
	'a session that is no number': {
		...send({ sessionId: byId(asExpression('one')) }),
		message: "The field 'Session' is 'one', not a whole number",
	},
	'no recipient': { ...send({ to: asExpression('') }), message: "The field 'To' is empty" },
	'a recipient that is no number': {
		...send({ to: 'Ahmed' }),
		message: "'Ahmed' is not a phone number",
	},
});
