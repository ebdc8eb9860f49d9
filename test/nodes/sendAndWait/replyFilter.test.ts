import { WebhookContext } from 'n8n-core';
import { createRunExecutionData, Workflow } from 'n8n-workflow';
import type { IDataObject, INode, IWebhookData } from 'n8n-workflow';

import {
	createReplyFilter,
	mayBeReply,
} from '../../../nodes/Wavex/resources/message/sendAndWait/replyFilter';
import { Wavex } from '../../../nodes/Wavex/Wavex.node';
import { nodeCredentials, TOKEN, BASE_URL } from '../../support/credentials';
import { createAdditionalData, createNodeTypes } from '../../support/n8n';

const item = (fields: IDataObject) => ({
	event: 'message.received',
	fromMe: false,
	whatsappSessionId: 1,
	...fields,
});

it.each([
	['201234567890', { phone: '201234567890', chatId: '201234567890@c.us' }],
	['201234567890', { phone: null, chatId: '201234567890:12@s.whatsapp.net' }],
	['5511999998888', { phone: '551199998888', chatId: '551199998888@c.us' }],
	['551199998888', { phone: '5511999998888', chatId: null }],
	['5215512345678', { phone: '525512345678', chatId: null }],
	['201234567890', { phone: '201234567890', chatId: '99887766@lid' }],
	['1203630@g.us', { phone: '201234567890', chatId: '1203630@g.us' }],
	['201234567890', { phone: '201234567890', whatsappSessionId: 'session-of-the-library' }],
	['201234567890', { phone: '201234567890', whatsappSessionId: null }],
])('a reply of %s passes: %j', (to, fields) => {
	expect(mayBeReply(item(fields), createReplyFilter(to, '1'))).toBe(true);
});

it.each([
	['another person', { phone: '201111111111', chatId: '201111111111@c.us' }],
	['another session', { phone: '201234567890', whatsappSessionId: 2 }],
	['our own message', { phone: '201234567890', fromMe: true }],
	['another event', { phone: '201234567890', event: 'message.sent' }],
	['nobody', { phone: null, chatId: null }],
])('%s does not pass', (_, fields) => {
	expect(mayBeReply(item(fields), createReplyFilter('201234567890', '1'))).toBe(false);
});

it('a URL that says nothing lets every message pass', () => {
	expect(mayBeReply(item({ phone: '201111111111' }), {})).toBe(true);
});

it('keeps the number out of the URL, and lets nearly no other person pass', () => {
	const [to, ...others] = Array.from({ length: 3_000 }, (_, n) => `2010${12_345_678 + 7_919 * n}`);
	const filter = createReplyFilter(to, '1');
	expect(filter).toEqual({ from: expect.stringMatching(/^[\da-f]{4}$/), session: '1' });
	expect(mayBeReply(item({ phone: to }), filter)).toBe(true);
	const passing = others.filter((phone) => mayBeReply(item({ phone }), filter));
	// One number in 65,536 has the same hash.
	expect(passing.length).toBeLessThanOrEqual(1);
});

describe('a delivery to a waiting execution', () => {
	const node: INode = {
		id: 'n',
		name: 'Ask',
		type: 'wavex',
		typeVersion: 1.1,
		position: [0, 0],
		parameters: { resource: 'message', operation: 'sendAndWait' },
		credentials: nodeCredentials,
	};

	/** Returns n8n's response, and which expressions were evaluated for it. */
	async function deliver(phone: string) {
		const wavex = new Wavex();
		const [webhookDescription] = wavex.description.webhooks!;
		const workflow = new Workflow({
			id: 'w',
			active: false,
			nodes: [node],
			connections: {},
			nodeTypes: createNodeTypes({ wavex }),
		});
		const resolve = jest.spyOn(workflow.expression, 'resolveSimpleParameterValue');
		const body = { event: 'message.received', session_id: 1, data: { from: phone, message: '1' } };
		const context = new WebhookContext(
			workflow,
			node,
			{
				...createAdditionalData({ apiToken: TOKEN, baseUrl: BASE_URL }),
				httpRequest: { body, headers: {}, query: createReplyFilter('201234567890', '1') },
				httpResponse: {},
			} as never,
			'trigger',
			{ webhookDescription } as IWebhookData,
			[],
			createRunExecutionData(),
		);
		const response = await wavex.webhook.call(context);
		const expressions = resolve.mock.calls
			.map(([value]) => value)
			.filter((value) => String(value).startsWith('='));
		return { response, expressions };
	}

	it('from somebody else evaluates no expression: n8n creates an engine for one', async () => {
		expect(await deliver('201111111111')).toEqual({
			response: { webhookResponse: '' },
			expressions: [],
		});
	});

	it('from the recipient loads the wait', async () => {
		expect((await deliver('201234567890')).expressions).toEqual([
			'={{ $node["Ask"].context.wait }}',
		]);
	});

	it('n8n finds the webhook without an expression', () => {
		const [webhook] = new Wavex().description.webhooks!;
		expect(Object.values(webhook).filter((value) => String(value).startsWith('='))).toEqual([]);
	});
});
