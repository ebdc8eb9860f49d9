import type { IDataObject } from 'n8n-workflow';

import type { Build } from '../transport/late';
import { isBlank, refuse, typed } from './values';

function isGiven(value: unknown): boolean {
	return !isBlank(value) && value !== false && !(Array.isArray(value) && value.length === 0);
}

/** Makes nothing itself: refuses an update of which every field in the `collection` was left out or left empty. */
export function requireChange(collection: string): Build {
	return function () {
		const fields = Object.values(typed(this, collection) as IDataObject);
		if (fields.some(isGiven)) return undefined;
		return refuse(
			this,
			'There is nothing to update',
			"Add a field under 'Update Fields' and give it a value.",
		);
	};
}
