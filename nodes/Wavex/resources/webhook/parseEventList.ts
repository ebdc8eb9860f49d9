import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { events } from '../../webhooks/events';

/** Every event is named as `message.received`: that tells it from the fields of an envelope. */
const EVENT = /^[a-z_]+\.[a-z_.]+$/;

function describe(event: string, description: unknown): IDataObject {
	const own = events.find(({ value }) => value === event)?.description;
	return { event, description: typeof description === 'string' ? description : (own ?? null) };
}

/** The events in an answer of any form: names, objects that hold a name, `{name: description}`, or one of these inside an object. */
function eventsIn(value: unknown): IDataObject[] {
	if (typeof value === 'string') return EVENT.test(value) ? [describe(value, undefined)] : [];
	if (Array.isArray(value)) return value.flatMap(eventsIn);
	if (typeof value !== 'object' || value === null) return [];
	const record = value as IDataObject;
	const name = [record.event, record.name, record.key, record.value, record.type].find(
		(text): text is string => typeof text === 'string' && EVENT.test(text),
	);
	if (name !== undefined) return [describe(name, record.description ?? record.label)];
	return Object.entries(record).flatMap(([key, inner]) => {
		if (!EVENT.test(key)) return eventsIn(inner);
		const nested = (inner as IDataObject | null)?.description;
		return [describe(key, typeof inner === 'string' ? inner : nested)];
	});
}

/** `{event, description}` for each event. The API's form of this answer is not documented. */
export async function splitEvents(items: INodeExecutionData[]): Promise<INodeExecutionData[]> {
	return eventsIn(items.map(({ json }) => json)).map((json) => ({ json }));
}
