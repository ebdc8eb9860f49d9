import { object, ref, type Schema } from './operation';

const int: Schema = { type: 'integer' };
const str: Schema = { type: 'string' };
const bool: Schema = { type: 'boolean' };
const strOrNull: Schema = { type: ['string', 'null'] };
const intOrNull: Schema = { type: ['integer', 'null'] };
const time: Schema = { type: 'string', format: 'date-time' };
const timeOrNull: Schema = { type: ['string', 'null'], format: 'date-time' };
const strings: Schema = { type: 'array', items: str };

function createRecordSchema(properties: Record<string, Schema>): Schema {
	return object(properties, Object.keys(properties));
}

/** The records in the API's responses. The fields of sessions and messages are those of the live API. */
export const recordSchemas: Record<string, Schema> = {
	Session: createRecordSchema({
		id: int,
		name: str,
		status: { enum: ['created', 'connecting', 'connected', 'disconnected'] },
		health_status: { enum: ['healthy', 'warning', 'offline', 'unknown'] },
		connection_method: { enum: ['qr', 'code'] },
		phone: strOrNull,
		pushname: strOrNull,
		profile_pic: bool,
		last_connected_at: timeOrNull,
		last_heartbeat_at: timeOrNull,
		created_at: time,
	}),
	Message: createRecordSchema({
		id: int,
		session_id: int,
		from: str,
		to: str,
		message: str,
		status: { enum: ['queued', 'sent', 'failed', 'received'] },
		delivery_status: { enum: ['pending', 'queued', 'sent', 'delivered', 'read', 'failed'] },
		whatsapp_message_id: strOrNull,
		campaign_id: intOrNull,
		is_ai_generated: bool,
		ai_prompt: strOrNull,
		error_message: strOrNull,
		metadata: { type: ['object', 'null'] },
		created_at: time,
		updated_at: time,
		delivered_at: timeOrNull,
		read_at: timeOrNull,
		channel_type: { const: 'whatsapp' },
	}),
	Accepted: createRecordSchema({ status: { const: 'queued' }, to: str, session_id: int }),
	Campaign: createRecordSchema({
		id: int,
		name: str,
		session_id: int,
		template_id: intOrNull,
		message: strOrNull,
		type: { enum: ['immediate', 'scheduled'] },
		status: { enum: ['draft', 'scheduled', 'running', 'paused', 'completed', 'failed'] },
		scheduled_at: timeOrNull,
		delay_seconds: int,
		media_options: { type: ['object', 'null'] },
		total_recipients: int,
		sent_count: int,
		failed_count: int,
		pending_count: int,
		progress: { type: 'number' },
		error_message: strOrNull,
		started_at: timeOrNull,
		completed_at: timeOrNull,
		created_at: time,
		updated_at: time,
	}),
	CampaignStats: createRecordSchema({
		total: int,
		sent: int,
		delivered: int,
		read: int,
		failed: int,
		pending: int,
		success_rate: { type: 'number' },
	}),
	Template: createRecordSchema({
		id: int,
		name: str,
		content: str,
		category: { enum: ['marketing', 'transactional', 'otp', 'general'] },
		variables: strings,
		media_url: strOrNull,
		media_type: strOrNull,
		media_filename: strOrNull,
		created_at: time,
		updated_at: time,
	}),
	Contact: createRecordSchema({
		id: int,
		session_id: intOrNull,
		phone: str,
		name: strOrNull,
		is_on_whatsapp: bool,
		created_at: time,
		updated_at: time,
	}),
	Group: createRecordSchema({
		id: int,
		session_id: int,
		group_id: str,
		name: str,
		participants_count: int,
		created_at: time,
	}),
	Participant: createRecordSchema({
		whatsapp_id: str,
		phone: strOrNull,
		name: strOrNull,
		is_admin: bool,
	}),
	Webhook: createRecordSchema({
		id: int,
		url: str,
		events: strings,
		is_active: bool,
		created_at: time,
		updated_at: time,
	}),
	ApiToken: createRecordSchema({ token: str, type: { const: 'permanent' }, created_at: time }),
	Error: {
		...object({ success: { const: false }, error: str, message: str, message_en: str }, [
			'success',
			'error',
			'message',
			'message_en',
		]),
	},
	ValidationError: {
		allOf: [ref('Error')],
		...object({ errors: { type: 'object', additionalProperties: strings } }),
	},
};
