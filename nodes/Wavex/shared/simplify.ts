import type { IDataObject, IExecuteSingleFunctions, INodeExecutionData } from 'n8n-workflow';

function pick(record: IDataObject, fields: readonly string[]): IDataObject {
	return Object.fromEntries(
		fields.filter((field) => field in record).map((field) => [field, record[field]]),
	);
}

/** Keeps of each session what a workflow decides by; the API's record has eleven fields. Does nothing when Simplify is off. */
export async function simplifySessions(
	this: IExecuteSingleFunctions,
	items: INodeExecutionData[],
): Promise<INodeExecutionData[]> {
	if (!this.getNodeParameter('simplify', true)) return items;
	const fields = ['id', 'name', 'phone', 'status', 'health_status', 'last_connected_at'];
	return items.map((item) => ({ ...item, json: pick(item.json, fields) }));
}
