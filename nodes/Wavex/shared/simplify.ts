import type {
	IDataObject,
	IExecuteSingleFunctions,
	INodeExecutionData,
	INodeProperties,
} from 'n8n-workflow';

type Shape = (record: IDataObject) => IDataObject;

/** The Simplify switch of operations whose records have more than ten fields; `shape` makes the simplified record. */
export function simplifyField(shape: Shape): INodeProperties {
	return {
		displayName: 'Simplify',
		name: 'simplify',
		type: 'boolean',
		default: true,
		description: 'Whether to return a simplified version of the response instead of the raw data',
		routing: {
			output: {
				postReceive: [
					async function (
						this: IExecuteSingleFunctions,
						items: INodeExecutionData[],
					): Promise<INodeExecutionData[]> {
						if (!this.getNodeParameter('simplify', true)) return items;
						return items.map((item) => ({ ...item, json: shape(item.json) }));
					},
				],
			},
		},
	};
}

function pick(record: IDataObject, fields: readonly string[]): IDataObject {
	return Object.fromEntries(
		fields.filter((field) => field in record).map((field) => [field, record[field]]),
	);
}

/** Keeps of a session what a workflow decides by; the API's record has eleven fields. */
export function simplifySession(record: IDataObject): IDataObject {
	const fields = ['id', 'name', 'phone', 'status', 'health_status', 'last_connected_at', 'health'];
	return pick(record, fields);
}

/**
 * How far a message came: queued, sent, delivered, read or failed. The API's `delivery_status` often stays behind at
 * `pending`, but never runs ahead; the time stamps and WhatsApp's own ID tell the truth.
 */
export function getDeliveryStatus(record: IDataObject): string {
	const said = [record.delivery_status, record.status];
	if (record.read_at || said.includes('read')) return 'read';
	// What a customer wrote has reached us.
	if (record.delivered_at || said.includes('delivered') || said.includes('received')) {
		return 'delivered';
	}
	if (said.includes('failed')) return 'failed';
	return record.whatsapp_message_id || said.includes('sent') ? 'sent' : 'queued';
}

/** Keeps of a message what a workflow decides by, with `direction` and `delivery` computed; the API's record has 18 fields. */
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
