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
import { byId, asExpression } from '../../support/parameters';
import { getJson, testInvalidInput } from '../../support/operationTests';

guardNetwork();

describe('when the second of three campaigns fails', () => {
	const parameters = { ...basics, options: { maxRecipientsPerCampaign: 1 } };
	const answers = () => {
		nock(BASE_URL)
			.post('/campaigns', /1 of 3/)
			.reply(200, { data: { id: 7 } });
		nock(BASE_URL)
			.post('/campaigns', /2 of 3/)
			.reply(422, { message_en: 'Too many' });
	};
	const report =
		'Of the campaigns, number 1 was created (ID 7), number 2 was not created, number 3 was not created.';

	it('says which were made and which not', async () => {
		answers();
		const { error } = await runWavex(parameters, createPhoneItems(3));
		expect(error?.message).toBe('Too many');
		expect(error?.description).toContain(report);
	});

	it('with Continue, puts out what was made and an item for the rest', async () => {
		answers();
		const { outputs, error } = await runWavex(parameters, {
			...createPhoneItems(3),
			node: { onError: 'continueRegularOutput' },
		});
		expect(error).toBeUndefined();
		expect(getJson(outputs[0])).toEqual([
			{ id: 7, estimatedDuration: 'about 3 min', recipients: 1, skipped: [] },
			{ error: expect.stringContaining(report) },
		]);
		expect(outputs[0][1].pairedItem).toEqual([{ item: 1 }, { item: 2 }]);
	});

	it('with Retry On Fail, makes only what is missing', async () => {
		answers();
		nock(BASE_URL)
			.post('/campaigns', /2 of 3/)
			.reply(200, { data: { id: 8 } });
		nock(BASE_URL)
			.post('/campaigns', /3 of 3/)
			.reply(200, { data: { id: 9 } });
		const { outputs, error } = await runWavex(parameters, {
			...createPhoneItems(3),
			node: { retryOnFail: true, maxTries: 2, waitBetweenTries: 0 },
		});
		expect(error).toBeUndefined();
		expect(getJson(outputs[0]).map(({ id }) => id)).toEqual([7, 8, 9]);
	});
});

it.each<[string, number, nock.Body]>([
	['an error', 500, { message: 'Oops' }],
	['a page', 200, '<html>'],
	['an error beside the record', 200, { success: false, data: { id: 8 } }],
])('says that the second may have been made when the answer is %s', async (_, status, body) => {
	nock(BASE_URL)
		.post('/campaigns', /1 of 2/)
		.reply(200, { data: { id: 7 } });
	nock(BASE_URL)
		.post('/campaigns', /2 of 2/)
		.reply(status, body);
	const parameters = { ...basics, options: { maxRecipientsPerCampaign: 1 } };
	const { error } = await runWavex(parameters, createPhoneItems(2));
	expect(error?.description).toContain(
		'Of the campaigns, number 1 was created (ID 7), number 2 was perhaps not created. Retry in the list of executions creates them again.',
	);
});

it('does not make a campaign again that may have been made', async () => {
	nock(BASE_URL).post('/campaigns').reply(500, { message: 'Oops' });
	const { error } = await runWavex(basics, {
		...createPhoneItems(1),
		node: { retryOnFail: true, maxTries: 2, waitBetweenTries: 0 },
	});
	expect(error?.message).toBe('The API failed with status 500: Oops');
});

it.each([
	[422, 'not'],
	[502, 'perhaps not'],
])('says when a campaign was made but its start got %i', async (status, not) => {
	nock(BASE_URL)
		.post('/campaigns')
		.reply(200, { data: { id: 7 } });
	nock(BASE_URL).post('/campaigns/7/start').reply(status, { message_en: 'No session' });
	const options = { startImmediately: true };
	const { error } = await runWavex({ ...basics, options }, createPhoneItems(1));
	expect(error?.description).toContain(`number 1 was created (ID 7) but ${not} started`);
});

const row = (
	parameters: IDataObject,
	message: string | RegExp,
	list = [{ phone: '201234567890' }],
) => ({
	operation: 'createFromItems',
	parameters: { ...basics, ...parameters },
	message,
	...createItems(...list),
});

const ofTwo = (parameters: IDataObject, message: string | RegExp) =>
	row(parameters, message, [
		{ phone: '201234567890', session: 1, file: 'a', at: '2099-01-31 09:00' },
		{ phone: '201234567891', session: 2, file: 'b', at: '2099-01-31 10:00' },
	] as never);

testInvalidInput('campaign', {
	'a session that differs': ofTwo(
		{ sessionId: byId('={{ $json.session }}') },
		"The field 'Session' differs between item 0 and item 1. All recipients of a campaign share it",
	),
	'a media file of each row': ofTwo(
		{ options: { mediaUrl: '=https://example.com/{{ $json.file }}.pdf' } },
		"The field 'Options' differs between item 0 and item 1",
	),
	'options that differ as a whole': ofTwo(
		{ options: '={{ { mediaUrl: $json.file } }}' },
		"The field 'Options' differs between item 0 and item 1",
	),
	'a time of each row, from another node': ofTwo(
		{ type: 'scheduled', scheduledAt: "={{ $('Items').item.json.at }}" },
		"The field 'Scheduled At' differs between item 0 and item 1",
	),
	'a media type that is no text': row(
		{ options: { mediaUrl: 'https://example.com/a.pdf', mediaType: asExpression({ a: 1 }) } },
		"The field 'Media MIME Type' is '{\"a\":1}', not text",
	),
	'no recipients left': row(
		{},
		/None of the 2 input items can be a recipient\. Item 0 \('x'\): 'x' is not a phone number\. Item 1/,
		[{ phone: 'x' }, { phone: '' }],
	),
	'more unusable items than one error can name': row(
		{},
		/Item 4 .*And 5 more\./,
		Array.from({ length: 10 }, (_, n) => ({ phone: `x${n}` })),
	),
	'no name': row({ name: asExpression(' ') }, "The field 'Name' is empty"),
	'no session': row({ sessionId: byId(asExpression('')) }, "The field 'Session' is empty"),
	'no message': row(
		{ message: asExpression('') },
		"the expression '\"\"' in 'Message' gives nothing",
	),
	'no message in a fixed field': row({ message: ' ' }, "The field 'Message' is empty"),
	'no template': row(
		{ contentSource: 'template', templateId: byId(asExpression('')) },
		"The field 'Template' is empty",
	),
	'a time in the past': row(
		{ type: 'scheduled', scheduledAt: '2020-01-31T09:00:00' },
		"'Scheduled At' is in the past",
	),
	'a scheduled campaign that starts at once': row(
		{ type: 'scheduled', scheduledAt: '2099-01-31T09:00:00', options: { startImmediately: true } },
		'A scheduled campaign cannot start immediately',
	),
	'a limit that is none': row(
		{ options: { maxRecipientsPerCampaign: asExpression('many') } },
		"The field 'Max Recipients per Campaign' is 'many', not a whole number of at least 0",
	),
	'a delay that is not whole': row(
		{ options: { delaySeconds: 1.5 } },
		"The field 'Delay (Seconds)' is '1.5', not a whole number",
	),
	'media without its address': row(
		{ options: { mediaType: 'image/jpeg' } },
		"The field 'Media URL' is empty",
	),
	'a proxy that is none': row(
		{ requestOptions: { proxy: 'x' } },
		'The proxy in the Request Options is not valid',
	),
});
