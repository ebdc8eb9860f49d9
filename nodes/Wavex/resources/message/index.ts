import type { INodeProperties } from 'n8n-workflow';

import { sessionLocator } from '../../shared/locators';
import {
	captionField,
	createFileBody,
	createMediaUrlField,
	mediaFileFields,
	mediaSourceField,
} from '../../shared/mediaFields';
import { messageField } from '../../shared/messageField';
import { recipientOrGroupField } from '../../shared/recipientField';
import { refusedForTools } from '../../shared/toolOperations';
import { showFor } from '../../shared/fieldRouting';
import { customOperationRouting } from '../../execution/customOperations';
import { executeDownloadMedia, messageDownloadMedia } from './downloadMedia';
import { messageGetAll } from './getAll';
import { executeSendMedia } from './mediaForms';
import { messageSendAndWait } from './sendAndWait/fields';
import { messageSendContact } from './sendContact';
import { messageSendDocument } from './sendDocument';
import { messageSendLocation } from './sendLocation';
import { executeSendText, messageSendText } from './sendText';

/** The operations that send a file, and what their message is. */
const MEDIA_OPERATIONS = {
	sendAudio: 'audio',
	sendDocument: 'document',
	sendImage: 'image',
	sendVideo: 'video',
} as const;
const SEND_OPERATIONS = [
	...Object.keys(MEDIA_OPERATIONS),
	'sendAndWait',
	'sendContact',
	'sendLocation',
	'sendText',
];

/** Every operation of the resource with its method and path. */
export const message: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['message'] } },
		options: [
			{
				name: 'Download Media',
				value: 'downloadMedia',
				action: 'Download message media',
				// A model gets no files.
				displayOptions: refusedForTools,
				description: 'Turn the media of a received message into a file',
				routing: { operations: { pagination: executeDownloadMedia } },
			},
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
				description: 'Send a message to a WhatsApp number and wait for the reply',
				routing: customOperationRouting,
			},
			{
				name: 'Send Audio',
				value: 'sendAudio',
				action: 'Send audio message',
				description: 'Send a voice message or other audio to a WhatsApp number',
				routing: {
					request: {
						method: 'POST',
						url: '/sessions/{sessionId}/messages/audio',
						body: createFileBody('audio'),
					},
					operations: { pagination: executeSendMedia },
				},
			},
			{
				name: 'Send Contact',
				value: 'sendContact',
				action: 'Send contact message',
				description: 'Send a contact card to a WhatsApp number',
				routing: { request: { method: 'POST', url: '/sessions/{sessionId}/messages/contact' } },
			},
			{
				name: 'Send Document',
				value: 'sendDocument',
				action: 'Send document message',
				description: 'Send a file such as a PDF to a WhatsApp number',
				routing: {
					request: {
						method: 'POST',
						url: '/sessions/{sessionId}/messages/document',
						body: createFileBody('document'),
					},
					operations: { pagination: executeSendMedia },
				},
			},
			{
				name: 'Send Image',
				value: 'sendImage',
				action: 'Send image message',
				description: 'Send an image to a WhatsApp number',
				routing: {
					request: {
						method: 'POST',
						url: '/sessions/{sessionId}/messages/image',
						body: createFileBody('image'),
					},
					operations: { pagination: executeSendMedia },
				},
			},
			{
				name: 'Send Location',
				value: 'sendLocation',
				action: 'Send location message',
				description: 'Send a location to a WhatsApp number',
				routing: { request: { method: 'POST', url: '/sessions/{sessionId}/messages/location' } },
			},
			{
				name: 'Send Text',
				value: 'sendText',
				action: 'Send text message',
				description: 'Send a text message to a WhatsApp number',
				routing: {
					request: { method: 'POST', url: '/sessions/{sessionId}/messages/text' },
					operations: { pagination: executeSendText },
				},
			},
			{
				name: 'Send Video',
				value: 'sendVideo',
				action: 'Send video message',
				description: 'Send a video to a WhatsApp number',
				routing: {
					request: {
						method: 'POST',
						url: '/sessions/{sessionId}/messages/video',
						body: createFileBody('video'),
					},
					operations: { pagination: executeSendMedia },
				},
			},
		],
		default: 'sendText',
	},
	...showFor('message', [...SEND_OPERATIONS, 'getAll'], [sessionLocator]),
	...showFor('message', SEND_OPERATIONS, [recipientOrGroupField]),
	...showFor('message', ['sendAndWait', 'sendText'], [messageField]),
	...showFor('message', Object.keys(MEDIA_OPERATIONS), [mediaSourceField]),
	...Object.entries(MEDIA_OPERATIONS).flatMap(([operation, kind]) =>
		showFor('message', [operation], [createMediaUrlField(kind)]),
	),
	...showFor('message', Object.keys(MEDIA_OPERATIONS), mediaFileFields),
	...messageSendDocument,
	...showFor('message', ['sendImage', 'sendVideo'], [captionField]),
	...messageSendLocation,
	...messageSendContact,
	...messageSendText,
	...messageSendAndWait,
	...messageGetAll,
	...messageDownloadMedia,
];
