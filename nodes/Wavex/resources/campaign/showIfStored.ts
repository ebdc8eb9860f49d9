import type { DisplayCondition, INodeProperties } from 'n8n-workflow';

/** Shows an option that became a field only in workflows that contain it, so that it is not offered beside the field. */
export function showIfStored(path: string): Pick<INodeProperties, 'displayOptions'> {
	const isStored: DisplayCondition = { _cnd: { exists: true } };
	return { displayOptions: { show: { [`/${path}`]: [isStored] } } };
}
