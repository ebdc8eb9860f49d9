import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { updateDisplayOptions } from 'n8n-workflow';

import { bracesHint } from '../../shared/bracesHint';
import { requireChange } from '../../parameters/requireChange';
import {
	isBlank,
	optional,
	throwInputError,
	requiredText,
	getParameter,
} from '../../parameters/values';
import { deferred } from '../../parameters/deferred';
import type { ValueResolver } from '../../parameters/deferred';
import { categories, category, mediaFields, resolveMedia } from './fields';

const NAME = 'updateFields.name';
const CONTENT = 'updateFields.content';

const someChange = requireChange('updateFields');

/** Sends nothing itself. New media beside Remove Media would leave it open which of them wins. */
const checkChanges: ValueResolver = async (context) => {
	await someChange(context);
	const { removeMedia, mediaUrl, mediaType, mediaFilename } = getParameter(
		context,
		'updateFields',
	) as IDataObject;
	if (removeMedia !== true || [mediaUrl, mediaType, mediaFilename].every(isBlank)) return;
	throwInputError(
		context,
		"'Remove Media' is on, and new media is given too",
		"Take 'Remove Media' or the media fields out of 'Update Fields'.",
	);
};

const fields: INodeProperties[] = [
	{
		displayName: 'Update Fields',
		name: 'updateFields',
		type: 'collection',
		placeholder: 'Add field',
		default: {},
		routing: {
			request: { body: { updateFields: deferred(checkChanges), ...resolveMedia('updateFields') } },
		},
		options: [
			{
				displayName: 'Category',
				name: 'category',
				type: 'options',
				options: categories,
				default: 'general',
				description: 'What the template is for',
				routing: {
					send: {
						type: 'body',
						property: 'category',
						value: deferred(category('updateFields.category')),
					},
				},
			},
			{
				displayName: 'Content',
				name: 'content',
				type: 'string',
				typeOptions: { rows: 4 },
				default: '',
				description: 'The text, with {{variables}}',
				hint: bracesHint,
				routing: {
					send: {
						type: 'body',
						property: 'content',
						value: deferred(optional(CONTENT, requiredText(CONTENT, 'Content'))),
					},
				},
			},
			...mediaFields,
			{
				displayName: 'Name',
				name: 'name',
				type: 'string',
				default: '',
				description: 'What the template is called in your Wavex account',
				routing: {
					send: {
						type: 'body',
						property: 'name',
						value: deferred(optional(NAME, requiredText(NAME, 'Name'))),
					},
				},
			},
			{
				displayName: 'Remove Media',
				name: 'removeMedia',
				type: 'boolean',
				default: true,
				description: 'Whether to take the media away from the template',
			},
		],
	},
];

export const templateUpdate = updateDisplayOptions(
	{ show: { resource: ['template'], operation: ['update'] } },
	fields,
);
