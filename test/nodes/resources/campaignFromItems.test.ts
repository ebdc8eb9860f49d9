import nock from 'nock';
import type { IDataObject } from 'n8n-workflow';

import {
	campaignFromItems as basics,
	createPhoneItems,
	createItems,
} from '../../support/campaignFromItems';
import { BASE_URL } from '../../support/credentials';
import { runWavex } from '../../support/n8n';
import { guardNetwork } from '../../support/network';
import { byId } from '../../support/parameters';
import { expectRequest, getJson } from '../../support/operationTests';
import { runWithin } from '../../support/processorTime';

guardNetwork();

const sent = { name: 'Spring', session_id: 1, message: 'Hello', type: 'immediate' };
const request = 'POST /campaigns';

const LOCAL =
	"'0123' has no country code, and the credential's 'Country of Local Numbers' is not set";

const expectTemplate = (content: string) =>
	expectRequest({ request: 'GET /templates/5' }).reply(200, { data: { id: 5, content } });

const recipientsOf = (count: number, from = 0) =>
	Array.from({ length: count }, (_, n) => ({ phone: `2012345678${from + n + 10}` }));

it('makes one campaign of all items, and names every item that is left out', async () => {
	const recipients = [
		{ phone: '201234567890', name: 'Ahmed', variables: { name: 'Ahmed', city: 'Cairo' } },
		{ phone: '201234567891', name: 'Mona', variables: { name: 'Mona', city: 'CAIRO' } },
	];
	const body = { ...sent, recipients };
	expectRequest({ request, body }).reply(200, { data: { id: 7, name: 'Spring' } });
	const items = createItems(
		{ phone: '+20 123-456 7890', 'Full Name': 'Ahmed', city: 'Cairo' },
		{ phone: '٠٠٢٠١٢٣٤٥٦٧٨٩١', 'Full Name': 'Mona', city: 'CAIRO' },
		{ phone: '0123', 'Full Name': 'Nobody', city: 'x' },
		{ phone: '201234567890@c.us', 'Full Name': 'Ahmed again', city: 'x' },
		{ phone: '99887766554433@lid', 'Full Name': 'Hidden', city: 'x' },
		{ 'Full Name': 'Without', city: 'x' },
		{ phone: '201234567892', 'Full Name': 'Homeless' },
	);
	const { outputs, error } = await runWavex(
		{
			...basics,
			recipientName: "={{ $json['Full Name'] }}",
			recipientVariables: {
				variable: [
					{ key: 'name', value: "={{ $json['Full Name'].trim() }}" },
					{ key: ' city ', value: '={{ $json.city }}' },
					{ key: '', value: 'x' },
				],
			},
		},
		items,
	);
	expect(error).toBeUndefined();
	expect(getJson(outputs[0])).toEqual([
		{
			id: 7,
			name: 'Spring',
			estimatedDuration: 'about 7 min',
			recipients: 2,
			skipped: [
				{ item: 2, phone: '0123', reason: LOCAL },
				{
					item: 3,
					phone: '201234567890@c.us',
					reason: 'duplicate: the same number as item 0',
				},
				{
					item: 4,
					phone: '99887766554433@lid',
					reason: "'99887766554433@lid' is a LID, which contains no phone number",
				},
				{ item: 5, phone: null, reason: 'has no phone number' },
				{
					item: 6,
					phone: '201234567892',
					reason: "the item has no value for the variable 'city'",
				},
			],
		},
	]);
	expect(outputs[0][0].pairedItem).toEqual(items.items?.map((_, item) => ({ item })));
});

it('takes a template with its variables as fields, schedule, pause and media', async () => {
	const body = {
		name: 'Spring',
		session_id: 1,
		template_id: 5,
		type: 'scheduled',
		scheduled_at: '2099-01-31T09:00:00-05:00',
		delay_seconds: 5,
		media_options: { media_url: 'https://example.com/a.jpg', filename: 'a.jpg' },
		recipients: [{ phone: '201234567890', variables: { city: 'Cairo', code: 'X' } }],
	};
	expectTemplate('{{city}}');
	expectRequest({ request, body }).reply(200, { data: { id: 7 } });
	const { outputs, error } = await runWavex(
		{
			...basics,
			contentSource: 'template',
			templateId: byId('5'),
			type: 'scheduled',
			scheduledAt: '2099-01-31T09:00:00',
			variables: { mappingMode: 'defineBelow', value: { city: '={{ $json.city }}' } },
			recipientVariables: { variable: [{ key: 'code', value: 'X' }] },
			options: { delaySeconds: 5, mediaUrl: 'https://example.com/a.jpg', mediaFilename: 'a.jpg' },
		},
		createItems({ phone: 201234567890, city: 'Cairo' }, { phone: '201234567891', city: '' }),
	);
	expect(error).toBeUndefined();
	expect(getJson(outputs[0])).toEqual([
		{
			id: 7,
			estimatedDuration: 'less than a minute',
			recipients: 1,
			skipped: [
				{ item: 1, phone: '201234567891', reason: "the template's variable 'city' is empty" },
			],
		},
	]);
});

it("maps a template's variables automatically", async () => {
	const recipients = [{ phone: '201234567890', variables: { 'the city': 'Cairo' } }];
	const body = { name: 'Spring', session_id: 1, template_id: 5, type: 'immediate', recipients };
	expectTemplate('{{the city}}');
	expectRequest({ request, body }).reply(200, { data: { id: 7 } });
	const schema = [{ id: 'the city', displayName: 'the city', type: 'string', required: true }];
	const { error } = await runWavex(
		{
			...basics,
			contentSource: 'template',
			templateId: byId('5'),
			variables: { mappingMode: 'autoMapInputData', value: null, schema },
		},
		createItems({ phone: '201234567890', 'the city': 'Cairo', other: 1 }),
	);
	expect(error).toBeUndefined();
});

const started = { status: 'running', started: true };

it('splits into numbered campaigns, starts each, and gives every item to one of them', async () => {
	for (const [index, recipients] of [
		recipientsOf(2),
		recipientsOf(2, 2),
		recipientsOf(1, 5),
	].entries()) {
		const body = { ...sent, name: `Spring (${index + 1} of 3)`, recipients };
		expectRequest({ request, body }).reply(200, {
			data: { id: 7 + index, status: 'draft' },
		});
		expectRequest({ request: `POST /campaigns/${7 + index}/start` }).reply(200, { success: true });
		expectRequest({ request: `GET /campaigns/${7 + index}` }).reply(200, {
			data: { id: 7 + index, status: 'running' },
		});
	}
	const items = createPhoneItems(6);
	items.items![4].json.phone = 'x';
	const { outputs, error } = await runWavex(
		{ ...basics, options: { maxRecipientsPerCampaign: 2, startImmediately: true } },
		items,
	);
	expect(error).toBeUndefined();
	expect(getJson(outputs[0])).toEqual([
		{ id: 7, ...started, estimatedDuration: 'about 7 min', recipients: 2, skipped: [] },
		{
			id: 8,
			...started,
			estimatedDuration: 'about 7 min',
			recipients: 2,
			skipped: [{ item: 4, phone: 'x', reason: "'x' is not a phone number" }],
		},
		{ id: 9, ...started, estimatedDuration: 'about 3 min', recipients: 1, skipped: [] },
	]);
	expect(outputs[0].map(({ pairedItem }) => pairedItem)).toEqual([
		[{ item: 0 }, { item: 1 }],
		[{ item: 2 }, { item: 3 }, { item: 4 }],
		[{ item: 5 }],
	]);
});

it('reads 10,000 items within a second of its own time', async () => {
	let recipients = 0;
	nock(BASE_URL)
		.persist()
		.post('/campaigns', (body: IDataObject) => {
			recipients = (body.recipients as unknown[]).length;
			return true;
		})
		.reply(200, { data: { id: 7 } });
	const items = Array.from({ length: 10_000 }, (_, n) => ({
		json: { phone: String(201_000_000_000 + n), name: `Name ${n}`, city: 'Cairo' },
	}));
	const parameters = {
		...basics,
		recipientName: '={{ $json.name }}',
		recipientVariables: { variable: [{ key: 'city', value: '={{ $json.city }}' }] },
	};
	const { error } = await runWithin(1_000, async () => await runWavex(parameters, { items }));
	expect(error).toBeUndefined();
	expect(recipients).toBe(10_000);
});
