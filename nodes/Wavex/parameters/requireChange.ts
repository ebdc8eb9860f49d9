import type { IDataObject } from 'n8n-workflow';

import type { ParameterReader } from './deferred';
import { isBlank, throwInputError, getParameter } from './values';

function isGiven(value: unknown): boolean {
	return !isBlank(value) && value !== false && !(Array.isArray(value) && value.length === 0);
}

/** Sends nothing itself: throws when every field of the collection is missing or empty. */
export const requireChange: ParameterReader<undefined> = (context, collection) => {
	const fields = Object.values(getParameter(context, collection) as IDataObject);
	if (fields.some(isGiven)) return undefined;
	return throwInputError(
		context,
		'There is nothing to update',
		"Add a field under 'Update Fields' and give it a value.",
	);
};
