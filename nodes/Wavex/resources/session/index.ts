import type { INodeProperties } from 'n8n-workflow';

import { paginationFields } from '../../shared/paginationFields';
import { sessionLocator } from '../../shared/locators';
import { createOutputFields } from '../../shared/outputFields';
import { returnDeleted, simplifySession } from '../../shared/simplify';
import { customOperationRouting } from '../../execution/customOperations';
import { showFor } from '../../shared/fieldRouting';
import { sessionCreate } from './create';
import { sessionGetQr } from './getQr';
import { sessionRequestPairingCode } from './requestPairingCode';
import { sessionWaitForConnection } from './waitForConnection';

/** The fields of the API's records. */
const FIELDS = [
	'name',
	'status',
	'health_status',
	'connection_method',
	'phone',
	'pushname',
	'profile_pic',
	'last_connected_at',
	'last_heartbeat_at',
	'created_at',
	'health',
];

/** Every operation of the resource with its method and path. */
export const session: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['session'] } },
		options: [
			{
				name: 'Create',
				value: 'create',
				action: 'Create session',
				description:
					'Add a WhatsApp number to the account. Link it afterwards with a QR code or a pairing code.',
				routing: { request: { method: 'POST', url: '/sessions' } },
			},
			{
				name: 'Delete',
				value: 'delete',
				action: 'Delete session',
				description: 'Remove a WhatsApp number from the account permanently',
				routing: {
					request: { method: 'DELETE', url: '/sessions/{sessionId}' },
					output: { postReceive: [returnDeleted] },
				},
			},
			{
				name: 'Get',
				value: 'get',
				action: 'Get session',
				description: 'Retrieve a WhatsApp number of the account with its status and health',
				routing: { request: { method: 'GET', url: '/sessions/{sessionId}' } },
			},
			{
				name: 'Get Health',
				value: 'getHealth',
				action: 'Get session health',
				description:
					'Retrieve the last heartbeat and the number of consecutive connection failures',
				routing: { request: { method: 'GET', url: '/sessions/{sessionId}/health' } },
			},
			{
				name: 'Get Many',
				value: 'getAll',
				action: 'Get many sessions',
				description: 'Retrieve a list of the WhatsApp numbers of the account with their status',
				routing: { request: { method: 'GET', url: '/sessions' } },
			},
			{
				name: 'Get QR Code',
				value: 'getQr',
				action: 'Get session QR code',
				description: 'Retrieve the QR code to scan with WhatsApp on the phone to link the number',
				routing: { request: { method: 'GET', url: '/sessions/{sessionId}/qr' } },
			},
			{
				name: 'Get Status',
				value: 'getStatus',
				action: 'Get session status',
				description: 'Check with WhatsApp whether the number is connected, and under which name',
				routing: { request: { method: 'GET', url: '/sessions/{sessionId}/status' } },
			},
			{
				name: 'Request Pairing Code',
				value: 'requestPairingCode',
				action: 'Request session pairing code',
				description: 'Get a code to enter in WhatsApp on the phone instead of scanning a QR code',
				routing: { request: { method: 'POST', url: '/sessions/{sessionId}/pair' } },
			},
			{
				name: 'Restart',
				value: 'restart',
				action: 'Restart session',
				description: 'Disconnect the number from WhatsApp and connect it again',
				routing: { request: { method: 'POST', url: '/sessions/{sessionId}/restart' } },
			},
			{
				name: 'Start',
				value: 'start',
				action: 'Start session',
				description: 'Connect the number to WhatsApp',
				routing: { request: { method: 'POST', url: '/sessions/{sessionId}/start' } },
			},
			{
				name: 'Stop',
				value: 'stop',
				action: 'Stop session',
				description: 'Disconnect the number from WhatsApp. It remains in the account.',
				routing: { request: { method: 'POST', url: '/sessions/{sessionId}/stop' } },
			},
			{
				name: 'Wait for Connection',
				value: 'waitForConnection',
				action: 'Wait for session connection',
				description: 'Start a number that is stopped, and pause the workflow until it is connected',
				routing: customOperationRouting,
			},
		],
		default: 'getAll',
	},
	...showFor(
		'session',
		[
			'delete',
			'get',
			'getHealth',
			'getQr',
			'getStatus',
			'requestPairingCode',
			'restart',
			'start',
			'stop',
			'waitForConnection',
		],
		[sessionLocator],
	),
	...sessionCreate,
	...sessionRequestPairingCode,
	...sessionGetQr,
	...sessionWaitForConnection,
	...showFor('session', ['getAll'], paginationFields),
	...showFor('session', ['get', 'getAll'], createOutputFields(simplifySession, FIELDS)),
];
