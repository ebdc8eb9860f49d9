import type {
	IDataObject,
	IExecuteSingleFunctions,
	INodeProperties,
	ResourceMapperValue,
} from 'n8n-workflow';

import { formatValue, getParameter, isBlank, throwInputError } from '../parameters/values';
import { getTemplateVariables } from '../transport/templateVariables';
import { containsExpression } from '../utils/expression';
import { isObject } from '../utils/isObject';
import { parseJson } from '../utils/parseJson';
import type { ValueResolver } from '../parameters/deferred';
import { sendInBody } from './fieldRouting';

function isScalar(value: unknown): boolean {
	return ['string', 'number', 'boolean'].includes(typeof value);
}

/** Whether all items use one template, so that the fields in the editor are its variables; an expression may select another for each item. */
function isTemplateFixed(context: IExecuteSingleFunctions): boolean {
	const raw: unknown = context.getNodeParameter('templateId', '', { rawExpressions: true });
	return !containsExpression(raw);
}

/** What the field holds for one item. */
export interface Mapping {
	/** Whether the variables are the item's fields with their names (Map Automatically). */
	isAutomatic: boolean;
	values: IDataObject;
	/** The variables that the editor stored with the mapping. */
	fields: string[];
}

/** Returns an object of variables, which may be JSON text; empty for nothing. Throws when it is none. */
export function requireVariablesObject(
	context: IExecuteSingleFunctions,
	given: unknown,
	label = 'Variables',
): IDataObject {
	const parsed = isBlank(given) ? {} : parseJson(given);
	if (isObject(parsed)) return parsed;
	return throwInputError(
		context,
		`The field '${label}' is ${formatValue(given)}, not an object`,
		'Its form is { "name": "Ahmed" }.',
	);
}

/**
 * Returns the field's value as a mapping. A workflow written by hand or by an AI may contain a plain `{name: value}`, also as
 * JSON text, and an expression may return one.
 *
 * @throws NodeOperationError when it is neither
 */
export function parseMapping(context: IExecuteSingleFunctions, given: unknown): Mapping {
	const mapper = requireVariablesObject(context, given);
	if (!('mappingMode' in mapper)) return { isAutomatic: false, values: mapper, fields: [] };
	const { mappingMode, value, schema } = mapper as Partial<ResourceMapperValue>;
	return {
		isAutomatic: mappingMode === 'autoMapInputData',
		values: requireVariablesObject(context, value),
		fields: (schema ?? []).map(({ id }) => id),
	};
}

/**
 * Returns the names of the template's variables. The editor stores them for a template that is selected; otherwise the API
 * is asked, once for each template and run of the node. Undefined when the API returns none.
 *
 * @throws NodeOperationError when they are not known, but the item's fields must be chosen by them
 */
export async function readVariableNames(
	context: IExecuteSingleFunctions,
	{ isAutomatic, fields }: Mapping,
	useStored: boolean,
): Promise<string[] | undefined> {
	const stored = fields.length > 0 && isTemplateFixed(context) ? fields : undefined;
	if (stored && useStored) return stored;
	const templateId = String(getParameter(context, 'templateId')).trim();
	const names = (await getTemplateVariables(context, templateId)) ?? stored;
	if (names || !isAutomatic) return names;
	return throwInputError(
		context,
		`The API returned neither the text nor the variables of template ${templateId}`,
		"Select 'Map Each Variable Manually' and enter the variables.",
	);
}

/** Returns the variables of one item, and the names of those without a value. */
export function selectVariables(
	{ isAutomatic, values }: Mapping,
	json: IDataObject,
	names = Object.keys(values),
): { variables: IDataObject; missing: string[] } {
	const source = isAutomatic ? json : values;
	const chosen = isAutomatic ? names : [...new Set([...names, ...Object.keys(values)])];
	const given = chosen.filter((name) => Object.hasOwn(source, name) && !isBlank(source[name]));
	return {
		variables: Object.fromEntries(given.map((name) => [name, source[name]])),
		missing: names.filter((name) => !given.includes(name)),
	};
}

/** Returns what is wrong with variables that have no value, e.g. `variables 'name', 'city' are empty`. */
export function describeEmpty(names: string[]): string {
	const listed = names.map((name) => `'${name}'`).join(', ');
	return names.length > 1 ? `variables ${listed} are empty` : `variable ${listed} is empty`;
}

/** Returns the template's variables as `{name: value}`; undefined when there are none. */
const readTemplateVariables: ValueResolver = async (context) => {
	const mapping = parseMapping(context, getParameter(context, 'variables'));
	const names = await readVariableNames(context, mapping, true);
	const { variables, missing } = selectVariables(mapping, context.getInputData().json, names);
	if (missing.length > 0) {
		return throwInputError(
			context,
			`The template's ${describeEmpty(missing)}`,
			"Enter a value under 'Variables'.",
		);
	}
	const wrong = Object.keys(variables).find((name) => !isScalar(variables[name]));
	if (wrong !== undefined) {
		return throwInputError(
			context,
			`The template's variable '${wrong}' is ${formatValue(variables[wrong])}, not text or a number`,
			'Pass only the text, not the whole object.',
		);
	}
	return Object.keys(variables).length > 0 ? variables : undefined;
};

/** One field for each variable of the selected template. */
export const variablesField: INodeProperties = {
	displayName: 'Variables',
	name: 'variables',
	type: 'resourceMapper',
	noDataExpression: true,
	displayOptions: { hide: { templateId: [''] } },
	default: { mappingMode: 'defineBelow', value: null },
	description: "The value of each {{variable}} in the template's text",
	typeOptions: {
		loadOptionsDependsOn: ['templateId.value'],
		resourceMapper: {
			resourceMapperMethod: 'templateVariables',
			mode: 'add',
			valuesLabel: 'Variables',
			fieldWords: { singular: 'variable', plural: 'variables' },
			addAllFields: true,
			multiKeyMatch: false,
			supportAutoMap: true,
			// The method's notice explains why there are none.
			hideNoDataError: true,
		},
	},
	routing: sendInBody('variables', readTemplateVariables),
};
