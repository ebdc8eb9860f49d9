import type { INodeProperties } from 'n8n-workflow';
import { updateDisplayOptions } from 'n8n-workflow';

import { sessionLocator } from '../../shared/locators';
import { captionField, mediaFields, mediaSourceField } from '../../shared/mediaFields';
import { messageField, messageText } from '../../shared/messageField';
import { recipientField, recipientNumber } from '../../shared/recipientField';
import { customOperationRouting } from '../../execution/customOperations';
import { messageGetAll } from './getAll';
import { messageSendAndWait } from './sendAndWait/fields';
import { messageSendContact } from './sendContact';
import { messageSendDocument } from './sendDocument';
import { messageSendLocation } from './sendLocation';

function shownFor(operation: string[], fields: INodeProperties[]): INodeProperties[] {
	return updateDisplayOptions({ show: { resource: ['message'], operation } }, fields);
}

/** Of messages and templates: all other operations send to somebody. */
const NO_RECIPIENT = ['create', 'delete', 'get', 'getAll', 'preview', 'update'];

/** The table of contents: every operation of the resource with its method and path. */
export const message: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['message'] } },
		options: [
			{
				name: 'Get Many',
				value: 'getAll',
				action: 'Get many messages',
				description: 'Retrieve a list of the messages that a number sent and received',
				routing: { request: { method: 'GET', url: '/sessions/{sessionId}/messages' } },
			},
			{
				name: 'Send and Wait for Reply',
				value: 'sendAndWait',
				action: 'Send message and wait for reply',
				description: 'Send a question to one WhatsApp number and go on when the answer comes',
				routing: customOperationRouting,
			},
			{
				name: 'Send Audio',
				value: 'sendAudio',
				action: 'Send audio message',
				description: 'Send a voice message or other sound to one WhatsApp number',
				routing: {
					request: {
						method: 'POST',
						url: '/sessions/{sessionId}/messages/audio',
						body: { to: recipientNumber },
					},
				},
			},
			{
				name: 'Send Contact',
				value: 'sendContact',
				action: 'Send contact message',
				description: 'Send a contact card to one WhatsApp number',
				routing: {
					request: {
						method: 'POST',
						url: '/sessions/{sessionId}/messages/contact',
						body: { to: recipientNumber },
					},
				},
			},
			{
				name: 'Send Document',
				value: 'sendDocument',
				action: 'Send document message',
				description: 'Send a file such as a PDF to one WhatsApp number',
				routing: {
					request: {
						method: 'POST',
						url: '/sessions/{sessionId}/messages/document',
						body: { to: recipientNumber },
					},
				},
			},
			{
				name: 'Send Image',
				value: 'sendImage',
				action: 'Send image message',
				description: 'Send a picture to one WhatsApp number',
				routing: {
					request: {
						method: 'POST',
						url: '/sessions/{sessionId}/messages/image',
						body: { to: recipientNumber },
					},
				},
			},
			{
				name: 'Send Location',
				value: 'sendLocation',
				action: 'Send location message',
				description: 'Send a place on the map to one WhatsApp number',
				routing: {
					request: {
						method: 'POST',
						url: '/sessions/{sessionId}/messages/location',
						body: { to: recipientNumber },
					},
				},
			},
			{
				name: 'Send Text',
				value: 'sendText',
				action: 'Send text message',
				description: 'Send a text to one WhatsApp number',
				routing: {
					request: {
						method: 'POST',
						url: '/sessions/{sessionId}/messages/text',
						body: { to: recipientNumber, message: messageText },
					},
				},
			},
			{
				name: 'Send Video',
				value: 'sendVideo',
				action: 'Send video message',
				description: 'Send a video to one WhatsApp number',
				routing: {
					request: {
						method: 'POST',
						url: '/sessions/{sessionId}/messages/video',
						body: { to: recipientNumber },
					},
				},
			},
		],
		default: 'sendText',
	},
	...updateDisplayOptions({ show: { resource: ['message'] } }, [sessionLocator]),
	...updateDisplayOptions(
		{ show: { resource: ['message', 'template'] }, hide: { operation: NO_RECIPIENT } },
		[recipientField],
	),
	...updateDisplayOptions(
		{
			show: {
				resource: ['group', 'message'],
				operation: ['sendAndWait', 'sendMessage', 'sendText'],
			},
		},
		[messageField],
	),
	...shownFor(['sendAudio'], [mediaSourceField('audio')]),
	...shownFor(['sendDocument'], [mediaSourceField('document')]),
	...shownFor(['sendImage'], [mediaSourceField('image')]),
	...shownFor(['sendVideo'], [mediaSourceField('video')]),
	...shownFor(['sendAudio', 'sendDocument', 'sendImage', 'sendVideo'], mediaFields),
	...messageSendDocument,
	...shownFor(['sendImage', 'sendVideo'], [captionField]),
	...messageSendLocation,
	...messageSendContact,
	...messageSendAndWait,
	...messageGetAll,
];
