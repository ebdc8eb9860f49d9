import type { IDataObject } from 'n8n-workflow';

import { createRegisteredTrigger, SECRET } from '../../support/trigger';

const content = { from: '201234567890', message: 'Hi', whatsapp_message_id: 'WA1' };
const delivery = { event: 'message.received', session_id: 1, data: content };

/** Returns an object nested so deeply that unlimited recursion fails. */
function createNested(depth: number): unknown {
	return JSON.parse('{"a":'.repeat(depth) + '1' + '}'.repeat(depth)) as unknown;
}

const everyOption = {
	sessionIds: ['1'],
	ignoreGroups: true,
	ignoreDuplicates: true,
	maxAgeMinutes: 5,
	outputPerEvent: true,
};

describe('starts nothing and responds 200 to', () => {
	it.each<[string, unknown]>([
		['nothing', undefined],
		['null', null],
		['an empty body', {}],
		['a text', 'hello'],
		['incomplete JSON', '{"event":"message.rec'],
		['a number', 7],
		['a list of lists', [[[]]]],
		['a huge text', 'x'.repeat(15_000_000)],
		['no event', { data: content }],
		['an unknown event', { ...delivery, event: 'message.edited' }],
		["the API's test delivery", { event: 'webhook.test', session_id: 0, data: { test: true } }],
		['an event that is not a text', { ...delivery, event: { toString: 'x' } }],
		['nothing but deep nesting', createNested(5_000)],
	])('%s', async (_, body) => {
		expect(await createRegisteredTrigger().deliver(body)).toBeUndefined();
		expect(await createRegisteredTrigger({ options: everyOption }).deliver(body)).toBeUndefined();
	});
});

describe('starts the workflow for a message with', () => {
	const strange = { toString: 'not a function', valueOf: 1 };

	it.each<[string, IDataObject]>([
		['no content', { event: 'message.received' }],
		['an event that is a list', { ...delivery, event: ['message.received'] }],
		['content that is not an object', { event: 'message.received', data: 'Hi' as never }],
		['content that is a list', { event: 'message.received', data: [content] }],
		[
			'objects where texts are expected',
			{
				...delivery,
				data: {
					from: strange,
					to: strange,
					chat_id: strange,
					message: strange,
					timestamp: strange,
					sender_name: strange,
					id: strange,
					media: strange,
					status: strange,
					session_id: strange,
				},
			},
		],
		['an impossible time', { ...delivery, data: { ...content, timestamp: 9e99 } }],
		['deep nesting', { ...delivery, more: createNested(5_000) as IDataObject }],
		[
			'keys of the object prototype',
			JSON.parse(
				'{"event":"message.received","__proto__":{"from":"x"},"data":{"__proto__":{"polluted":true},"constructor":{"prototype":{}},"hasOwnProperty":1,"from":"201234567890"}}',
			) as IDataObject,
		],
	])('%s', async (_, body) => {
		const items = await createRegisteredTrigger().deliver(body);
		expect(items?.[0]).toHaveLength(1);
		expect(() => JSON.stringify(items)).not.toThrow();
		expect(({} as IDataObject).polluted).toBeUndefined();
	});

	it('JSON that the sender does not declare as JSON', async () => {
		const query = { secret: SECRET };
		const text = JSON.stringify(delivery);
		for (const request of [{ body: text }, { body: undefined, rawBody: Buffer.from(text) }]) {
			const { response } = await createRegisteredTrigger().call({ query, ...request });
			expect(response.workflowData?.[0]).toMatchObject([{ json: { text: 'Hi' } }]);
		}
	});
});

describe('the secret', () => {
	const url = `https://n8n.example.com/webhook/hook-id/webhook?secret=${SECRET}`;
	const echo = { ...delivery, url, [url]: 1, data: { ...content, message: url, more: [{ url }] } };
	const headers = { 'x-original-uri': url, referer: url, 'x-many': [url] };

	it.each([false, true])('appears in no item (raw: %s)', async (raw) => {
		const items = await createRegisteredTrigger({ options: { raw } }).deliver(echo, headers);
		expect(items?.[0]).toHaveLength(1);
		expect(JSON.stringify(items)).not.toContain(SECRET);
	});
});
