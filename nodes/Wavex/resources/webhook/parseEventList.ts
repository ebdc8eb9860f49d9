import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { events } from '../../webhooks/events';

/** The form of event names, such as `message.received`; other fields of the response have no dot. */
const EVENT = /^[a-z_]+\.[a-z_.]+$/;

function createEvent(event: string, description: unknown): IDataObject {
	const own = events.find(({ value }) => value === event)?.description;
	return { event, description: typeof description === 'string' ? description : (own ?? null) };
}

/** Returns the events of a response in any form: names, objects with a name, `{name: description}`, or one of these inside an object. */
function findEvents(value: unknown): IDataObject[] {
	if (typeof value === 'string') return EVENT.test(value) ? [createEvent(value, undefined)] : [];
	if (Array.isArray(value)) return value.flatMap(findEvents);
	if (typeof value !== 'object' || value === null) return [];
	const record = value as IDataObject;
	const name = [record.event, record.name, record.key, record.value, record.type].find(
		(text): text is string => typeof text === 'string' && EVENT.test(text),
	);
	if (name !== undefined) return [createEvent(name, record.description ?? record.label)];
	return Object.entries(record).flatMap(([key, inner]) => {
		if (!EVENT.test(key)) return findEvents(inner);
		const nested = (inner as IDataObject | null)?.description;
		return [createEvent(key, typeof inner === 'string' ? inner : nested)];
	});
}

/** Returns `{event, description}` for each event. The form of the API's response is not documented. */
export async function splitEvents(items: INodeExecutionData[]): Promise<INodeExecutionData[]> {
	return findEvents(items.map(({ json }) => json)).map((json) => ({ json }));
}
