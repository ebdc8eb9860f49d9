import type { IDataObject } from 'n8n-workflow';

import { MESSAGE_TYPES } from '../../../nodes/Wavex/webhooks/messageType';
import { DIALECTS } from '../../../sandbox';
import { start, type Client } from '../../sandbox/sandboxClient';
import { closeSandboxesAndReceivers } from '../../sandbox/webhookClient';
import { startReceiver } from '../../sandbox/webhookReceiver';
import { expectTriggerSchema } from '../../support/outputSchemas';
import { createRegisteredTrigger } from '../../support/trigger';

afterEach(closeSandboxesAndReceivers);

const CUSTOMER = '201234567890@c.us';
const PNG =
	'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

const trigger = createRegisteredTrigger({
	options: { messageTypes: MESSAGE_TYPES, includeStatusAndChannels: true },
});

/** What a customer does on the phone, and what the item then contains. */
const actions: Array<[string, IDataObject | { action: string }, IDataObject]> = [
	['text', { text: 'Hello' }, { messageType: 'text', text: 'Hello', chatId: CUSTOMER }],
	[
		'image',
		{ type: 'image', media_base64: PNG, text: 'Look', mime_type: 'image/png' },
		{
			messageType: 'image',
			text: 'Look',
			media: { mime_type: 'image/png', filename: null, url: null },
		},
	],
	[
		'sticker',
		{ type: 'sticker', media_base64: PNG, mime_type: 'image/webp' },
		{ messageType: 'sticker', text: null },
	],
	[
		'location',
		{ type: 'location', latitude: 30.04, longitude: 31.23, description: 'Cairo' },
		{
			messageType: 'location',
			location: { latitude: 30.04, longitude: 31.23, description: 'Cairo' },
		},
	],
	[
		'group',
		{ text: 'Hello', group_id: '120363098765432109@g.us' },
		{ isGroup: true, chatId: '120363098765432109@g.us' },
	],
	[
		'status post',
		{ text: 'Look', post: 'status' },
		{ chatId: 'status@broadcast', isGroup: false, text: 'Look' },
	],
	[
		'channel post',
		{ text: 'Look', post: 'channel' },
		{ chatId: '120363000000000001@newsletter', isGroup: false },
	],
	['reaction', { action: 'react' }, { messageType: 'reaction', text: '👍', chatId: CUSTOMER }],
	['removed reaction', { action: 'react', emoji: '' }, { messageType: 'reaction', text: null }],
	['edit', { action: 'edit', text: 'Better' }, { messageType: 'edit', chatId: CUSTOMER }],
	['deletion', { action: 'delete' }, { messageType: 'revoke', text: null, chatId: CUSTOMER }],
];

const receive = async (client: Client, fields: object) =>
	(await client.control('POST', '/incoming', { session_id: 1, from: '201234567890', ...fields }))
		.body.message as IDataObject;

describe.each(DIALECTS.webhookFields)('with the fields of %s', (webhookFields) => {
	it.each(actions)('a %s becomes its item', async (_, action, expected) => {
		const client = await start({ dialect: { webhookFields } });
		const isChange = 'action' in action;
		const message = isChange ? await receive(client, { text: 'First' }) : undefined;
		const receiver = await startReceiver();
		await client.api('POST', '/webhooks', { url: receiver.url, events: ['message.received'] });
		if (isChange) await client.control('POST', `/messages/${String(message?.id)}`, action);
		else await receive(client, action);
		const [{ body, headers }] = await receiver.waitForDeliveries(1);
		const outputs = await trigger.deliver(body, headers as IDataObject);
		expect(outputs?.[0]).toMatchObject([
			{
				json: {
					whatsappSessionId: 1,
					phone: '201234567890',
					senderName: 'Ahmed Hassan',
					fromMe: false,
					timestamp: expect.any(String),
					quotedMessageId: isChange ? message?.whatsapp_message_id : null,
					...expected,
				},
			},
		]);
		expectTriggerSchema((outputs?.[0] ?? []).map(({ json }) => json));
		expect(outputs?.[0][0].binary?.data.data).toBe('media_base64' in action ? PNG : undefined);
	});
});

describe.each(DIALECTS.webhookBatch)('a delivery of one event as %s', (webhookBatch) => {
	it('becomes its item', async () => {
		const client = await start({ dialect: { webhookBatch } });
		const receiver = await startReceiver();
		await client.api('POST', '/webhooks', { url: receiver.url, events: ['message.received'] });
		await receive(client, { text: 'Hello' });
		const [{ body }] = await receiver.waitForDeliveries(1);
		expect((await trigger.deliver(body))?.[0]).toMatchObject([{ json: { text: 'Hello' } }]);
	});
});

describe.each(DIALECTS.ownId)('with our own number as %s', (ownId) => {
	it.each(
		DIALECTS.customerId.flatMap((customerId) => [
			[customerId, '201234567890', { chatId: CUSTOMER, phone: '201234567890' }] as const,
			[customerId, '98765432101234@lid', { chatId: '98765432101234@lid', phone: null }] as const,
		]),
	)('the customer as %s: %s', async (customerId, from, expected) => {
		const client = await start({ dialect: { ownId, customerId } });
		const receiver = await startReceiver();
		await client.api('POST', '/webhooks', { url: receiver.url, events: ['message.received'] });
		await receive(client, { text: 'Hello', from });
		const [{ body }] = await receiver.waitForDeliveries(1);
		expect((await trigger.deliver(body))?.[0]).toMatchObject([
			{ json: { fromMe: false, text: 'Hello', ...expected } },
		]);
	});
});
