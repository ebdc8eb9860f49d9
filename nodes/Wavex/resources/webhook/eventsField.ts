import type { INodeProperties } from 'n8n-workflow';

import { events } from '../../webhooks/events';
import { throwInputError, formatValue, getParameter } from '../../parameters/values';
import { deferred } from '../../parameters/deferred';
import type { ValueResolver } from '../../parameters/deferred';

const known = events.map(({ value }) => value);

/** A list of events that the API knows, at least one; an expression can yield anything. */
function eventList(parameter: string): ValueResolver {
	return (context) => {
		const chosen = getParameter(context, parameter);
		const advice = `Choose from ${known.join(', ')}.`;
		if (!Array.isArray(chosen)) {
			return throwInputError(
				context,
				`The field 'Events' is ${formatValue(chosen)}, not a list`,
				advice,
			);
		}
		if (chosen.length === 0) return throwInputError(context, "The field 'Events' is empty", advice);
		const unknown = chosen.find((event: unknown) => !known.some((value) => value === event));
		if (unknown === undefined) return [...new Set(chosen)];
		return throwInputError(
			context,
			`The field 'Events' holds ${formatValue(unknown)}, which is no event`,
			advice,
		);
	};
}

/** What the API calls the webhook for. `parameter` is its place, with a dot inside a collection. */
export function eventsField(parameter: string): INodeProperties {
	return {
		displayName: 'Events',
		name: 'events',
		type: 'multiOptions',
		options: events,
		default: [],
		description: 'What the API calls the address for',
		routing: { send: { type: 'body', property: 'events', value: deferred(eventList(parameter)) } },
	};
}
