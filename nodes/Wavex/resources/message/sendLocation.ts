import type { INodeProperties } from 'n8n-workflow';

import { sendInBody, showFor } from '../../shared/fieldRouting';
import { numberBetween, optional, requiredText } from '../../parameters/values';

const fields: INodeProperties[] = [
	{
		displayName: 'Latitude',
		name: 'latitude',
		type: 'number',
		typeOptions: { minValue: -90, maxValue: 90, numberPrecision: 8 },
		required: true,
		// Not 0, which is a valid coordinate: an empty field must not send a location in the sea.
		default: '',
		placeholder: 'e.g. 30.0444',
		description: 'Degrees north of the equator, -90 to 90',
		routing: sendInBody('latitude', numberBetween(-90, 90)),
	},
	{
		displayName: 'Longitude',
		name: 'longitude',
		type: 'number',
		typeOptions: { minValue: -180, maxValue: 180, numberPrecision: 8 },
		required: true,
		default: '',
		placeholder: 'e.g. 31.2357',
		description: 'Degrees east of Greenwich, -180 to 180',
		routing: sendInBody('longitude', numberBetween(-180, 180)),
	},
	{
		displayName: 'Description',
		name: 'description',
		type: 'string',
		default: '',
		placeholder: 'e.g. Our shop in Cairo',
		description: 'Text to show with the location',
		routing: sendInBody('description', optional(requiredText)),
	},
];

export const messageSendLocation = showFor('message', ['sendLocation'], fields);
