import type { IDataObject, INodeProperties, INodePropertyCollection } from 'n8n-workflow';

import { isExpression, splitExpression } from '../utils/expression';

/** An expression of n8n in a field that is set to Fixed, which n8n does not evaluate. */
export interface Unevaluated {
	/** The field's name in the editor. */
	label: string;
	expression: string;
}

type Field = INodeProperties | INodePropertyCollection;

/** What n8n gives a value in code; any other name in braces is a variable of the API. */
const N8N_NAME =
	/\$(?:\(|(?:agentInfo|binary|env|execution|fromAI|if|ifEmpty|input|item|itemIndex|items|jmespath|json|max|min|node|now|parameter|prevNode|runIndex|secrets|today|tool|vars|workflow)\b)/;

function search(value: unknown, label: string, fields: Field[]): Unevaluated | undefined {
	if (typeof value === 'string' && !isExpression(value)) {
		const code = splitExpression(value).find(({ text, isCode }) => isCode && N8N_NAME.test(text));
		return code && { label, expression: `{{${code.text}}}` };
	}
	if (typeof value !== 'object' || value === null) return undefined;
	for (const [name, inner] of Object.entries(value)) {
		const field = fields.find((candidate) => candidate.name === name);
		const innerFields = field && ('values' in field ? field.values : field.options);
		const found = search(
			inner,
			field?.displayName ?? label,
			(innerFields as Field[] | undefined) ?? fields,
		);
		if (found) return found;
	}
	return undefined;
}

/** Returns the first of these fields whose value in the node contains an expression that n8n does not evaluate. */
export function findUnevaluated(
	fields: INodeProperties[],
	values: IDataObject,
): Unevaluated | undefined {
	const given = fields.map(({ name }) => [name, values[name]] as const);
	return search(Object.fromEntries(given), '', fields);
}
