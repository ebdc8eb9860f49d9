import type { DisplayCondition, IDisplayOptions, INodeProperties } from 'n8n-workflow';

/**
 * Returns the collection with a hidden parameter of the same name. Before a node runs, n8n rebuilds its collections field by
 * field, and so drops one that is an expression as a whole (NodeHelpers.getNodeParameters); a hidden parameter it keeps as it
 * is stored.
 */
function acceptWhole(collection: INodeProperties): INodeProperties[] {
	const { displayName, name, default: initial, displayOptions } = collection;
	const stored = { displayName, name, type: 'hidden' as const, default: initial };
	return [collection, { ...stored, ...(displayOptions && { displayOptions }) }];
}

/**
 * Returns a field that one choice of a select shows, once for that choice, and once, not required, for an expression: n8n then
 * shows the fields of all choices and would not run the node while a required one is empty. The readers check them.
 */
function acceptChoice(field: INodeProperties, select: string): INodeProperties[] {
	const { show = {}, hide } = field.displayOptions ?? {};
	const { [select]: choices = [], ...others } = show;
	const hideFor = (...conditions: Array<DisplayCondition['_cnd']>): IDisplayOptions => ({
		show: others,
		hide: { ...hide, [select]: conditions.map((_cnd) => ({ _cnd }) as DisplayCondition) },
	});
	return [
		{ ...field, displayOptions: hideFor({ not: String(choices[0]) }) },
		// What sorts before "=" or from ">" on does not begin with "=". On a busy machine n8n would give up on a pattern.
		{ ...field, required: false, displayOptions: hideFor({ lt: '=' }, { gte: '>' }) },
	];
}

/** Lets collections and selects be expressions, where n8n itself would drop values or demand too many. */
export function acceptExpressions(properties: INodeProperties[]): INodeProperties[] {
	return properties.flatMap((property) => {
		// A list that is required is missed when n8n drops it: the node fails.
		const isOptionalList = property.type === 'fixedCollection' && !property.required;
		if (property.type === 'collection' || isOptionalList) return acceptWhole(property);
		const conditions = Object.keys(property.displayOptions?.show ?? {});
		const select = conditions.find((name) => !['resource', 'operation'].includes(name));
		return property.required && select ? acceptChoice(property, select) : [property];
	});
}
