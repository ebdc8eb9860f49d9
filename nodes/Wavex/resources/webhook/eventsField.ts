import type { INodeProperties } from 'n8n-workflow';

import { sendInBody } from '../../shared/fieldRouting';
import { events } from '../../webhooks/events';
import { throwInputError, formatValue, getParameter } from '../../parameters/values';
import type { ParameterReader } from '../../parameters/deferred';

const known = events.map(({ value }) => value);

/** Returns a list of at least one event, each known to the API; an expression can yield anything. */
const eventList: ParameterReader = (context, parameter, label) => {
	const selected = getParameter(context, parameter);
	const advice = `Choose from ${known.join(', ')}.`;
	if (!Array.isArray(selected)) {
		return throwInputError(
			context,
			`The field '${label}' is ${formatValue(selected)}, not a list`,
			advice,
		);
	}
	if (selected.length === 0) {
		return throwInputError(context, `The field '${label}' is empty`, advice);
	}
	const unknown = selected.find((event: unknown) => !known.some((value) => value === event));
	if (unknown === undefined) return [...new Set(selected)];
	return throwInputError(
		context,
		`The field '${label}' contains ${formatValue(unknown)}, which is not an event`,
		advice,
	);
};

export const eventsField: INodeProperties = {
	displayName: 'Events',
	name: 'events',
	type: 'multiOptions',
	options: events,
	default: [],
	description: 'The events to send to the URL',
	routing: sendInBody('events', eventList),
};
