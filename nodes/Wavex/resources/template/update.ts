import type { IDataObject, INodeProperties } from 'n8n-workflow';

import type { ParameterReader } from '../../parameters/deferred';
import { requireChange } from '../../parameters/requireChange';
import {
	isBlank,
	optional,
	requiredText,
	throwInputError,
	getParameter,
} from '../../parameters/values';
import { optionalVariableText } from '../../parameters/variableText';
import { mediaLinkFields } from '../../shared/mediaLinkFields';
import { sendInBody, showFor } from '../../shared/fieldRouting';
import { categoryField, contentField, nameField } from './fields';
import { createMediaBody } from './mediaBody';

/** Sends nothing itself. New media together with Remove Media would be ambiguous. */
const checkChanges: ParameterReader<undefined> = (context, collection, label) => {
	// An expression of nothing but a variable has no value for n8n.
	const content = optionalVariableText(context, `${collection}.content`, contentField.displayName);
	if (content === undefined) requireChange(context, collection, label);
	const { removeMedia, mediaUrl, mediaType, mediaFilename } = getParameter(
		context,
		collection,
	) as IDataObject;
	if (removeMedia !== true || [mediaUrl, mediaType, mediaFilename].every(isBlank)) return undefined;
	return throwInputError(
		context,
		"'Remove Media' is on, but new media is given too",
		`Remove 'Remove Media' or the media fields from '${label}'.`,
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
			request: { body: createMediaBody('updateFields') },
			...sendInBody('updateFields', checkChanges),
		},
		options: [
			categoryField,
			{ ...contentField, routing: sendInBody('content', optionalVariableText) },
			...mediaLinkFields(),
			{ ...nameField, routing: sendInBody('name', optional(requiredText)) },
			{
				displayName: 'Remove Media',
				name: 'removeMedia',
				type: 'boolean',
				default: true,
				description: 'Whether to remove the media from the template',
			},
		],
	},
];

export const templateUpdate = showFor('template', ['update'], fields);
