import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

/** Returns these fields of the record, as far as it has them. */
export function pick(record: IDataObject, fields: readonly string[]): IDataObject {
	return Object.fromEntries(
		fields.filter((field) => field in record).map((field) => [field, record[field]]),
	);
}

/** Returns the fields of a session that workflows need; the API's record has eleven. */
export function simplifySession(record: IDataObject): IDataObject {
	const fields = ['id', 'name', 'phone', 'status', 'health_status', 'last_connected_at', 'health'];
	return pick(record, fields);
}

/**
 * Returns queued, sent, delivered, read or failed. The API's `delivery_status` is often late and still `pending`, but never
 * too early; the timestamps and WhatsApp's ID are reliable.
 */
export function getDeliveryStatus(record: IDataObject): string {
	const statuses = [record.delivery_status, record.status];
	if (record.read_at || statuses.includes('read')) return 'read';
	// A message from a customer has been delivered to the account.
	if (record.delivered_at || statuses.includes('delivered') || statuses.includes('received')) {
		return 'delivered';
	}
	if (statuses.includes('failed')) return 'failed';
	return record.whatsapp_message_id || statuses.includes('sent') ? 'sent' : 'queued';
}

/** Returns the fields of a message that workflows need, with computed `direction` and `delivery`; the API's record has 18. */
export function simplifyMessage(record: IDataObject): IDataObject {
	return {
		...pick(record, ['id', 'session_id', 'from', 'to', 'message']),
		direction: record.status === 'received' ? 'incoming' : 'outgoing',
		delivery: getDeliveryStatus(record),
		...pick(record, ['error_message', 'whatsapp_message_id', 'created_at']),
	};
}

/** Returns `{deleted: true}`, whatever the API answers to a successful deletion. */
export async function returnDeleted(): Promise<INodeExecutionData[]> {
	return [{ json: { deleted: true } }];
}
