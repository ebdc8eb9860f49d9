import { runWavex } from '../../support/n8n';
import { byId, asExpression, createInvalidIdRows } from '../../support/parameters';
import { expectRequest, testInvalidInput, testOperations } from '../../support/operationTests';

const record = {
	id: 7,
	name: 'Spring',
	status: 'draft',
	type: 'immediate',
	total_recipients: 2,
};

const campaignId = byId(7);
const done = { success: true, message: 'تم', message_en: 'Done' };
const outcome = { success: true, message: 'Done' };

/** Neither n8n nor the workflow sets a time zone in these tests: it is n8n's own default, New York. */
const schedule = { given: '2099-01-31T09:00:00', sent: '2099-01-31T09:00:00-05:00' };

const basics = {
	name: 'Spring',
	sessionId: byId('1'),
	message: 'Hello',
	recipients: { recipient: [{ phone: '+20 123-456 7890' }] },
};

testOperations('campaign', {
	getAll: {
		request: 'GET /campaigns',
		answer: { success: true, data: [record, { ...record, id: 8 }] },
		items: [record, { ...record, id: 8 }],
	},
	create: {
		parameters: {
			...basics,
			message: 'Hello {{name}}',
			type: 'scheduled',
			scheduledAt: schedule.given,
			recipients: {
				recipient: [
					{
						phone: '٠٠٢٠١٢٣٤٥٦٧٨٩٠',
						name: 'Ahmed',
						variables: {
							variable: [
								{ key: ' name ', value: 'Ahmed' },
								{ key: '', value: 'x' },
							],
						},
					},
					{ phone: '201234567891', name: 'Mona' },
				],
			},
			additionalFields: {
				delaySeconds: 5,
				mediaUrl: 'https://example.com/promo.jpg',
				mediaType: 'image/jpeg',
				mediaFilename: 'promo.jpg',
			},
		},
		request: 'POST /campaigns',
		body: {
			name: 'Spring',
			session_id: 1,
			message: 'Hello {{name}}',
			type: 'scheduled',
			scheduled_at: schedule.sent,
			delay_seconds: 5,
			media_options: {
				media_url: 'https://example.com/promo.jpg',
				media_type: 'image/jpeg',
				filename: 'promo.jpg',
			},
			recipients: [
				{ phone: '201234567890', name: 'Ahmed', variables: { name: 'Ahmed' } },
				{ phone: '201234567891', name: 'Mona', variables: { name: 'Mona' } },
			],
		},
		answer: { ...done, data: record },
		items: [{ ...record, estimatedDuration: 'less than a minute' }],
	},
	get: {
		parameters: { campaignId },
		request: 'GET /campaigns/7',
		answer: { success: true, data: record },
		items: [record],
	},
	start: {
		parameters: { campaignId },
		request: 'POST /campaigns/7/start',
		answer: done,
		items: [outcome],
	},
	pause: {
		parameters: { campaignId },
		request: 'POST /campaigns/7/pause',
		answer: { ...done, data: null },
		items: [outcome],
	},
	resume: {
		parameters: { campaignId },
		request: 'POST /campaigns/7/resume',
		answer: { ...done, data: [] },
		items: [outcome],
	},
	delete: {
		parameters: { campaignId },
		request: 'DELETE /campaigns/7',
		answer: done,
		items: [{ deleted: true }],
	},
	getStats: {
		parameters: { campaignId },
		request: 'GET /campaigns/7/stats',
		answer: { success: true, data: { sent: 1, failed: 0, pending: 1 } },
		items: [{ sent: 1, failed: 0, pending: 1 }],
	},
});

describe('campaign: create', () => {
	const parameters = { resource: 'campaign', operation: 'create', ...basics };
	const sent = { name: 'Spring', session_id: 1, type: 'immediate' };

	it('sends nothing optional that was not given', async () => {
		const body = { ...sent, message: 'Hello', recipients: [{ phone: '201234567890' }] };
		expectRequest({ request: 'POST /campaigns', body }).reply(200, { data: record });
		const additionalFields = { delaySeconds: '', mediaUrl: '', mediaType: '', mediaFilename: '' };
		const run = await runWavex({ ...parameters, additionalFields });
		expect(run.error).toBeUndefined();
	});

	it.each([
		['a text', '[{ "phone": "00201234567890", "name": "Ahmed", "variables": { "n": 1 } }]'],
		['data', asExpression([{ phone: 201234567890, name: 'Ahmed', variables: { n: 1 } }])],
	])('takes a template, and recipients as JSON in %s', async (_, recipientsJson) => {
		const recipients = [{ phone: '201234567890', name: 'Ahmed', variables: { n: 1 } }];
		const body = { ...sent, template_id: 5, recipients };
		expectRequest({ request: 'GET /templates/5' }).reply(200, { data: { content: '{{n}}' } });
		expectRequest({ request: 'POST /campaigns', body }).reply(200, { data: record });
		const run = await runWavex({
			...parameters,
			contentSource: 'template',
			templateId: byId('5'),
			recipientsMode: 'json',
			recipientsJson,
		});
		expect(run.error).toBeUndefined();
	});

	it.each([
		['names its own zone', '2099-01-31T14:00:00Z', '2099-01-31T09:00:00-05:00'],
		['is summer time', '2099-07-31 09:00:00', '2099-07-31T09:00:00-04:00'],
		[
			'is a DateTime of an expression',
			"={{ DateTime.fromISO('2099-01-31T14:00:00Z') }}",
			schedule.sent,
		],
	])("puts a time that %s in the workflow's zone", async (_, scheduledAt, scheduled_at) => {
		const recipients = [{ phone: '201234567890' }];
		const body = {
			...sent,
			message: 'Hello',
			recipients,
			type: 'scheduled',
			scheduled_at,
		};
		expectRequest({ request: 'POST /campaigns', body }).reply(200, { data: record });
		const run = await runWavex({ ...parameters, type: 'scheduled', scheduledAt });
		expect(run.error).toBeUndefined();
	});
});

const create = (parameters: object) => ({
	operation: 'create',
	parameters: { ...basics, ...parameters },
});
const json = (recipientsJson: unknown) =>
	create({ recipientsMode: 'json', recipientsJson } as object);

testInvalidInput('campaign', {
	...createInvalidIdRows('campaignId', 'campaign ID', {
		get: {},
		start: {},
		pause: {},
		resume: {},
		delete: {},
		getStats: {},
	}),
	'no name': { ...create({ name: asExpression(' ') }), message: "The field 'Name' is empty" },
	'no session': {
		...create({ sessionId: byId(asExpression('')) }),
		message: "The field 'Session' is empty",
	},
	'a session that is no number': {
		...create({ sessionId: byId(asExpression('../x')) }),
		message: "The field 'Session' is '../x', not a whole number",
	},
	'no message': {
		...create({ message: asExpression('') }),
		message: "The field 'Message' is empty",
	},
	'no template': {
		...create({ contentSource: 'template', templateId: byId(asExpression('')) }),
		message: "The field 'Template' is empty",
	},
	'a template that is no number': {
		...create({ contentSource: 'template', templateId: byId(asExpression('a?b')) }),
		message: "The field 'Template' is 'a?b', not a whole number",
	},
	'no time': {
		...create({ type: 'scheduled', scheduledAt: asExpression('') }),
		message: "The field 'Scheduled At' is empty",
	},
	'a time that is none': {
		...create({ type: 'scheduled', scheduledAt: 'tomorrow' }),
		message: "The field 'Scheduled At' is 'tomorrow', not a date and time",
	},
	'a time in the past': {
		...create({ type: 'scheduled', scheduledAt: '2020-01-31T09:00:00' }),
		message:
			/'Scheduled At' is in the past: 2020-01-31T09:00:00-05:00.*time zone, America\/New_York/,
	},
	'a delay that is not whole': {
		...create({ additionalFields: { delaySeconds: 1.5 } }),
		message: "The field 'Delay (Seconds)' is '1.5', not a whole number",
	},
	'a media URL that is not valid': {
		...create({ additionalFields: { mediaUrl: 'file:///etc/passwd' } }),
		message: "The field 'Media URL' is 'file:///etc/passwd', not a valid URL",
	},
	'media without its address': {
		...create({ additionalFields: { mediaType: 'image/jpeg' } }),
		message: "The field 'Media URL' is empty",
	},
	'no recipients': { ...create({ recipients: {} }), message: "The field 'Recipients' is empty" },
	'a recipient without a number': {
		...create({
			recipients: { recipient: [{ phone: '201234567890' }, { phone: asExpression('') }] },
		}),
		message: /1 of 2 recipients in 'Recipients' is invalid\. Recipient 2: has no phone number\./,
	},
	'JSON that is none': {
		...json('[{phone: 1}'),
		message: "The field 'Recipients (JSON)' is '[{phone: 1}', which is not JSON",
	},
	'JSON that is no list': {
		...json('{"phone": "201234567890"}'),
		message: `'Recipients (JSON)' is '{"phone":"201234567890"}', not a list`,
	},
	'JSON with an empty list': { ...json('[]'), message: "The field 'Recipients (JSON)' is empty" },
	'JSON with recipients of every wrong form': {
		...json(
			JSON.stringify([
				{ phone: '201234567890' },
				'201234567890',
				{ phone: 'abc' },
				{ phone: '201234567890', name: {} },
				{ phone: '201234567890', variables: ['a'] },
				{ phone: '201234567890', variables: { city: { x: 1 } } },
			]),
		),
		message: new RegExp(
			[
				"5 of 6 recipients in 'Recipients \\(JSON\\)' are invalid",
				" Recipient 2: '201234567890' is not an object",
				" Recipient 3: 'abc' is not a phone number",
				" Recipient 4: the name '\\{\\}' is not text",
				` Recipient 5: the variables '\\["a"\\]' are not an object`,
				` Recipient 6: the variable 'city' is '\\{"x":1\\}', not text or a number\\.`,
			].join('\\.'),
		),
	},
	'more wrong recipients than one error can name': {
		...json(Array.from({ length: 12 }, () => ({ phone: 'x' }))),
		message: /Recipient 10: 'x' is not a phone number\. And 2 more\./,
	},
});
