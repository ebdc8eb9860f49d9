import type { IDataObject } from 'n8n-workflow';

import type { ValueResolver } from './deferred';
import { isBlank, throwInputError, getParameter } from './values';

function isGiven(value: unknown): boolean {
	return !isBlank(value) && value !== false && !(Array.isArray(value) && value.length === 0);
}

/** Makes nothing itself: refuses an update of which every field in the `collection` was left out or left empty. */
export function requireChange(collection: string): ValueResolver {
	return (context) => {
		const fields = Object.values(getParameter(context, collection) as IDataObject);
		if (fields.some(isGiven)) return undefined;
		return throwInputError(
			context,
			'There is nothing to update',
			"Add a field under 'Update Fields' and give it a value.",
		);
	};
}
