import type { INodeProperties } from 'n8n-workflow';

/**
 * Adds a hidden parameter of the same name after each collection. Before a node runs, n8n rebuilds its collections field by
 * field, and so drops one that is an expression as a whole (NodeHelpers.getNodeParameters); a hidden parameter it keeps as it
 * is stored.
 */
export function keepCollectionExpressions(properties: INodeProperties[]): INodeProperties[] {
	return properties.flatMap((property) => {
		const { displayName, name, type, displayOptions } = property;
		if (type !== 'collection') return [property];
		const stored = { displayName, name, type: 'hidden' as const, default: {} };
		return [property, { ...stored, ...(displayOptions && { displayOptions }) }];
	});
}
