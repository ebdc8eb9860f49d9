import { name, paging, phone } from './fieldSchemas';
import {
	idParameter,
	refArray,
	object,
	operation,
	ref,
	type Paths,
	type Schema,
} from './operation';

const tag = 'sessions';
const str: Schema = { type: 'string' };
const strOrNull: Schema = { type: ['string', 'null'] };
const anything: Schema = {};

function createAction(operationId: string, summary: string) {
	return operation(tag, { id: operationId, summary, path: idParameter });
}

export const sessionPaths: Paths = {
	'/sessions': {
		get: operation(tag, {
			id: 'listSessions',
			summary: 'List all sessions',
			query: paging,
			data: refArray('Session'),
		}),
		post: operation(tag, {
			id: 'createSession',
			summary: 'Create new session',
			body: object({ name, connection_method: { enum: ['qr', 'code'], default: 'qr' } }, ['name']),
			data: ref('Session'),
			status: 201,
		}),
	},
	'/sessions/{id}': {
		get: operation(tag, {
			id: 'getSession',
			summary: 'Session details with health',
			path: idParameter,
			data: ref('Session'),
			extra: { health: object({ healthy: { type: 'boolean' }, status: str }) },
		}),
		delete: createAction('deleteSession', 'Delete session'),
	},
	'/sessions/{id}/qr': {
		get: operation(tag, {
			id: 'getSessionQr',
			summary: 'Get QR code image',
			path: idParameter,
			data: object({ status: str, qr_code: strOrNull, qr_image: strOrNull }, [
				'status',
				'qr_code',
				'qr_image',
			]),
		}),
	},
	'/sessions/{id}/pair': {
		post: operation(tag, {
			id: 'pairSession',
			summary: 'Request pairing code',
			path: idParameter,
			body: object(
				{
					phone_number: {
						...phone,
						pattern: '^[1-9][0-9]{8,14}$',
						'x-message': 'must be at least 9 digits with the country code.',
					},
				},
				['phone_number'],
			),
			data: object({ status: str }, ['status']),
		}),
	},
	'/sessions/{id}/start': { post: createAction('startSession', 'Start session') },
	'/sessions/{id}/stop': { post: createAction('stopSession', 'Stop session') },
	'/sessions/{id}/restart': { post: createAction('restartSession', 'Restart session') },
	'/sessions/{id}/status': {
		get: operation(tag, {
			id: 'getSessionStatus',
			summary: 'Real-time status from WhatsApp',
			path: idParameter,
			data: object({ status: str, connectionCode: anything, clientInfo: anything }, [
				'status',
				'connectionCode',
				'clientInfo',
			]),
		}),
	},
	'/sessions/{id}/health': {
		get: operation(tag, {
			id: 'getSessionHealth',
			summary: 'Health metrics and heartbeat data',
			path: idParameter,
			data: object(
				{
					status: str,
					health_status: str,
					last_heartbeat_at: anything,
					consecutive_failures: { type: 'integer' },
					last_connected_at: anything,
				},
				['status', 'health_status', 'consecutive_failures'],
			),
		}),
	},
};
