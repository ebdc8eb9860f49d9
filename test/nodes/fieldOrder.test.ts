import type { INodeProperties } from 'n8n-workflow';

import { getFields, operations } from '../support/description';

/** Returns the field names in the order of the panel; a name that is declared for several choices appears once. */
function getFieldOrder(resource: string, operation: string): string {
	const names = getFields(resource, operation).map(({ name }) => name);
	return [...new Set(names)].join(', ');
}

/** The order is the order of the spreads in the resources and in Wavex.node.ts. */
const ORDER: Array<[operation: string, fields: string]> = [
	['apiToken.get', 'options'],
	['apiToken.regenerate', 'regenerateNotice, options'],
	[
		'campaign.create',
		'name, sessionId, contentSource, message, templateId, type, scheduledAt, startImmediately, delaySeconds, recipientsMode, recipients, recipientsJson, additionalFields, options',
	],
	[
		'campaign.createFromItems',
		'name, sessionId, contentSource, message, templateId, type, scheduledAt, startImmediately, delaySeconds, recipientPhone, recipientName, variables, recipientVariables, options',
	],
	['campaign.delete', 'campaignId, options'],
	['campaign.get', 'campaignId, options'],
	['campaign.getAll', 'returnAll, limit, options'],
	['campaign.getStats', 'campaignId, options'],
	['campaign.pause', 'campaignId, options'],
	['campaign.resume', 'campaignId, options'],
	['campaign.start', 'campaignId, options'],
	['campaign.waitForCompletion', 'campaignId, startFirst, limitWaitMinutes, options'],
	['contact.check', 'sessionId, phone, options'],
	['contact.get', 'contactId, options'],
	['contact.getAll', 'returnAll, limit, filters, options'],
	['contact.import', 'contactsMode, contacts, contactsJson, options'],
	['contact.sync', 'sessionId, options'],
	['group.get', 'groupId, options'],
	['group.getAll', 'returnAll, limit, options'],
	['group.getParticipants', 'groupId, returnAll, limit, options'],
	['group.sendMessage', 'groupId, message, additionalFields, options'],
	['group.sync', 'additionalFields, options'],
	['message.downloadMedia', 'media, binaryPropertyName, options'],
	['message.getAll', 'sessionId, returnAll, limit, output, fields, filters, options'],
	['message.sendAndWait', 'sessionId, to, message, replyType, choices, pattern, options'],
	[
		'message.sendAudio',
		'sessionId, to, mediaSource, mediaUrl, binaryPropertyName, mediaBase64, options',
	],
	['message.sendContact', 'sessionId, to, contactName, contactPhone, options'],
	[
		'message.sendDocument',
		'sessionId, to, mediaSource, mediaUrl, binaryPropertyName, mediaBase64, mimeType, fileName, options',
	],
	[
		'message.sendImage',
		'sessionId, to, mediaSource, mediaUrl, binaryPropertyName, mediaBase64, caption, options',
	],
	['message.sendLocation', 'sessionId, to, latitude, longitude, description, options'],
	['message.sendText', 'sessionId, to, message, options'],
	[
		'message.sendVideo',
		'sessionId, to, mediaSource, mediaUrl, binaryPropertyName, mediaBase64, caption, options',
	],
	['session.create', 'name, connectionMethod, options'],
	['session.delete', 'sessionId, options'],
	['session.get', 'sessionId, output, fields, options'],
	['session.getAll', 'returnAll, limit, output, fields, options'],
	['session.getHealth', 'sessionId, options'],
	['session.getQr', 'sessionId, binaryPropertyName, options'],
	['session.getStatus', 'sessionId, options'],
	['session.requestPairingCode', 'sessionId, phoneNumber, options'],
	['session.restart', 'sessionId, options'],
	['session.start', 'sessionId, options'],
	['session.stop', 'sessionId, options'],
	['session.waitForConnection', 'sessionId, limitWaitMinutes, options'],
	['template.create', 'name, content, category, additionalFields, options'],
	['template.delete', 'templateId, options'],
	['template.get', 'templateId, options'],
	['template.getAll', 'returnAll, limit, options'],
	['template.preview', 'templateId, variables, options'],
	['template.send', 'sessionId, to, templateId, variables, options'],
	['template.update', 'templateId, updateFields, options'],
	['webhook.create', 'url, events, options'],
	['webhook.delete', 'webhookId, options'],
	['webhook.getAll', 'returnAll, limit, options'],
	['webhook.getEvents', 'options'],
	['webhook.test', 'webhookId, options'],
	['webhook.update', 'webhookId, updateFields, options'],
];

describe('the order of the fields in the panel', () => {
	it.each(ORDER)('%s', (name, fields) => {
		const [resource, operation] = name.split('.');
		expect(getFieldOrder(resource, operation)).toBe(`${fields}, requestOptions`);
	});

	it('is known for every operation', () => {
		const all = operations.map(({ resource, operation }) => `${resource}.${operation}`);
		expect(ORDER.map(([name]) => name).sort()).toEqual(all.sort());
	});
});

describe('the fields that the node sends', () => {
	const getReaders = ({
		name,
		routing,
		options,
		type,
	}: INodeProperties): Array<[string, number]> => {
		const value = routing?.send?.value as unknown;
		const inner = type === 'collection' ? (options as INodeProperties[]).flatMap(getReaders) : [];
		return typeof value === 'function' ? [[name, value.length], ...inner] : inner;
	};

	it('have readers that know their parameter, so that only the context is left to pass', () => {
		const readers = operations.flatMap(({ resource, operation }) =>
			getFields(resource, operation).flatMap(getReaders),
		);
		expect(readers.length).toBeGreaterThan(0);
		expect(readers.filter(([, length]) => length !== 1)).toEqual([]);
	});
});
